package dev.zts.pool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody waits beside a free place, whatever the order in which threads come to the desk. */
@Tag("lincheck")
class DeskLincheckTest {

    /** What came before or after the threads could put right what they did wrong. */
    private static ModelCheckingOptions model() {
        return new ModelCheckingOptions()
                .threads(2)
                .actorsBefore(0)
                .actorsPerThread(2)
                .actorsAfter(0)
                .iterations(10)
                .invocationsPerIteration(200);
    }

    private static StressOptions stress() {
        return new StressOptions()
                .threads(3)
                .actorsBefore(0)
                .actorsPerThread(2)
                .actorsAfter(0)
                .iterations(6)
                .invocationsPerIteration(500);
    }

    /** Two places in two shards, one of them in use at first. */
    public static final class TwoPlaces {
        private final Shards free = new Shards(2, 2);
        private final Desk desk = new Desk(free, new Outcome());
        private final AtomicIntegerArray inUse = new AtomicIntegerArray(2);
        private final AtomicInteger shared = new AtomicInteger();
        private final AtomicInteger unwanted = new AtomicInteger();
        private final AtomicInteger answers = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();

        public TwoPlaces() {
            free.put(0, 0);
            inUse.set(1, 1);
        }

        private final class Outcome implements Desk.Outcome {
            @Override
            public void hand(Waiter waiter, int place) {
                answers.incrementAndGet();
                use(place);
            }

            @Override
            public void refuse(Waiter waiter) {
                answers.incrementAndGet();
            }

            @Override
            public void unwanted(int place) {
                unwanted.incrementAndGet();
            }
        }

        private void use(int place) {
            if (!inUse.compareAndSet(place, 0, 1)) {
                shared.incrementAndGet();
            }
        }

        @Operation
        public void take() {
            int own = desk.takeOwn(1);
            int place = own == FreeList.NONE ? desk.takeOther(1) : own;
            if (place != FreeList.NONE) {
                use(place);
            }
        }

        @Operation
        public void ask() {
            asked.incrementAndGet();
            desk.ask(new Waiter(_ -> {}, 0, 0, Long.MAX_VALUE));
        }

        /** Asks, and changes its mind. */
        @Operation
        public void cancel() {
            Waiter waiter = new Waiter(_ -> {}, 1, 0, Long.MAX_VALUE);
            asked.incrementAndGet();
            desk.ask(waiter);
            if (desk.cancel(waiter)) {
                answers.incrementAndGet();
            }
        }

        @Operation
        public void giveBack() {
            for (int place = 0; place < 2; place++) {
                if (inUse.compareAndSet(place, 1, 0)) {
                    desk.put(1, place);
                    return;
                }
            }
        }

        @Operation
        public void close() {
            desk.close();
        }

        @Validate
        public void nobodyWaitsBesideAFreePlace() {
            int free = this.free.size();
            int used = inUse.get(0) + inUse.get(1);
            check(shared.get() == 0, "two use one place");
            check(free + used + unwanted.get() == 2, "a place is lost");
            check(answers.get() + desk.waiting() == asked.get(), "someone is told twice or never");
            check(desk.waiting() == 0 || free == 0, "someone waits beside a free place");
            check(!desk.closed() || desk.waiting() + free == 0, "something is left after the end");
        }

        private static void check(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalStateException(otherwise);
            }
        }
    }

    /** A desk where who waits looks first and queues after. */
    public static final class LooksFirst {
        private final AtomicInteger free = new AtomicInteger();
        private final AtomicInteger waiting = new AtomicInteger();

        @Operation
        public void ask() {
            if (!takeOne(free)) {
                waiting.incrementAndGet();
            }
        }

        @Operation
        public void giveBack() {
            if (!takeOne(waiting)) {
                free.incrementAndGet();
            }
        }

        private static boolean takeOne(AtomicInteger count) {
            return count.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
        }

        @Validate
        public void nobodyWaitsBesideAFreePlace() {
            if (free.get() > 0 && waiting.get() > 0) {
                throw new IllegalStateException("someone waits beside a free place");
            }
        }
    }

    @Test
    void desk_losesNobodyAndNothing() {
        model().check(TwoPlaces.class);
    }

    @Test
    void desk_underStress_losesNobodyAndNothing() {
        stress().check(TwoPlaces.class);
    }

    @Test
    void deskWhereOneLooksFirstAndQueuesAfter_isFoundOut() {
        assertThatThrownBy(() -> model().minimizeFailedScenario(false).check(LooksFirst.class))
                .isInstanceOf(LincheckAssertionError.class);
    }
}
