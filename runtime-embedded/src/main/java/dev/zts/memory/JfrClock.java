package dev.zts.memory;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Maps the wall clock of a flight recording to {@link System#nanoTime}, by marks where both were
 * read; between two marks the distance changes evenly.
 */
final class JfrClock {
    private final TreeMap<Long, Long> distances = new TreeMap<>();

    void mark(Instant recorded, long nanoTime) {
        long epochNanos = epochNanos(recorded);
        distances.put(epochNanos, nanoTime - epochNanos);
    }

    /**
     * {@return {@code recorded} on the clock of System.nanoTime}
     *
     * @throws IllegalStateException if there is no mark
     */
    long nanoTime(Instant recorded) {
        long epochNanos = epochNanos(recorded);
        Map.Entry<Long, Long> before = distances.floorEntry(epochNanos);
        Map.Entry<Long, Long> after = distances.ceilingEntry(epochNanos);
        if (before == null && after == null) {
            throw new IllegalStateException("the recording has no clock mark");
        }
        if (before == null) {
            return epochNanos + after.getValue();
        }
        if (after == null || after.getKey().equals(before.getKey())) {
            return epochNanos + before.getValue();
        }
        double share = (double) (epochNanos - before.getKey()) / (after.getKey() - before.getKey());
        return epochNanos
                + before.getValue()
                + Math.round(share * (after.getValue() - before.getValue()));
    }

    private static long epochNanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
