package dev.zts.visualizers.stats;

import dev.zts.telemetry.LatencySnapshot;

/**
 * One handler, or all of them together, in one block.
 *
 * @param requests finished, with an answer or without
 * @param failed of these, without an answer or with a status of 500 and above
 * @param refused of these, with a status of 400 to 499, which a handler may give on purpose
 * @param perSecond answers a second
 * @param latency from the intended send to the end of the response
 * @param handlerNanos time of a request in the handler, a {@link TrimmedMean}; of several handlers
 *     each with the weight of its requests
 * @param handlerRuns how many requests that is made of
 */
public record Figures(
        long requests,
        long failed,
        long refused,
        double perSecond,
        LatencySnapshot latency,
        double handlerNanos,
        long handlerRuns) {
    /** Of a handler that was not asked. */
    public static final Figures NONE = new Figures(0, 0, 0, 0, LatencySnapshot.EMPTY, 0, 0);
}
