package dev.zts.server;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each kind of error was answered. Any thread adds. */
final class Failures implements FrameSource {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** What the frames have told. Sampler's thread only. */
    private final Map<String, Long> told = new HashMap<>();

    void add(String wireName) {
        counts.computeIfAbsent(wireName, _ -> new LongAdder()).increment();
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

    /** {@return how often a kind was answered so far} */
    long total(String wireName) {
        LongAdder adder = counts.get(wireName);
        return adder == null ? 0 : adder.sum();
    }
}
