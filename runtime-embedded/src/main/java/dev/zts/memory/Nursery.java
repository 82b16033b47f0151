package dev.zts.memory;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import dev.zts.telemetry.NurseryState;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Telemetry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * Watches the young generation: adds a {@link dev.zts.telemetry.NurseryState} to each frame and
 * publishes a {@link dev.zts.telemetry.EngineEvent.GcPause} for each collection.
 */
public final class Nursery implements FrameSource, AutoCloseable {
    /*
     * What the nursery's own pool says moves in steps of a region, so its content is what all
     * threads have allocated since the last collection, less the objects that were too large for it
     * and went straight to the old generation: by so much that grew between two collections. A
     * notification comes some milliseconds after the collection; what had been allocated at its end
     * is interpolated between the last frame and the notification.
     */
    private final Telemetry telemetry;
    private final Collector collector;
    private final List<String> heapPools;
    private final MemoryPoolMXBean nurseryPool;
    private final MemoryPoolMXBean oldPool;
    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private final NotificationListener listener = (notification, _) -> collected(notification);
    private final long jvmStartNanos = jvmStartNanos();

    // Guarded by this.
    private Allocated lastFrame;
    private Allocated atCollection;
    private long oldAtCollection;
    private long collections;
    private long pauseNanos;

    /** The sampler's own: its thread once it was claimed. */
    private @Nullable Thread sampler;

    private Nursery(Telemetry telemetry) {
        this.telemetry = telemetry;
        List<MemoryPoolMXBean> pools =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .toList();
        heapPools = pools.stream().map(MemoryPoolMXBean::getName).toList();
        collector = Collector.of(heapPools);
        nurseryPool = pool(pools, collector.nurseryPool());
        oldPool = pool(pools, collector.oldPool());
        Allocated now = AllocationMeter.read();
        lastFrame = now;
        atCollection = now.lessOthers(nurseryPool.getUsage().getUsed());
        oldAtCollection = oldPool.getUsage().getUsed();
    }

    private static MemoryPoolMXBean pool(List<MemoryPoolMXBean> pools, String name) {
        return pools.stream().filter(pool -> pool.getName().equals(name)).findFirst().orElseThrow();
    }

    /**
     * Notifications count milliseconds from here: not from where getUptime counts, but from the
     * wall clock's getStartTime. Of some readings of both clocks the one that took least counts, as
     * this thread may lose its core between them.
     */
    private static long jvmStartNanos() {
        long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
        long start = 0;
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long before = System.nanoTime();
            long sinceStartMillis = System.currentTimeMillis() - startMillis;
            long took = System.nanoTime() - before;
            if (took < shortest) {
                shortest = took;
                start = before - TimeUnit.MILLISECONDS.toNanos(sinceStartMillis);
            }
        }
        return start;
    }

    /** Starts watching; the figures reach {@code telemetry} until {@link #close}. */
    public static Nursery watch(Telemetry telemetry) {
        Nursery nursery = new Nursery(telemetry);
        nursery.listen();
        telemetry.addSource(nursery);
        return nursery;
    }

    private void listen() {
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            String name = bean.getName();
            if ((collector.isPause(name) || collector.empties(name))
                    && bean instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
                emitters.add(emitter);
            }
        }
    }

    private void collected(Notification notification) {
        if (notification.getUserData() instanceof CompositeData data
                && notification
                        .getType()
                        .equals(
                                GarbageCollectionNotificationInfo
                                        .GARBAGE_COLLECTION_NOTIFICATION)) {
            collected(GarbageCollectionNotificationInfo.from(data));
        }
    }

    private void collected(GarbageCollectionNotificationInfo info) {
        GcInfo gc = info.getGcInfo();
        String bean = info.getGcName();
        if (collector.empties(bean)) {
            restart(gc);
        }
        if (collector.isPause(bean)) {
            GcPause pause =
                    new GcPause(
                            atNanos(gc.getStartTime()),
                            TimeUnit.MILLISECONDS.toNanos(gc.getDuration()),
                            bean,
                            info.getGcCause(),
                            collector.isYoung(bean),
                            heapUsed(gc.getMemoryUsageBeforeGc()),
                            heapUsed(gc.getMemoryUsageAfterGc()));
            count(pause);
            telemetry.publish(pause);
        }
    }

    private long atNanos(long sinceStartMillis) {
        return jvmStartNanos + TimeUnit.MILLISECONDS.toNanos(sinceStartMillis);
    }

    private long heapUsed(Map<String, MemoryUsage> usages) {
        long sum = 0;
        for (String pool : heapPools) {
            MemoryUsage usage = usages.get(pool);
            sum += usage == null ? 0 : usage.getUsed();
        }
        return sum;
    }

    private synchronized void restart(GcInfo gc) {
        atCollection = AllocationMeter.read().at(atNanos(gc.getEndTime()), lastFrame);
        MemoryUsage old = gc.getMemoryUsageAfterGc().get(collector.oldPool());
        oldAtCollection = old == null ? oldPool.getUsage().getUsed() : old.getUsed();
    }

    private synchronized void count(GcPause pause) {
        collections++;
        pauseNanos += pause.durationNanos();
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

    private synchronized NurseryState sample() {
        Allocated now = AllocationMeter.read();
        Runtime runtime = Runtime.getRuntime();
        long heapCapacity = runtime.totalMemory();
        long humongous =
                collector.hasHumongous()
                        ? Math.max(0, oldPool.getUsage().getUsed() - oldAtCollection)
                        : 0;
        NurseryState state =
                new NurseryState(
                        Math.max(0, now.total() - atCollection.total() - humongous),
                        nurseryPool.getUsage().getCommitted(),
                        heapCapacity - runtime.freeMemory(),
                        heapCapacity,
                        now.total() - lastFrame.total(),
                        humongous,
                        now.since(atCollection),
                        collections,
                        pauseNanos);
        lastFrame = now;
        return state;
    }

    /** Stops watching. */
    @Override
    public void close() {
        telemetry.removeSource(this);
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("the nursery was closed twice", e);
            }
        }
        emitters.clear();
    }
}
