package dev.zts.pool;

import dev.zts.engine.Isolate;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A lease that ends once, whoever ends it. */
final class PooledLease implements Lease {
    /** The runtime is used by who holds the lease. */
    private static final int HELD = 0;

    /** The runtime is being put into quarantine; who ends the lease leaves the rest to that. */
    private static final int TAKEN_OUT = 1;

    /** The runtime is in quarantine and its handler may still run. */
    private static final int QUARANTINED = 2;

    private static final int ENDED = 3;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(PooledLease.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // One is made for each request; with the header these fill 24 bytes.
    private final Pooled runtime;
    private final int shard;
    private volatile int state;

    /** The lease of a runtime that goes back to the list of {@code shard}. */
    PooledLease(Pooled runtime, int shard) {
        this.runtime = runtime;
        this.shard = shard;
    }

    private boolean move(int from, int to) {
        return STATE.compareAndSet(this, from, to);
    }

    @Override
    public Isolate isolate() {
        if (state == ENDED) {
            throw new IllegalStateException("the lease has ended");
        }
        return runtime.isolate();
    }

    @Override
    public void charge(long allocatedBytes) {
        if (state == HELD) {
            runtime.allocate(allocatedBytes);
        }
    }

    @Override
    public void quarantine(String reason) {
        if (move(HELD, TAKEN_OUT)) {
            runtime.pool().quarantine(runtime, reason);
            if (!move(TAKEN_OUT, QUARANTINED)) {
                runtime.pool().endQuarantine(runtime);
            }
        }
    }

    @Override
    public void discard(String reason) {
        if (move(HELD, ENDED)) {
            runtime.pool().discard(runtime, reason);
        } else {
            endQuarantine();
        }
    }

    @Override
    public void close() {
        if (move(HELD, ENDED)) {
            runtime.pool().giveBack(runtime, shard);
        } else {
            endQuarantine();
        }
    }

    private void endQuarantine() {
        if (!move(TAKEN_OUT, ENDED) && move(QUARANTINED, ENDED)) {
            runtime.pool().endQuarantine(runtime);
        }
    }
}
