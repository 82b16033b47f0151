package dev.zts.visualizers.timeline;

import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.Phase;
import java.util.Map;

/**
 * A second of a run (two, four, … once the run is so long that seconds do not fit). It lies within
 * one phase: where the phase changes, a new slice starts.
 *
 * @param startNanos since the timeline's first frame
 * @param lengthNanos of the slice; less than its nominal length only for the newest of a phase
 * @param latency of all routes, its values rounded up by less than 1 %; its total is the number of
 *     responses
 * @param service likewise
 * @param errors by kind
 * @param nurseryHigh highest occupancy in bytes
 * @param nurseryCapacity highest capacity in bytes
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
        long nurseryCapacity,
        long allocatedBytes,
        long pauseNanos) {
    public Slice {
        errors = Map.copyOf(errors);
    }

    /** {@return answers per second} */
    public double requestsPerSecond() {
        return lengthNanos == 0 ? 0 : completed * 1e9 / lengthNanos;
    }

    /** {@return failed requests per second} */
    public double failuresPerSecond() {
        return lengthNanos == 0 ? 0 : failed * 1e9 / lengthNanos;
    }

    /** {@return its middle, in seconds since the timeline's first frame} */
    public double middleSeconds() {
        return (startNanos + lengthNanos / 2.0) / 1e9;
    }
}
