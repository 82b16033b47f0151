package dev.zts.server;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each kind of error was answered. Any thread adds. */
final class Failures implements FrameSource {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** When each kind was answered last. */
    private final Map<String, Long> lastNanos = new ConcurrentHashMap<>();

    /** What the frames have told. Sampler's thread only. */
    private final Map<String, Long> told = new HashMap<>();

    void add(String wireName) {
        counts.computeIfAbsent(wireName, _ -> new LongAdder()).increment();
        lastNanos.put(wireName, System.nanoTime());
    }

    /** {@return whether a kind was answered in the last so many nanoseconds} */
    boolean within(long nanos, String wireName) {
        Long last = lastNanos.get(wireName);
        return last != null && System.nanoTime() - last < nanos;
    }

    @Override
    public void sampleInto(Frame.Builder frame) {
        counts.forEach((kind, adder) -> {
            long total = adder.sum();
            Long before = told.put(kind, total);
            long count = total - (before == null ? 0 : before);
            if (count > 0) {
                frame.addFailures(kind, count);
            }
        });
    }

    /** {@return how often each kind was answered so far, by name} */
    Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        counts.forEach((kind, count) -> totals.put(kind, count.sum()));
        return totals;
    }

    /** {@return how often a kind was answered so far} */
    long total(String wireName) {
        LongAdder adder = counts.get(wireName);
        return adder == null ? 0 : adder.sum();
    }
}
