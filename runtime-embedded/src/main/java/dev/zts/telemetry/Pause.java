package dev.zts.telemetry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A time during which no application thread ran, {@link System#nanoTime}.
 *
 * @param endNanos the first nanosecond after it
 */
public record Pause(long startNanos, long endNanos) {
    public Pause {
        if (endNanos < startNanos) {
            throw new IllegalArgumentException(
                    "a pause must not end before it starts: " + startNanos + " to " + endNanos);
        }
    }

    /** {@return how long it lasted} */
    public long nanos() {
        return endNanos - startNanos;
    }

    /** {@return the same time as pauses that neither overlap nor touch, in order} */
    public static List<Pause> merge(List<Pause> pauses) {
        List<Pause> sorted = new ArrayList<>(pauses);
        sorted.sort(Comparator.comparingLong(Pause::startNanos));
        List<Pause> merged = new ArrayList<>();
        for (Pause pause : sorted) {
            Pause last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || pause.startNanos > last.endNanos) {
                merged.add(pause);
            } else if (pause.endNanos > last.endNanos) {
                merged.set(merged.size() - 1, new Pause(last.startNanos, pause.endNanos));
            }
        }
        return List.copyOf(merged);
    }
}
