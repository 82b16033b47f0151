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

    /** So many values are not counted in advance. */
    private static final int FEW = 1_024;

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
        int filled = filledAtMost(histogram);
        long[] values = new long[filled];
        long[] counts = new long[filled];
        int n = 0;
        for (HistogramIterationValue bucket : histogram.recordedValues()) {
            values[n] = bucket.getValueIteratedTo();
            counts[n++] = bucket.getCountAtValueIteratedTo();
        }
        return new LatencySnapshot(
                trimmed(values, n),
                trimmed(counts, n),
                histogram.getTotalCount(),
                histogram.getMinValue(),
                histogram.getMaxValue());
    }

    /**
     * {@return a bound of the filled buckets} A few values are no more buckets than values; many
     * are counted, which costs less than arrays that grow.
     */
    private static int filledAtMost(AbstractHistogram histogram) {
        long total = histogram.getTotalCount();
        if (total <= FEW) {
            return (int) total;
        }
        int filled = 0;
        for (HistogramIterationValue _ : histogram.recordedValues()) {
            filled++;
        }
        return filled;
    }

    private static long[] trimmed(long[] array, int length) {
        return array.length == length ? array : Arrays.copyOf(array, length);
    }

    /** {@return the values of both} */
    public LatencySnapshot plus(LatencySnapshot other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        long[] bothValues = new long[values.length + other.values.length];
        long[] bothCounts = new long[bothValues.length];
        int n = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < values.length || theirs < other.values.length) {
            long value = Math.min(valueAt(mine), other.valueAt(theirs));
            bothValues[n] = value;
            if (valueAt(mine) == value) {
                bothCounts[n] += counts[mine++];
            }
            if (other.valueAt(theirs) == value) {
                bothCounts[n] += other.counts[theirs++];
            }
            n++;
        }
        return new LatencySnapshot(
                trimmed(bothValues, n),
                trimmed(bothCounts, n),
                total + other.total,
                Math.min(min, other.min),
                Math.max(max, other.max));
    }

    /** {@return the value of a bucket; past the last one, more than any value} */
    private long valueAt(int bucket) {
        return bucket < values.length ? values[bucket] : Long.MAX_VALUE;
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
