package dev.zts.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Known to be wrong, so that a run shows that it would find the same in ours. */
final class BadTwinStress {
    private BadTwinStress() {}

    /** Looks at the place first and takes it after. */
    @JCStressTest
    @Outcome(id = {"0, -1", "-1, 0"}, expect = ACCEPTABLE, desc = "One of them has it.")
    @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "Both have it.")
    @State
    public static class LooksFirst {
        private volatile boolean free = true;

        private int pop() {
            if (free) {
                free = false;
                return 0;
            }
            return FreeList.NONE;
        }

        @Actor
        public void one(II_Result result) {
            result.r1 = pop();
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = pop();
        }
    }

    /** Who waits and who gives back tell each other by plain writes, and both look too early. */
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "One of them sees the other.")
    @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "Someone waits beside a free place.")
    @State
    public static class MissesTheOther {
        private int free;
        private int waiting;
        private int waiterSaw;
        private int giverSaw;

        @Actor
        public void asks() {
            waiting = 1;
            waiterSaw = free;
        }

        @Actor
        public void givesBack() {
            free = 1;
            giverSaw = waiting;
        }

        @Arbiter
        public void afterwards(II_Result result) {
            result.r1 = waiterSaw;
            result.r2 = giverSaw;
        }
    }
}
