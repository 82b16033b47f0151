package dev.zts.visualizers.stats;

import dev.zts.telemetry.LatencySnapshot;

/**
 * One handler, or all of them together, in one block.
 *
 * @param requests finished, with an answer or without
 * @param failed of these, with a status of 400 and above or without an answer
 * @param perSecond answers a second
 * @param latency from the intended send to the end of the response
 * @param handler time in the handler
 */
public record Figures(
        long requests,
        long failed,
        double perSecond,
        LatencySnapshot latency,
        LatencySnapshot handler) {
    /** Of a handler that was not asked. */
    public static final Figures NONE =
            new Figures(0, 0, 0, LatencySnapshot.EMPTY, LatencySnapshot.EMPTY);
}
