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

    /** A function moved between tiers. */
    record TierChanged(
            long nanos, String function, String file, int line, Tier from, Tier to, String cause)
            implements EngineEvent {}

    /** A function was not compiled because of one opcode, and stays interpreted. */
    record CompilationRefused(
            long nanos, String function, String file, int line, int pc, String opcode)
            implements EngineEvent {}

    /** Compiled code was left because an assumption did not hold. */
    record Deoptimized(long nanos, String function, String file, int line, String reason)
            implements EngineEvent {}

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
