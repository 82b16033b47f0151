package dev.zts.telemetry;

/**
 * What the memory control of a host knows at the end of a frame. Everything counts from the start
 * of the host.
 */
public record MemoryState(GcStats collections, GcAsking asking, ArenaState arenas) {
    public static final MemoryState NONE =
            new MemoryState(GcStats.NONE, GcAsking.NONE, ArenaState.NONE);
}
