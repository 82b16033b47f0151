package dev.zts.visualizers.stats;

import dev.zts.telemetry.LatencySnapshot;

/**
 * The mean without the slowest twentieth. On a machine that does more than one thing a few values
 * of a block hold a turn of the processor that another thread had, or a pause of the collector;
 * they say nothing about the handler and would hide it. The 99th percentile of latency shows them.
 */
public final class TrimmedMean {
    private static final int KEPT_PERCENT = 95;

    private TrimmedMean() {}

    /** {@return the mean of the lower 95 % in nanoseconds, 0 if there is no value} */
    public static double nanos(LatencySnapshot values) {
        double sum = 0;
        for (int percent = 0; percent < KEPT_PERCENT; percent++) {
            sum += values.nanosAt(percent + 0.5);
        }
        return sum / KEPT_PERCENT;
    }
}
