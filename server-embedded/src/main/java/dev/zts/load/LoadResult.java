package dev.zts.load;

import java.util.Map;

/**
 * Totals of the measured part.
 *
 * @param elapsedNanos from its first intended send to its end
 * @param due sends the schedule asked for
 * @param completed responses received
 * @param failed of these with a status of 400 and above, plus requests without a response
 * @param notSent sends given up because too many requests were outstanding
 * @param errors by kind, as in {@link dev.zts.telemetry.Frame#errors()}
 * @param stopped whether it was stopped before its time
 */
public record LoadResult(
        long elapsedNanos,
        long due,
        long completed,
        long failed,
        long notSent,
        Map<String, Long> errors,
        boolean stopped) {
    public LoadResult {
        errors = Map.copyOf(errors);
    }
}
