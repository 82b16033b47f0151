package dev.zts.memory;

import java.util.List;
import java.util.Set;

/**
 * What HotSpot's collectors call their pools and beans. Some have beans for work beside the
 * application, which is no pause.
 */
@SuppressWarnings("ImmutableEnumChecker") // all made by Set.of
enum Collector {
    G1(
            "G1 Eden Space",
            "G1 Old Gen",
            true,
            Set.of("G1 Young Generation"),
            Set.of("G1 Old Generation"),
            Set.of()),
    SERIAL(
            "Eden Space",
            "Tenured Gen",
            false,
            Set.of("Copy"),
            Set.of("MarkSweepCompact"),
            Set.of()),
    PARALLEL(
            "PS Eden Space",
            "PS Old Gen",
            false,
            Set.of("PS Scavenge"),
            Set.of("PS MarkSweep"),
            Set.of()),
    ZGC(
            "ZGC Young Generation",
            "ZGC Old Generation",
            false,
            Set.of("ZGC Minor Pauses"),
            Set.of("ZGC Major Pauses"),
            Set.of("ZGC Minor Cycles", "ZGC Major Cycles")),
    SHENANDOAH_GENERATIONAL(
            "Shenandoah Young Gen",
            "Shenandoah Old Gen",
            false,
            Set.of(),
            Set.of("Shenandoah Pauses"),
            Set.of("Shenandoah Cycles")),
    SHENANDOAH(
            "Shenandoah",
            "Shenandoah",
            false,
            Set.of(),
            Set.of("Shenandoah Pauses"),
            Set.of("Shenandoah Cycles")),
    EPSILON("Epsilon Heap", "Epsilon Heap", false, Set.of(), Set.of(), Set.of());

    private final String nurseryPool;
    private final String oldPool;
    private final boolean humongous;
    private final Set<String> youngPauses;
    private final Set<String> otherPauses;
    private final Set<String> cycles;

    /**
     * @param nurseryPool where objects are born
     * @param oldPool where they go
     * @param humongous whether large objects are born there too
     * @param youngPauses beans of pauses that collect the nursery only
     * @param otherPauses beans of the other pauses
     * @param cycles beans of collections that are no pause; if there are any, these empty the
     *     nursery, else each pause does
     */
    Collector(
            String nurseryPool,
            String oldPool,
            boolean humongous,
            Set<String> youngPauses,
            Set<String> otherPauses,
            Set<String> cycles) {
        this.nurseryPool = nurseryPool;
        this.oldPool = oldPool;
        this.humongous = humongous;
        this.youngPauses = youngPauses;
        this.otherPauses = otherPauses;
        this.cycles = cycles;
    }

    String nurseryPool() {
        return nurseryPool;
    }

    String oldPool() {
        return oldPool;
    }

    boolean hasHumongous() {
        return humongous;
    }

    boolean isPause(String bean) {
        return youngPauses.contains(bean) || otherPauses.contains(bean);
    }

    boolean isYoung(String bean) {
        return youngPauses.contains(bean);
    }

    /** {@return whether the nursery is empty after what {@code bean} did} */
    boolean empties(String bean) {
        return cycles.isEmpty() ? isPause(bean) : cycles.contains(bean);
    }

    /**
     * {@return the collector that has these pools}
     *
     * @throws IllegalStateException if none has
     */
    static Collector of(List<String> pools) {
        for (Collector collector : values()) {
            if (pools.contains(collector.nurseryPool)) {
                return collector;
            }
        }
        throw new IllegalStateException("no known collector has the memory pools " + pools);
    }
}
