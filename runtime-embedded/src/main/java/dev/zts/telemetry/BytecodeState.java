package dev.zts.telemetry;

/**
 * What the cache of bytecode of an engine did so far. Counts run from the start of the engine.
 *
 * @param memoryHits scripts whose bytecode was in memory
 * @param diskHits scripts whose bytecode was read from a file
 * @param misses scripts that were compiled
 * @param rejected of the misses, those with a file that was not what its name says
 * @param stored of the misses, those of which a file was written
 * @param refused number of times the disk refused something
 * @param memoryBytes about what the bytecode in memory takes, its sources included
 */
public record BytecodeState(
        long memoryHits,
        long diskHits,
        long misses,
        long rejected,
        long stored,
        long refused,
        long memoryBytes) {

    /** No cache, or nothing asked for. */
    public static final BytecodeState NONE = new BytecodeState(0, 0, 0, 0, 0, 0, 0);

    /** {@return scripts that did not have to be compiled} */
    public long hits() {
        return memoryHits + diskHits;
    }
}
