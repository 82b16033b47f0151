package dev.zts.visualizers.timeline;

import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.Phase;
import java.util.Map;

/**
 * A second of a run (two, four, … once the run is so long that seconds do not fit).
 *
 * @param startNanos since the timeline's first frame
 * @param lengthNanos of the slice; less than its nominal length only for the newest
 * @param latency of all routes; its total is the number of responses
 * @param errors by kind
 * @param nurseryHigh highest occupancy in bytes
 * @param pauseNanos stop-the-world time
 */
public record Slice(
        long startNanos,
        long lengthNanos,
        Phase phase,
        long completed,
        long failed,
        long notSent,
        LatencySnapshot latency,
        LatencySnapshot service,
        Map<String, Long> errors,
        long nurseryHigh,
        long allocatedBytes,
        long pauseNanos) {
    public Slice {
        errors = Map.copyOf(errors);
    }
}
