package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One writer and one reader of a ring so small that it wraps all the time. */
@Tag("lincheck")
class ColumnRingLincheckTest {

    private static ModelCheckingOptions options() {
        return new ModelCheckingOptions()
                .threads(2)
                .actorsBefore(0)
                .actorsPerThread(3)
                .actorsAfter(0)
                .iterations(6)
                .invocationsPerIteration(200);
    }

    /** Rows of two columns that must agree; the reader says how many did not. */
    public static final class Ring {
        private final ColumnRing ring = new ColumnRing(2, 1, 1);
        private long written;

        @Operation(nonParallelGroup = "writer")
        public void append() {
            written++;
            long[][] columns = ring.row();
            columns[0][ring.slot()] = written;
            columns[1][ring.slot()] = written;
            ring.publish();
        }

        @Operation(nonParallelGroup = "reader")
        public long torn() {
            long[] torn = {0};
            ring.read(
                    0,
                    (number, row) -> torn[0] += row[0] == row[1] && row[0] == number + 1 ? 0 : 1);
            return torn[0];
        }
    }

    /** The same without looking, after the copy, whether the row was overwritten meanwhile. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // the race to be found
    public static final class BlindRing {
        private final long[] first = new long[2];
        private final long[] second = new long[2];
        private volatile long appended;

        @Operation(nonParallelGroup = "writer")
        public void append() {
            int slot = (int) (appended % 2);
            first[slot] = appended + 1;
            second[slot] = appended + 1;
            appended++;
        }

        @Operation(nonParallelGroup = "reader")
        public long torn() {
            long end = appended;
            long torn = 0;
            for (long row = Math.max(0, end - 2); row < end; row++) {
                int slot = (int) (row % 2);
                torn += first[slot] == second[slot] ? 0 : 1;
            }
            return torn;
        }
    }

    @Test
    void reader_neverSeesTornRows() {
        options().check(Ring.class);
    }

    @Test
    void ringThatDoesNotLookAgain_isFoundOut() {
        assertThatThrownBy(() -> options().check(BlindRing.class))
                .isInstanceOf(LincheckAssertionError.class);
    }
}
