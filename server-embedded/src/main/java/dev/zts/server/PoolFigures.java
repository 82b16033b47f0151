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

    /** What the pools that are gone had counted. */
    private PoolState past = PoolState.NONE;

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
        PoolState sum = past;
        for (Iterator<RuntimePool> each = pools.iterator(); each.hasNext(); ) {
            RuntimePool pool = each.next();
            // Asked first: a closed pool without runtimes stays as it is.
            boolean closed = pool.closed();
            PoolState state = pool.state();
            sum = sum.plus(state);
            if (closed && state.live() == 0 && state.waiting() == 0) {
                past = past.plus(state);
                each.remove();
            }
        }
        return sum.asOneOf(
                current.state().capacity(),
                sum.waiting() + workers.waiting(),
                // Answered, not asked: a request may give up in the queue or at the pool.
                failures.total(FailureKind.POOL_EXHAUSTED.wireName()));
    }
}
