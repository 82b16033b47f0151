package dev.zts.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import dev.zts.telemetry.GcStats;
import java.lang.management.ManagementFactory;

/** The heap of this JVM. */
final class JvmHeap implements CollectedHeap {
    private static final String CONCURRENT = "ExplicitGCInvokesConcurrent";
    private static final String DISABLED = "DisableExplicitGC";

    private final GcWatch watch = GcWatch.start(_ -> {});
    private final String unavailable = unavailable(watch.collector());

    private static String unavailable(Collector collector) {
        HotSpotDiagnosticMXBean flags =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return unavailable(
                collector, isOn(flags.getVMOption(CONCURRENT)), isOn(flags.getVMOption(DISABLED)));
    }

    private static boolean isOn(VMOption flag) {
        return Boolean.parseBoolean(flag.getValue());
    }

    /** {@return why a JVM with this collector and these flags is not asked, empty if it is} */
    static String unavailable(Collector collector, boolean concurrent, boolean disabled) {
        if (collector != Collector.G1) {
            return "the collector is not G1";
        }
        if (disabled) {
            return "-XX:+" + DISABLED + " is on";
        }
        return concurrent ? "" : "-XX:+" + CONCURRENT + " is off: the whole heap would stop";
    }

    @Override
    public String unavailable() {
        return unavailable;
    }

    @Override
    public long nurseryBytes() {
        return watch.filled().usedBytes();
    }

    @Override
    public long nurseryCapacityBytes() {
        return watch.capacityBytes();
    }

    @Override
    public void collect() {
        System.gc();
    }

    @Override
    public GcStats stats() {
        return watch.stats();
    }

    @Override
    public void close() {
        watch.close();
    }
}
