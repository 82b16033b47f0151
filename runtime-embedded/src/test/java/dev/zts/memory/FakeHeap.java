package dev.zts.memory;

import dev.zts.telemetry.GcStats;
import java.util.concurrent.atomic.AtomicInteger;

/** A heap that is as full as a test says, and empty after a collection. */
final class FakeHeap implements CollectedHeap {
    final AtomicInteger collections = new AtomicInteger();
    volatile String unavailable = "";
    volatile long used;
    volatile long capacity = 1_000;

    @Override
    public String unavailable() {
        return unavailable;
    }

    @Override
    public long nurseryBytes() {
        return used;
    }

    @Override
    public long nurseryCapacityBytes() {
        return capacity;
    }

    @Override
    public void collect() {
        collections.incrementAndGet();
        used = 0;
    }

    @Override
    public GcStats stats() {
        return new GcStats(collections.get(), 0, 0, 0, 0, 0, 0, used);
    }

    @Override
    public void close() {}
}
