package dev.zts.telemetry;

import java.util.Map;

/**
 * Collections asked for between requests, up to the end of a frame.
 *
 * @param automatic whether the server asks by itself
 * @param unavailable why this JVM cannot be asked, empty if it can
 * @param thresholdBytes allocated since the last collection when one is wanted, as configured
 * @param pointBytes the same, as the hint moved it
 * @param hintBytes size of the request that the point is moved for, 0 if none is expected
 * @param outcomes how many wishes ended how; absent means 0
 */
public record GcAsking(
        boolean automatic,
        String unavailable,
        long thresholdBytes,
        long pointBytes,
        long hintBytes,
        Map<GcOutcome, Long> outcomes) {
    public static final GcAsking NONE = new GcAsking(false, "", 0, 0, 0, Map.of());

    public GcAsking {
        outcomes = Map.copyOf(outcomes);
    }

    /** {@return how many wishes ended with {@code outcome}} */
    public long count(GcOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
