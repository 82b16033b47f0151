package dev.zts.memory;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.GcStats;
import dev.zts.telemetry.Owner;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Follows the collections of this JVM: what they did, and what has been allocated since the last
 * one. Thread-safe.
 */
final class GcWatch implements AutoCloseable {
    /*
     * What the nursery's own pool says moves in steps of a region, so its content is what all
     * threads have allocated since the last collection, less the objects that were too large for it
     * and went straight to the old generation: by so much that grew between two collections. A
     * notification comes some milliseconds after the collection; what had been allocated at its end
     * is interpolated between the last reading and the notification.
     */
    private final Consumer<GcPause> told;
    private final Collector collector;
    private final List<String> heapPools;
    private final MemoryPoolMXBean nurseryPool;
    private final MemoryPoolMXBean oldPool;
    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private final NotificationListener listener = (notification, _) -> collected(notification);
    private final long jvmStartNanos = jvmStartNanos();

    // Guarded by this.
    private Allocated lastReading;
    private Allocated atCollection;
    private long oldAtCollection;
    private long minorCount;
    private long minorNanos;
    private long majorCount;
    private long majorNanos;
    private long copiedBytes;
    private long promotedBytes;
    private long peakHeapBytes;

    private GcWatch(Consumer<GcPause> told) {
        this.told = told;
        List<MemoryPoolMXBean> pools =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .toList();
        heapPools = pools.stream().map(MemoryPoolMXBean::getName).toList();
        collector = Collector.of(heapPools);
        nurseryPool = pool(pools, collector.nurseryPool());
        oldPool = pool(pools, collector.oldPool());
        Allocated now = AllocationMeter.read();
        lastReading = now;
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

    /**
     * Starts following; {@code told} hears of each pause, on the JVM's thread for notifications.
     */
    static GcWatch start(Consumer<GcPause> told) {
        GcWatch watch = new GcWatch(told);
        watch.listen();
        return watch;
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

    Collector collector() {
        return collector;
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
            if (collector.empties(bean) && pause.young()) {
                countSurvivors(gc);
            }
            told.accept(pause);
        }
    }

    private long atNanos(long sinceStartMillis) {
        return jvmStartNanos + TimeUnit.MILLISECONDS.toNanos(sinceStartMillis);
    }

    private long heapUsed(Map<String, MemoryUsage> usages) {
        return heapPools.stream().mapToLong(pool -> used(usages, pool)).sum();
    }

    private static long used(Map<String, MemoryUsage> usages, String pool) {
        MemoryUsage usage = usages.get(pool);
        return usage == null ? 0 : usage.getUsed();
    }

    private synchronized void restart(GcInfo gc) {
        atCollection = AllocationMeter.read().at(atNanos(gc.getEndTime()), lastReading);
        MemoryUsage old = gc.getMemoryUsageAfterGc().get(collector.oldPool());
        oldAtCollection = old == null ? oldPool.getUsage().getUsed() : old.getUsed();
    }

    private synchronized void count(GcPause pause) {
        if (pause.young()) {
            minorCount++;
            minorNanos += pause.durationNanos();
        } else {
            majorCount++;
            majorNanos += pause.durationNanos();
        }
        peakHeapBytes = Math.max(peakHeapBytes, pause.usedBefore());
    }

    /** What is outside the old generation after a young collection has survived it. */
    private synchronized void countSurvivors(GcInfo gc) {
        Map<String, MemoryUsage> after = gc.getMemoryUsageAfterGc();
        long oldAfter = used(after, collector.oldPool());
        long promoted =
                Math.max(0, oldAfter - used(gc.getMemoryUsageBeforeGc(), collector.oldPool()));
        promotedBytes += promoted;
        copiedBytes += promoted + heapUsed(after) - oldAfter;
    }

    /**
     * What the nursery holds.
     *
     * @param now the reading that this comes from
     * @param atCollection what had been allocated at the end of the last collection
     * @param usedBytes allocated in the nursery since then
     * @param humongousBytes allocated straight into the old generation since then
     */
    record Filled(Allocated now, Allocated atCollection, long usedBytes, long humongousBytes) {

        Map<Owner, Long> byOwner() {
            return now.since(atCollection);
        }
    }

    /** {@return what has been allocated since the last collection} */
    synchronized Filled filled() {
        Allocated now = AllocationMeter.read();
        lastReading = now;
        long humongous =
                collector.hasHumongous()
                        ? Math.max(0, oldPool.getUsage().getUsed() - oldAtCollection)
                        : 0;
        long used = Math.max(0, now.total() - atCollection.total() - humongous);
        return new Filled(now, atCollection, used, humongous);
    }

    /** {@return committed bytes of the nursery} */
    long capacityBytes() {
        return nurseryPool.getUsage().getCommitted();
    }

    /** {@return the figures as of now} */
    synchronized GcStats stats() {
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        peakHeapBytes = Math.max(peakHeapBytes, heap);
        return new GcStats(
                minorCount,
                minorNanos,
                majorCount,
                majorNanos,
                copiedBytes,
                promotedBytes,
                peakHeapBytes,
                heap);
    }

    /** Stops following. */
    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("the collections were let go of twice", e);
            }
        }
        emitters.clear();
    }
}
