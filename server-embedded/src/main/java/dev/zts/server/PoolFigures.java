package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.pool.RuntimePool;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import dev.zts.telemetry.PoolState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The runtimes of all versions of a folder as one figure, and the requests that wait for them. */
final class PoolFigures implements FrameSource {
    private final Workers workers;
    private final Failures failures;
    private RuntimePool current;

    /** The current one, and those before it that still have a runtime. */
    private final List<RuntimePool> pools = new ArrayList<>();

    /** Leases and discards of the pools that are gone. */
    private long pastLeases;

    private long pastDiscarded;

    PoolFigures(Workers workers, Failures failures, RuntimePool first) {
        this.workers = workers;
        this.failures = failures;
        this.current = first;
        pools.add(first);
    }

    /** Takes note of the pool that serves from now on. */
    synchronized void follow(RuntimePool next) {
        current = next;
        pools.add(next);
    }

    @Override
    public void sampleInto(Frame.Builder frame) {
        frame.pool(state());
    }

    synchronized PoolState state() {
        int live = 0;
        int inUse = 0;
        int waiting = workers.waiting();
        int tainted = 0;
        long leases = pastLeases;
        long discarded = pastDiscarded;
        for (Iterator<RuntimePool> each = pools.iterator(); each.hasNext(); ) {
            RuntimePool pool = each.next();
            // Asked first: a closed pool without runtimes stays as it is.
            boolean closed = pool.closed();
            PoolState state = pool.state();
            live += state.live();
            inUse += state.inUse();
            waiting += state.waiting();
            tainted += state.tainted();
            leases += state.leases();
            discarded += state.discarded();
            if (closed && state.live() == 0) {
                pastLeases += state.leases();
                pastDiscarded += state.discarded();
                each.remove();
            }
        }
        return new PoolState(
                current.state().capacity(),
                live,
                inUse,
                waiting,
                tainted,
                leases,
                // Answered, not asked: a request may give up in the queue or at the pool.
                failures.total(FailureKind.POOL_EXHAUSTED.wireName()),
                0,
                0,
                0,
                discarded,
                dev.zts.telemetry.LatencySnapshot.EMPTY);
    }
}
