package dev.zts.telemetry;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * An immutable, sparse copy of a histogram of nanoseconds: only values that occurred. Three
 * significant digits, 1 ns to 60 s.
 */
public final class LatencySnapshot {
    public static final LatencySnapshot EMPTY =
            new LatencySnapshot(new long[0], new long[0], 0, 0, 0);

    /** Longest value that is told apart; longer ones count as this one. */
    public static final long HIGHEST_NANOS = 60_000_000_000L;

    /** Highest equivalent value of each filled bucket, ascending. */
    private final long[] values;

    private final long[] counts;
    private final long total;
    private final long min;
    private final long max;

    private LatencySnapshot(long[] values, long[] counts, long total, long min, long max) {
        this.values = values;
        this.counts = counts;
        this.total = total;
        this.min = min;
        this.max = max;
    }

    /** {@return an empty histogram of the range and precision that snapshots have} */
    public static Histogram newHistogram() {
        return new Histogram(HIGHEST_NANOS, 3);
    }

    public static LatencySnapshot of(AbstractHistogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return EMPTY;
        }
        long[] values = new long[64];
        long[] counts = new long[64];
        int n = 0;
        for (HistogramIterationValue bucket : histogram.recordedValues()) {
            if (n == values.length) {
                values = Arrays.copyOf(values, n * 2);
                counts = Arrays.copyOf(counts, n * 2);
            }
            values[n] = bucket.getValueIteratedTo();
            counts[n++] = bucket.getCountAtValueIteratedTo();
        }
        return new LatencySnapshot(
                Arrays.copyOf(values, n),
                Arrays.copyOf(counts, n),
                histogram.getTotalCount(),
                histogram.getMinValue(),
                histogram.getMaxValue());
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** {@return how many values were recorded} */
    public long total() {
        return total;
    }

    /** {@return the smallest recorded value in nanoseconds, 0 if there is none} */
    public long minNanos() {
        return min;
    }

    /** {@return the largest recorded value in nanoseconds, 0 if there is none} */
    public long maxNanos() {
        return max;
    }

    /**
     * {@return the value in nanoseconds that {@code percentile} percent of all values do not
     * exceed, 0 if there is none}
     */
    public long nanosAt(double percentile) {
        if (percentile < 0 || percentile > 100) {
            throw new IllegalArgumentException("percentile must be 0 to 100: " + percentile);
        }
        if (percentile == 0) {
            return min;
        }
        // A step down, or a share that is not exact in binary (99.9 % of 1000) asks for one more.
        double share = Math.nextDown(percentile);
        long wanted = Math.max(1, (long) Math.ceil(share * total / 100));
        long seen = 0;
        for (int i = 0; i < values.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.min(values[i], max);
            }
        }
        return 0;
    }

    /** {@return the mean in nanoseconds, 0 if there is no value} */
    public double meanNanos() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * counts[i];
        }
        return total == 0 ? 0 : sum / total;
    }

    /** Adds every value to {@code histogram}. */
    public void addTo(AbstractHistogram histogram) {
        for (int i = 0; i < values.length; i++) {
            histogram.recordValueWithCount(Math.min(values[i], HIGHEST_NANOS), counts[i]);
        }
    }

    /** Adds the counts to {@code bins}, where {@code binOf} gives the bin of a value. */
    public void addTo(long[] bins, LongUnaryOperator binOf) {
        for (int i = 0; i < values.length; i++) {
            bins[(int) binOf.applyAsLong(values[i])] += counts[i];
        }
    }
}
