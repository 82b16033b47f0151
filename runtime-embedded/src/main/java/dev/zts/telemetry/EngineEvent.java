package dev.zts.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens rarely (below about a hundred times a second) and is told one by one. What
 * is more frequent goes into a {@link Meter} or a {@link RequestLog}.
 */
public sealed interface EngineEvent {

    /** {@return when it happened, {@link System#nanoTime}} */
    long nanos();

    /**
     * A stop-the-world pause of a collection.
     *
     * @param nanos its start
     * @param young whether only the young generation was collected
     * @param usedBefore bytes of the whole heap, as {@code usedAfter}
     */
    record GcPause(
            long nanos,
            long durationNanos,
            String collector,
            String cause,
            boolean young,
            long usedBefore,
            long usedAfter)
            implements EngineEvent {}

    /**
     * A function moved between tiers.
     *
     * @param line where the function begins
     * @param cause what made it move: {@code calls}, {@code loop}, {@code compiled}, {@code refused
     *     opcode}, {@code too large}, {@code deoptimized}, {@code evicted}
     * @param calls of the function so far, in all isolates of the pool
     * @param backEdges jumps back to loop headers of the function so far
     * @param compileNanos time it took to compile, 0 if nothing was compiled
     * @param codeBytes JVM code made, 0 if none
     * @param stallNanos time a request waited for it, 0 if it was compiled in the background
     */
    record TierChanged(
            long nanos,
            String function,
            String file,
            int line,
            Tier from,
            Tier to,
            String cause,
            long calls,
            long backEdges,
            long compileNanos,
            int codeBytes,
            long stallNanos)
            implements EngineEvent {}

    /**
     * A function was not compiled because of one opcode, and stays interpreted.
     *
     * @param line where the function begins
     * @param opcodeLine source line of the opcode
     * @param functionRuns calls of the function when it was refused
     * @param opcodeRuns how often the isolate that asked had interpreted this opcode by then, in
     *     any function
     */
    record CompilationRefused(
            long nanos,
            String function,
            String file,
            int line,
            int pc,
            String opcode,
            int opcodeLine,
            long functionRuns,
            long opcodeRuns)
            implements EngineEvent {}

    /**
     * Compiled code was left because an assumption did not hold.
     *
     * @param line where the function begins
     * @param reason {@code type_mismatch}, {@code hidden_class_mismatch}, {@code overflow}, {@code
     *     callee_changed}, {@code bounds}, {@code bool_expected}; {@code not_ready}: isolates had
     *     to look for the same thing too often
     * @param pc the bytecode it went on at, in the function {@code atFunction}
     * @param atFunction the function the assumption was about: an inlined one, or the same
     * @param atLine source line of the assumption
     * @param count deoptimizations of the function so far
     * @param suppressed whether the function will not be optimized again, because it was left too
     *     often
     */
    record Deoptimized(
            long nanos,
            String function,
            String file,
            int line,
            String reason,
            int pc,
            String atFunction,
            int atLine,
            long count,
            boolean suppressed)
            implements EngineEvent {}

    /** Compiled code was thrown away to make room. */
    record CodeEvicted(long nanos, String function, String file, int line, Tier tier, int codeBytes)
            implements EngineEvent {}

    /** Bytecode was made of a script. */
    record ScriptCompiled(long nanos, String file, CompileStats stats) implements EngineEvent {}

    /**
     * The bytecode of a script was asked for; once for each script of a version that is loaded.
     *
     * @param tookNanos until it could run: to find, read and verify it, or to compile and keep it
     * @param bytes of its instructions
     */
    record BytecodeCached(long nanos, String file, CacheOutcome outcome, long tookNanos, int bytes)
            implements EngineEvent {}

    /** Where the bytecode of a script came from. */
    enum CacheOutcome {
        /** It was in memory, or someone else was making it. */
        HIT_MEMORY,
        /** It was read from a file and verified. */
        HIT_DISK,
        /** It was compiled, and is kept in memory only. */
        MISS,
        /** There was a file that is not what its name says; it was compiled anew. */
        REJECTED,
        /** It was compiled and a file of it was written. */
        STORED;

        /** {@return whether nothing had to be compiled} */
        public boolean isHit() {
            return this == HIT_MEMORY || this == HIT_DISK;
        }
    }

    /** A version of the handler folder went into service. */
    record HandlersLoaded(long nanos, int version, int files, int broken) implements EngineEvent {}

    /** A file of the handler folder cannot be used. Line and column count from 1, 0 if unknown. */
    record HandlerBroken(
            long nanos, String file, int line, int column, String message, String excerpt)
            implements EngineEvent {}

    /** A runtime left the pool for good. */
    record RuntimeDiscarded(long nanos, long isolate, String reason) implements EngineEvent {}

    /** A handler changed global state that outlives its request. */
    record RuntimeTainted(long nanos, long isolate, @Nullable String route, String what)
            implements EngineEvent {}

    /**
     * A word of the workbench itself about the run: the folder vanished, the generator fell behind.
     */
    record Notice(long nanos, Severity severity, String text) implements EngineEvent {}

    /** How serious a {@link Notice} is. */
    enum Severity {
        INFO,
        WARNING,
        ERROR
    }
}
