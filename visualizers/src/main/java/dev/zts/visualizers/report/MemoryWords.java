package dev.zts.visualizers.report;

import dev.zts.telemetry.ArenaState;
import dev.zts.telemetry.GcAsking;
import dev.zts.telemetry.GcOutcome;
import dev.zts.telemetry.GcStats;
import dev.zts.telemetry.MemoryState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The memory of a host in words, as the text report and the window have it. */
public final class MemoryWords {
    private MemoryWords() {}

    /** {@return a sentence each, none if nothing is known} */
    public static List<String> of(MemoryState memory) {
        if (memory.equals(MemoryState.NONE)) {
            return List.of();
        }
        String asking = asking(memory.asking());
        return asking.isEmpty()
                ? List.of(collections(memory.collections()), requests(memory.arenas()))
                : List.of(collections(memory.collections()), requests(memory.arenas()), asking);
    }

    private static String collections(GcStats stats) {
        return "since the start: %s minor in %s, %s major in %s; %s copied, %s of it promoted; heap at most %s"
                .formatted(
                        Units.count(stats.minorCount()),
                        Units.duration(stats.minorNanos()),
                        Units.count(stats.majorCount()),
                        Units.duration(stats.majorNanos()),
                        Units.bytes(stats.copiedBytes()),
                        Units.bytes(stats.promotedBytes()),
                        Units.bytes(stats.peakHeapBytes()));
    }

    private static String requests(ArenaState arenas) {
        return "largest request %s; %s"
                .formatted(
                        Units.bytes(arenas.highBytes()),
                        arenas.overflowCount() == 0
                                ? "none over its budget"
                                : "%s over the budget, by %s together"
                                        .formatted(
                                                Units.count(arenas.overflowCount()),
                                                Units.bytes(arenas.overflowBytes())));
    }

    private static String asking(GcAsking asking) {
        if (asking.automatic() && !asking.unavailable().isEmpty()) {
            return "none is asked for between requests: " + asking.unavailable();
        }
        if (!asking.automatic() && asking.outcomes().isEmpty()) {
            return "";
        }
        String outcomes =
                Arrays.stream(GcOutcome.values())
                        .filter(outcome -> asking.count(outcome) > 0)
                        .map(outcome -> name(outcome) + " " + Units.count(asking.count(outcome)))
                        .collect(Collectors.joining(", "));
        return "between requests from %s on: %s"
                .formatted(
                        Units.bytes(asking.pointBytes()),
                        outcomes.isEmpty() ? "none wanted yet" : outcomes);
    }

    /** {@return the name of an outcome in reports} */
    static String name(GcOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
