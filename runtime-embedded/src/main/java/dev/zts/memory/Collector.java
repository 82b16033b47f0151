package dev.zts.memory;

import java.util.List;

/**
 * What HotSpot's collectors call their pools and beans. Some have beans for work beside the
 * application, which is no pause.
 */
enum Collector {
    G1(
            "G1 Eden Space",
            "G1 Old Gen",
            true,
            List.of("G1 Young Generation"),
            List.of("G1 Old Generation"),
            List.of()),
    SERIAL(
            "Eden Space",
            "Tenured Gen",
            false,
            List.of("Copy"),
            List.of("MarkSweepCompact"),
            List.of()),
    PARALLEL(
            "PS Eden Space",
            "PS Old Gen",
            false,
            List.of("PS Scavenge"),
            List.of("PS MarkSweep"),
            List.of()),
    ZGC(
            "ZGC Young Generation",
            "ZGC Old Generation",
            false,
            List.of("ZGC Minor Pauses"),
            List.of("ZGC Major Pauses"),
            List.of("ZGC Minor Cycles", "ZGC Major Cycles")),
    SHENANDOAH_GENERATIONAL(
            "Shenandoah Young Gen",
            "Shenandoah Old Gen",
            false,
            List.of(),
            List.of("Shenandoah Pauses"),
            List.of("Shenandoah Cycles")),
    SHENANDOAH(
            "Shenandoah",
            "Shenandoah",
            false,
            List.of(),
            List.of("Shenandoah Pauses"),
            List.of("Shenandoah Cycles")),
    EPSILON("Epsilon Heap", "Epsilon Heap", false, List.of(), List.of(), List.of());

    private final String nurseryPool;
    private final String oldPool;
    private final boolean humongous;
    private final List<String> youngPauses;
    private final List<String> otherPauses;
    private final List<String> cycles;

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
            List<String> youngPauses,
            List<String> otherPauses,
            List<String> cycles) {
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
