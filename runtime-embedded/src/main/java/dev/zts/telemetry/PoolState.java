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
 * @param overflow leases of a runtime that was free, but not in the list of the asking thread's
 *     shard
 * @param recycled runtimes replaced because they had served long enough
 * @param quarantined runtimes taken out because their handler ran over a limit
 * @param discarded runtimes thrown away because they were broken; a single-use one that served its
 *     request is not
 * @param waits how long those requests waited that did not get a runtime at once, but got one
 */
public record PoolState(
        int capacity,
        int live,
        int inUse,
        int waiting,
        int tainted,
        long leases,
        long exhausted,
        long overflow,
        long recycled,
        long quarantined,
        long discarded,
        LatencySnapshot waits) {
    public static final PoolState NONE =
            new PoolState(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, LatencySnapshot.EMPTY);

    /** {@return the figures of both pools together} */
    public PoolState plus(PoolState other) {
        return new PoolState(
                capacity + other.capacity,
                live + other.live,
                inUse + other.inUse,
                waiting + other.waiting,
                tainted + other.tainted,
                leases + other.leases,
                exhausted + other.exhausted,
                overflow + other.overflow,
                recycled + other.recycled,
                quarantined + other.quarantined,
                discarded + other.discarded,
                waits.plus(other.waits));
    }

    /** {@return these figures with those that the pools of a host cannot tell for themselves} */
    public PoolState asOneOf(int mostRuntimes, int allWaiting, long allExhausted) {
        return new PoolState(
                mostRuntimes,
                live,
                inUse,
                allWaiting,
                tainted,
                leases,
                allExhausted,
                overflow,
                recycled,
                quarantined,
                discarded,
                waits);
    }
}
