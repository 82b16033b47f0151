package dev.zts.visualizers.stats;

import org.jspecify.annotations.Nullable;

/**
 * One figure of one subject on both sides.
 *
 * @param a geometric mean over the blocks of A, nanoseconds or per second; 0 if there is none
 * @param b the same of B
 * @param timesAsFast how many times as fast as A is B; null if a block has no figure
 * @param reason the verdict's, in a sentence
 */
public record Gain(
        Metric metric,
        double a,
        double b,
        @Nullable Estimate timesAsFast,
        Verdict verdict,
        String reason) {}
