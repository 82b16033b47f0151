package dev.zts.pool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However two threads meet at the slots, it is as if one had come after the other. */
@Tag("lincheck")
class SlotsLincheckTest {

    private static ModelCheckingOptions options() {
        // Whatever ran before the two threads would empty the slots, and nothing could go wrong.
        return new ModelCheckingOptions()
                .threads(2)
                .actorsBefore(0)
                .actorsPerThread(2)
                .actorsAfter(1)
                .iterations(6)
                .invocationsPerIteration(200);
    }

    /** Two places, one of them with a free runtime. Runtimes and those who wait are numbers. */
    public static final class PoolOfTwo {
        private final Slots<Integer, Integer> slots = new Slots<>(2);

        public PoolOfTwo() {
            slots.reserve();
            slots.opened(1);
        }

        @Operation
        public boolean reserve() {
            return slots.reserve();
        }

        @Operation
        public String opened() {
            return slots.opened(2).toString();
        }

        @Operation
        public boolean take() {
            return slots.take() != null;
        }

        @Operation
        public String takeOrQueue() {
            return slots.takeOrQueue(7).toString();
        }

        @Operation
        public boolean cancel() {
            return slots.cancel(7);
        }

        @Operation
        public boolean grow() {
            return slots.grow();
        }

        @Operation
        public String giveBack() {
            return slots.giveBack(1).toString();
        }

        @Operation
        public String close() {
            return slots.close().toString();
        }

        @Operation
        public String counts() {
            return slots.counts().toString();
        }
    }

    /** The same without the lock: looks first, acts after. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // the race to be found
    public static final class RacyPoolOfTwo {
        private volatile int places;

        @Operation
        public boolean open() {
            if (places == 2) {
                return false;
            }
            places++;
            return true;
        }

        @Operation
        public int places() {
            return places;
        }
    }

    /** Free runtimes in a plain stack. */
    public static final class RacyStack {
        private final Deque<Integer> free = new ArrayDeque<>();

        @Operation
        public void open() {
            free.addLast(1);
        }

        @Operation
        public @Nullable Integer take() {
            return free.pollLast();
        }
    }

    @Test
    void slots_areLinearizable() {
        options().check(PoolOfTwo.class);
    }

    @Test
    void slotsThatLookFirstAndActAfter_areFoundOut() {
        assertThatThrownBy(() -> options().check(RacyPoolOfTwo.class))
                .isInstanceOf(LincheckAssertionError.class);
    }

    @Test
    void slotsWithoutLock_areFoundOut() {
        assertThatThrownBy(() -> options().check(RacyStack.class))
                .isInstanceOf(LincheckAssertionError.class);
    }
}
