package dev.zts.telemetry;

/**
 * The load generator at the end of a frame; counts are of the interval, gauges of its end.
 *
 * @param due sends the schedule asked for
 * @param sent requests written
 * @param completed responses received
 * @param notSent sends given up because too many requests were outstanding
 * @param outstanding requests without a response yet, queued ones included
 * @param connections open connections
 */
public record LoadState(
        long due, long sent, long completed, long notSent, long outstanding, int connections) {
    public static final LoadState NONE = new LoadState(0, 0, 0, 0, 0, 0);
}
