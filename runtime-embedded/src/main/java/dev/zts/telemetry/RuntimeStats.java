package dev.zts.telemetry;

import java.util.List;

/**
 * What the isolates of an engine did so far. Sums run from the start of the engine.
 *
 * @param execNanos in scripts, of runs that ended
 * @param instructions interpreted; compiled code does not count them
 * @param calls of functions of scripts
 * @param propertyAccesses that went through an inline cache, found there or not; compiled code
 *     counts only those that its own guards do not settle
 * @param deoptimizations exits from optimized code
 * @param promotions into each tier from a lower one, by {@link Tier#ordinal}
 */
public record RuntimeStats(
        long execNanos,
        long instructions,
        long calls,
        long propertyAccesses,
        long deoptimizations,
        List<Long> promotions) {

    /** Nothing is known. */
    public static final RuntimeStats NONE = new RuntimeStats(0, 0, 0, 0, 0, List.of());

    public RuntimeStats {
        promotions = List.copyOf(promotions);
    }
}
