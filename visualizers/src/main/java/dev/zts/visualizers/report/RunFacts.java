package dev.zts.visualizers.report;

import dev.zts.telemetry.EngineEvent.GcPause;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a report tells beside the measurements.
 *
 * @param folder name of the handler folder, without the path to it
 * @param engine name, version and mode
 * @param plan the load plan in one line
 * @param tierNote why there are no tier events, empty if there are
 * @param environment label and value pairs: JDK, collector, heap, cores, transport, versions
 * @param exactPauses stop-the-world pauses from the flight recorder in the measured part; empty if
 *     it was off, then {@code pausesExact} is false and those of notifications count
 * @param verdicts warnings about the run itself ("the generator was late by …"), plain sentences
 */
public record RunFacts(
        String folder,
        String engine,
        String plan,
        Instant startedAt,
        boolean stopped,
        String tierNote,
        Map<String, String> environment,
        List<GcPause> exactPauses,
        boolean pausesExact,
        List<String> verdicts) {
    /** Label of the compiler's settings in {@code environment}. */
    public static final String JIT = "JIT";

    public RunFacts {
        exactPauses = List.copyOf(exactPauses);
        verdicts = List.copyOf(verdicts);
    }
}
