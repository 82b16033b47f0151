package dev.zts.telemetry;

/**
 * The runtimes of a host at the end of a frame. Counts run from the start of the host, whatever
 * versions of the folder came and went.
 *
 * @param capacity most runtimes there may be
 * @param live runtimes that exist, those that a replaced version still uses included
 * @param inUse leased runtimes
 * @param waiting requests waiting for one
 * @param tainted live runtimes whose global state was changed by a handler
 * @param leases leases given so far
 * @param exhausted requests refused because none came free in time
 * @param discarded runtimes thrown away; a single-use one that served its request is not
 */
public record PoolState(
        int capacity,
        int live,
        int inUse,
        int waiting,
        int tainted,
        long leases,
        long exhausted,
        long discarded) {
    public static final PoolState NONE = new PoolState(0, 0, 0, 0, 0, 0, 0, 0);
}
