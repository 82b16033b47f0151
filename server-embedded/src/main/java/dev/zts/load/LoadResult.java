package dev.zts.load;

import java.util.Map;

/**
 * Totals of the measured part.
 *
 * @param elapsedNanos time in which requests were due: the plan's duration, less when it was
 *     stopped
 * @param due sends the schedule asked for
 * @param completed responses received
 * @param inTime of these before {@code elapsedNanos} were over; the others came while it drained
 * @param failed of these with a status of 400 and above, plus requests without a response
 * @param notSent sends given up because too many requests were outstanding
 * @param errors by kind, as in {@link dev.zts.telemetry.Frame#errors()}
 * @param stopped whether it was stopped before its time
 */
public record LoadResult(
        long elapsedNanos,
        long due,
        long completed,
        long inTime,
        long failed,
        long notSent,
        Map<String, Long> errors,
        boolean stopped) {
    public LoadResult {
        errors = Map.copyOf(errors);
    }

    /** {@return responses a second; what was only answered while the run drained is left out} */
    public double throughput() {
        return elapsedNanos == 0 ? 0 : inTime * 1e9 / elapsedNanos;
    }
}
