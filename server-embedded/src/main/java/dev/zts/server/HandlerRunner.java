package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.Isolate;
import dev.zts.engine.JsResponse;
import dev.zts.memory.AllocationMeter;
import dev.zts.memory.GcControl;
import dev.zts.memory.RequestArena;
import dev.zts.pool.Lease;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.Meter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs handlers on one thread, a worker's or an event loop's, and measures each run. */
final class HandlerRunner {
    private static final Logger LOG = Logger.getLogger(HandlerRunner.class.getName());
    private static final HandlerResult.Failed BROKEN =
            new HandlerResult.Failed(FailureKind.INTERNAL, "", null, "");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int shard;
    private final int slot;
    private final Meter meter;
    private final GcControl.Shard memory;
    private final ResponseEncoder encoder = new ResponseEncoder();

    // Of the last run.
    private boolean sound;
    private boolean deadlineHit;
    private long effortNanos;
    private @Nullable Loan loan;

    /**
     * @param shard of a pool that is nearest
     * @param slot of this thread at {@link RoutePace}
     * @param memory is told of each run
     */
    HandlerRunner(int shard, int slot, Meter meter, GcControl.Shard memory) {
        this.shard = shard;
        this.slot = slot;
        this.meter = meter;
        this.memory = memory;
    }

    /** {@return the part of a pool that is nearest} */
    int shard() {
        return shard;
    }

    /** Tells that the thread is not to be waited for any more. */
    void leave() {
        memory.close();
    }

    ResponseEncoder encoder() {
        return encoder;
    }

    /**
     * Runs a handler, and puts its response into a sink.
     *
     * @param worker whose thread this is, null for an event loop
     * @return whether the exchange has its answer now; if not, another one had it before
     */
    boolean run(Exchange exchange, Lease lease, @Nullable Worker worker, Sink sink) {
        sound = true;
        loan = null;
        boolean cpu = exchange.route().wantsCpuTime(slot);
        long cpuStart = cpu ? THREADS.getCurrentThreadCpuTime() : 0;
        long start = System.nanoTime();
        if (!exchange.start(worker, lease, start)) {
            sound = false;
            return false;
        }
        Isolate isolate = lease.isolate();
        Loan.checkNotLent(isolate);
        RequestArena arena = isolate.arena();
        memory.requestBegins(exchange.bodyBytes());
        long before = AllocationMeter.currentThreadBytes();
        HandlerResult result = call(exchange, lease);
        long nanos = System.nanoTime() - start;
        effortNanos = cpu ? THREADS.getCurrentThreadCpuTime() - cpuStart : nanos;
        long bytes = AllocationMeter.currentThreadBytes() - before;
        lease.charge(bytes);
        memory.requestEnded(arena, bytes);
        exchange.ran(nanos, bytes);
        meter.add(Counter.HANDLER_RUNS, 1);
        meter.add(Counter.HANDLER_NANOS, nanos);
        meter.add(Counter.HANDLER_ALLOCATED_BYTES, bytes);
        meter.add(Counter.POOL_WAIT_NANOS, start - exchange.receivedNanos());
        return answer(exchange, lease, result, sink);
    }

    private HandlerResult call(Exchange exchange, Lease lease) {
        try {
            return lease.isolate().run(exchange.entry(), exchange);
        } catch (RuntimeException | Error e) {
            // An engine that breaks its contract must not take the thread with it.
            LOG.log(Level.SEVERE, "The engine failed in " + exchange.entry(), e);
            sound = false;
            lease.discard("the engine failed");
            return BROKEN;
        }
    }

    private boolean answer(Exchange exchange, Lease lease, HandlerResult result, Sink sink) {
        deadlineHit = false;
        switch (result) {
            case HandlerResult.Responded(JsResponse response) -> {
                try {
                    loan = encoder.encode(response, exchange, lease, sink);
                } catch (RuntimeException | Error e) {
                    LOG.log(Level.SEVERE, "No response could be made in " + exchange.entry(), e);
                    sound = false;
                    lease.discard("its response could not be encoded");
                    return exchange.failed(BROKEN);
                }
                return exchange.responded(response.status());
            }
            case HandlerResult.Failed failed -> {
                deadlineHit = failed.kind() == FailureKind.TIMEOUT;
                return exchange.failed(failed);
            }
        }
    }

    /** Does what could wait until the answer was handed on, and ends the lease. */
    void end(Exchange exchange, Lease lease) {
        if (sound) {
            exchange.route().ran(slot, effortNanos, deadlineHit);
        }
        try {
            if (sound && lease.isolate().usable()) {
                lease.isolate().settle();
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "The engine failed after " + exchange.entry(), e);
            lease.discard("the engine failed");
        }
        Loan lent = loan;
        loan = null;
        if (lent == null) {
            lease.close();
        } else {
            lent.end();
        }
    }
}
