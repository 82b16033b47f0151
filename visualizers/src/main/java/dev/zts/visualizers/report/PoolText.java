package dev.zts.visualizers.report;

import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.PoolState;
import java.util.List;

/** The figures of the runtimes in words. */
public final class PoolText {
    private PoolText() {}

    /** {@return what was leased, what was waited for, and what became of the runtimes} */
    public static List<String> lines(PoolState pool) {
        return List.of(leases(pool), waits(pool), ends(pool));
    }

    private static String leases(PoolState pool) {
        return "%s of %s live, %s leases, %s of them from another shard"
                .formatted(
                        Units.count(pool.live()),
                        Units.count(pool.capacity()),
                        Units.count(pool.leases()),
                        Units.count(pool.overflow()));
    }

    private static String waits(PoolState pool) {
        LatencySnapshot waits = pool.waits();
        String times =
                waits.isEmpty()
                        ? ""
                        : ", p50 %s, p95 %s, p99 %s, longest %s"
                                .formatted(
                                        Units.duration(waits.nanosAt(50)),
                                        Units.duration(waits.nanosAt(95)),
                                        Units.duration(waits.nanosAt(99)),
                                        Units.duration(waits.maxNanos()));
        return "%s waited%s; %s in vain"
                .formatted(Units.count(waits.total()), times, Units.count(pool.exhausted()));
    }

    private static String ends(PoolState pool) {
        return "%s recycled, %s in quarantine, %s discarded; %s tainted"
                .formatted(
                        Units.count(pool.recycled()),
                        Units.count(pool.quarantined()),
                        Units.count(pool.discarded()),
                        Units.count(pool.tainted()));
    }
}
