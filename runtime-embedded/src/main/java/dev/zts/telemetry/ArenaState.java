package dev.zts.telemetry;

import java.util.List;

/**
 * What requests allocated in the isolates of a host, up to the end of a frame.
 *
 * @param usedBytes by the last request of each live isolate, together
 * @param highBytes by the largest request so far, isolates that ended included
 * @param overflowCount requests so far that allocated more than their budget
 * @param overflowBytes what these allocated beyond it
 * @param isolates the live ones that have run a request
 */
public record ArenaState(
        long usedBytes,
        long highBytes,
        long overflowCount,
        long overflowBytes,
        List<Arena> isolates) {
    public static final ArenaState NONE = new ArenaState(0, 0, 0, 0, List.of());

    public ArenaState {
        isolates = List.copyOf(isolates);
    }

    /**
     * One isolate.
     *
     * @param requests that ran in it
     * @param usedBytes allocated by the last one
     * @param highBytes allocated by the largest one
     * @param overflowCount of them, those that allocated more than the budget
     * @param overflowBytes what these allocated beyond it
     */
    public record Arena(
            long isolate,
            long requests,
            long usedBytes,
            long highBytes,
            long overflowCount,
            long overflowBytes) {}
}
