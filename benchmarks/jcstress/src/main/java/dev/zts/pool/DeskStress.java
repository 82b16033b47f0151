package dev.zts.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Someone asks while a place is given back: the answer is never missed. */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Who waits has the place.")
@Outcome(id = "0, 1", expect = FORBIDDEN, desc = "Someone waits beside a free place.")
@Outcome(expect = FORBIDDEN, desc = "The place is lost or there twice.")
@State
public class DeskStress {
    private final AtomicInteger handed = new AtomicInteger();
    private final Shards free = new Shards(1, 1);
    private final Desk desk =
            new Desk(
                    free,
                    new Desk.Outcome() {
                        @Override
                        public void hand(Waiter waiter, int place) {
                            handed.incrementAndGet();
                        }

                        @Override
                        public void refuse(Waiter waiter) {}

                        @Override
                        public void unwanted(int place) {}
                    });

    @Actor
    public void asks() {
        desk.ask(new Waiter(_ -> {}, 0, 0, Long.MAX_VALUE));
    }

    @Actor
    public void givesBack() {
        desk.put(0, 0);
    }

    @Arbiter
    public void afterwards(II_Result result) {
        result.r1 = handed.get();
        result.r2 = free.size();
    }
}
