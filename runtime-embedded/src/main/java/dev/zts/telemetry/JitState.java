package dev.zts.telemetry;

import java.util.List;

/**
 * The compiler of an engine at the end of a frame. Counts and sums run from the start of the host.
 *
 * @param queued compilations that wait
 * @param queueCapacity most that may wait; a function that finds the queue full asks again later
 * @param functions number of functions in each tier, by {@link Tier#ordinal}; interpreted ones
 *     count from their first call on
 * @param suppressed functions that are not optimized any more because they were left too often
 * @param compilations that succeeded
 * @param refused compilations given up because of an opcode
 * @param failed compilations given up for another reason, such as size
 * @param compileNanos time spent compiling
 * @param compileHistogram compilations by time: to 10 us, to 100 us, to 1 ms, longer
 * @param stallNanos time requests waited for compilations
 * @param bytecodeBytes zts bytecode compiled
 * @param codeBytes JVM code made so far
 * @param liveCodeBytes JVM code in use
 * @param codeCapacityBytes most JVM code kept
 * @param evictions functions whose code was thrown away to make room
 * @param evictedBytes their JVM code
 * @param deoptimizations exits from optimized code
 * @param replacements entries into compiled code in the middle of a loop
 */
public record JitState(
        int queued,
        int queueCapacity,
        List<Integer> functions,
        int suppressed,
        long compilations,
        long refused,
        long failed,
        long compileNanos,
        List<Long> compileHistogram,
        long stallNanos,
        long bytecodeBytes,
        long codeBytes,
        long liveCodeBytes,
        long codeCapacityBytes,
        long evictions,
        long evictedBytes,
        long deoptimizations,
        long replacements) {

    /** No compiler. */
    public static final JitState NONE =
            new JitState(0, 0, List.of(), 0, 0, 0, 0, 0, List.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public JitState {
        functions = List.copyOf(functions);
        compileHistogram = List.copyOf(compileHistogram);
    }
}
