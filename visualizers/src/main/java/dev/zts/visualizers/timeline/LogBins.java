package dev.zts.visualizers.timeline;

import dev.zts.telemetry.LatencySnapshot;

/**
 * Logarithmic bins of latency from 1 µs to 60 s, as histogram and heatmap draw them. What is
 * shorter counts in the first bin, what is longer in the last.
 *
 * @param perDecade bins for each factor of ten
 */
public record LogBins(int perDecade) {
    /** Twenty a decade: a bin is 12 % wide. */
    public static final LogBins TWENTY = new LogBins(20);

    private static final double LOWEST_NANOS = 1_000;

    public LogBins {
        if (perDecade <= 0) {
            throw new IllegalArgumentException("perDecade must be positive: " + perDecade);
        }
    }

    /** {@return how many bins there are} */
    public int count() {
        return indexOf(LatencySnapshot.HIGHEST_NANOS) + 1;
    }

    /** {@return the bin of a value} */
    public int indexOf(long nanos) {
        double capped = Math.clamp((double) nanos, LOWEST_NANOS, LatencySnapshot.HIGHEST_NANOS);
        return (int) (Math.log10(capped / LOWEST_NANOS) * perDecade + 1e-9);
    }

    /** {@return lower bound of a bin, which is the upper bound of the one before} */
    public double fromNanos(int bin) {
        return LOWEST_NANOS * Math.pow(10, (double) bin / perDecade);
    }

    /** {@return how many values of {@code latency} each bin has} */
    public long[] counts(LatencySnapshot latency) {
        long[] bins = new long[count()];
        latency.addTo(bins, this::indexOf);
        return bins;
    }
}
