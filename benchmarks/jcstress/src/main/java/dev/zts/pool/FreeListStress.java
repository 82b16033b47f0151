package dev.zts.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads meet at the free list of the pool. */
final class FreeListStress {
    private FreeListStress() {}

    /** One place, two who want it. */
    @JCStressTest
    @Outcome(id = {"0, -1", "-1, 0"}, expect = ACCEPTABLE, desc = "One of them has it.")
    @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "Both have it.")
    @Outcome(expect = FORBIDDEN, desc = "It is lost.")
    @State
    public static class OnePlace {
        private final FreeList list = new FreeList(1);

        public OnePlace() {
            list.push(0, 1);
        }

        @Actor
        public void one(II_Result result) {
            result.r1 = list.pop();
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = list.pop();
        }
    }

    /**
     * One takes a place while the other takes two and gives the first one back: the top is the old
     * one again, but what lies below is in use. What is left is counted afterwards.
     */
    @JCStressTest
    @Outcome(id = {"2, 0, 1", "2, 1, 0", "1, 0, 2", "0, 1, 2"}, expect = ACCEPTABLE, desc = "Each place is somewhere once.")
    @Outcome(expect = FORBIDDEN, desc = "A place is in use twice, or lost.")
    @State
    public static class OldTop {
        private final FreeList list = new FreeList(3);

        public OldTop() {
            for (int place = 0; place < 3; place++) {
                list.push(place, 3);
            }
        }

        @Actor
        public void takes(III_Result result) {
            result.r1 = list.pop();
        }

        @Actor
        public void takesTwoAndGivesBack(III_Result result) {
            int first = list.pop();
            result.r2 = list.pop();
            list.push(first, 3);
        }

        @Arbiter
        public void rest(III_Result result) {
            result.r3 = list.pop();
        }
    }

    /** Two places are given back to a list that has room for one. */
    @JCStressTest
    @Outcome(id = {"1, 0, 1", "0, 1, 1"}, expect = ACCEPTABLE, desc = "One found room.")
    @Outcome(expect = FORBIDDEN, desc = "More than it holds, or less.")
    @State
    public static class RoomForOne {
        private final FreeList list = new FreeList(2);

        @Actor
        public void one(III_Result result) {
            result.r1 = list.push(0, 1) ? 1 : 0;
        }

        @Actor
        public void other(III_Result result) {
            result.r2 = list.push(1, 1) ? 1 : 0;
        }

        @Arbiter
        public void size(III_Result result) {
            result.r3 = list.size();
        }
    }

    /** What was done to a runtime before it was given back is seen by who takes it. */
    @JCStressTest
    @Outcome(id = {"-1, 0", "0, 1"}, expect = ACCEPTABLE, desc = "Not there yet, or there as it was left.")
    @Outcome(expect = FORBIDDEN, desc = "There, but not as it was left.")
    @State
    public static class Handover {
        private final FreeList list = new FreeList(1);
        private int left;

        @Actor
        public void givesBack() {
            left = 1;
            list.push(0, 1);
        }

        @Actor
        public void takes(II_Result result) {
            result.r1 = list.pop();
            result.r2 = result.r1 == 0 ? left : 0;
        }
    }
}
