package dev.zts.pool;

import dev.zts.engine.Isolate;
import java.util.concurrent.atomic.AtomicLongArray;

/** A runtime in a place of a pool, and what it has done. */
final class Pooled {
    /*
     * The figures are written by who holds the runtime, one at a time, and read by anyone: opaque
     * access is a plain load and store, so a lease counts itself at no cost. They lie between two
     * empty cache lines.
     */
    private static final int PAD = 128 / Long.BYTES;
    private static final int LEASED = PAD;
    private static final int LEASES = PAD + 1;
    private static final int OVERFLOWS = PAD + 2;
    private static final int ALLOCATED = PAD + 3;

    private final ShardedPool pool;
    private final Isolate isolate;
    private final int place;

    /** When it is too old, by the pool's clock. */
    private final long wornNanos;

    private final AtomicLongArray figures = new AtomicLongArray(PAD + 4 + PAD);

    /** Whether a handler changed its global state. Written by who holds it. */
    private boolean tainted;

    /** Whether another one has its place already. Written by who put it into quarantine. */
    private boolean displaced;

    Pooled(ShardedPool pool, Isolate isolate, int place, long wornNanos) {
        this.pool = pool;
        this.isolate = isolate;
        this.place = place;
        this.wornNanos = wornNanos;
    }

    ShardedPool pool() {
        return pool;
    }

    Isolate isolate() {
        return isolate;
    }

    int place() {
        return place;
    }

    long wornNanos() {
        return wornNanos;
    }

    boolean tainted() {
        return tainted;
    }

    void taint() {
        tainted = true;
    }

    boolean displaced() {
        return displaced;
    }

    void displace() {
        displaced = true;
    }

    /** Counts a lease that begins. */
    void lease() {
        figures.setOpaque(LEASED, 1);
        add(LEASES, 1);
    }

    /** Counts a lease that its own shard could not serve. */
    void overflow() {
        add(OVERFLOWS, 1);
    }

    void allocate(long bytes) {
        add(ALLOCATED, bytes);
    }

    /** It is leased no longer. */
    void free() {
        figures.setOpaque(LEASED, 0);
    }

    private void add(int figure, long increase) {
        figures.setOpaque(figure, figures.getOpaque(figure) + increase);
    }

    boolean leased() {
        return figures.getOpaque(LEASED) != 0;
    }

    long leases() {
        return figures.getOpaque(LEASES);
    }

    long overflows() {
        return figures.getOpaque(OVERFLOWS);
    }

    long allocatedBytes() {
        return figures.getOpaque(ALLOCATED);
    }
}
