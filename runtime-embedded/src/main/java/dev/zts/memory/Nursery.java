package dev.zts.memory;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import dev.zts.telemetry.GcStats;
import dev.zts.telemetry.NurseryState;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;

/**
 * Watches the young generation: adds a {@link dev.zts.telemetry.NurseryState} to each frame and
 * publishes a {@link dev.zts.telemetry.EngineEvent.GcPause} for each collection.
 */
public final class Nursery implements FrameSource, AutoCloseable {
    private final Telemetry telemetry;
    private final GcWatch watch;

    // The sampler's own.
    private Allocated lastFrame = AllocationMeter.read();

    /** Its thread once it was claimed. */
    private @Nullable Thread sampler;

    private Nursery(Telemetry telemetry) {
        this.telemetry = telemetry;
        watch = GcWatch.start(telemetry::publish);
    }

    /** Starts watching; the figures reach {@code telemetry} until {@link #close}. */
    public static Nursery watch(Telemetry telemetry) {
        Nursery nursery = new Nursery(telemetry);
        telemetry.addSource(nursery);
        return nursery;
    }

    @Override
    public void sampleInto(Frame.Builder frame) {
        claimSampler();
        frame.nursery(sample());
    }

    private void claimSampler() {
        Thread current = Thread.currentThread();
        if (!current.equals(sampler)) {
            AllocationMeter.claim(current, Owner.WINDOW);
            sampler = current;
        }
    }

    private NurseryState sample() {
        GcWatch.Filled filled = watch.filled();
        GcStats stats = watch.stats();
        Runtime runtime = Runtime.getRuntime();
        long heapCapacity = runtime.totalMemory();
        NurseryState state =
                new NurseryState(
                        filled.usedBytes(),
                        watch.capacityBytes(),
                        heapCapacity - runtime.freeMemory(),
                        heapCapacity,
                        filled.now().total() - lastFrame.total(),
                        filled.humongousBytes(),
                        filled.byOwner(),
                        stats.minorCount() + stats.majorCount(),
                        stats.minorNanos() + stats.majorNanos());
        lastFrame = filled.now();
        return state;
    }

    /** Stops watching. */
    @Override
    public void close() {
        telemetry.removeSource(this);
        watch.close();
    }
}
