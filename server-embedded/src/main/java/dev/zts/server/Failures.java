package dev.zts.server;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each kind of error was answered. Any thread adds. */
final class Failures implements FrameSource {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String wireName) {
        counts.computeIfAbsent(wireName, _ -> new LongAdder()).increment();
    }

    @Override
    public void sampleInto(Frame.Builder frame) {
        counts.forEach((kind, adder) -> {
            long count = adder.sumThenReset();
            if (count > 0) {
                frame.addFailures(kind, count);
            }
        });
    }
}
