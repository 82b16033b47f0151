package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.Isolate;
import dev.zts.memory.AllocationMeter;
import dev.zts.memory.GcControl;
import dev.zts.pool.Lease;
import dev.zts.pool.PoolExhaustedException;
import dev.zts.pool.RuntimePool;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.Meter;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A thread that takes requests off the shared queue and runs their handlers. */
final class Worker implements Runnable {
    private static final Logger LOG = Logger.getLogger(Worker.class.getName());

    private final BlockingQueue<Exchange> queue;
    private final Meter meter;
    private final GcControl.Shard memory;
    private final long queueWaitNanos;

    /** Whether another worker has taken its place, or all are to end. */
    private volatile boolean ended;

    Worker(
            BlockingQueue<Exchange> queue,
            Meter meter,
            GcControl.Shard memory,
            long queueWaitNanos) {
        this.queue = queue;
        this.meter = meter;
        this.memory = memory;
        this.queueWaitNanos = queueWaitNanos;
    }

    void end() {
        ended = true;
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                serveSafely(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            memory.close();
        }
    }

    /**
     * Whatever happens, the thread goes on; a request without an answer gets one at its deadline.
     */
    private void serveSafely(Exchange exchange) throws InterruptedException {
        try {
            serve(exchange);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "A request could not be served", e);
        }
    }

    private void serve(Exchange exchange) throws InterruptedException {
        try {
            if (exchange.queued()) {
                lease(exchange);
            }
        } catch (InterruptedException e) {
            exchange.refuse(FailureKind.SHUTTING_DOWN, "the server stops");
            throw e;
        } finally {
            exchange.leave();
        }
    }

    private void lease(Exchange exchange) throws InterruptedException {
        long left = exchange.receivedNanos() + queueWaitNanos - System.nanoTime();
        RuntimePool pool = exchange.deployment().pool();
        Lease lease;
        try {
            lease = pool.acquire(Duration.ofNanos(Math.max(0, left)));
        } catch (PoolExhaustedException e) {
            exchange.refuse(
                    pool.closed() ? FailureKind.SHUTTING_DOWN : FailureKind.POOL_EXHAUSTED,
                    String.valueOf(e.getMessage()));
            return;
        }
        try {
            run(exchange, lease);
        } finally {
            lease.close();
        }
    }

    private void run(Exchange exchange, Lease lease) {
        long start = System.nanoTime();
        if (!exchange.start(this, lease, start)) {
            return;
        }
        Isolate isolate = lease.isolate();
        memory.requestBegins(exchange.bodyBytes());
        long before = AllocationMeter.currentThreadBytes();
        HandlerResult result;
        boolean sound = true;
        try {
            result = isolate.run(exchange.entry(), exchange.toJs());
        } catch (RuntimeException | Error e) {
            // An engine that breaks its contract must not take the worker with it.
            LOG.log(Level.SEVERE, "The engine failed in " + exchange.entry(), e);
            sound = false;
            lease.discard("the engine failed");
            result = new HandlerResult.Failed(FailureKind.INTERNAL, "", null, "");
        }
        long nanos = System.nanoTime() - start;
        long bytes = AllocationMeter.currentThreadBytes() - before;
        memory.requestEnded(isolate.arena(), bytes);
        meter.add(Counter.HANDLER_RUNS, 1);
        meter.add(Counter.HANDLER_NANOS, nanos);
        meter.add(Counter.HANDLER_ALLOCATED_BYTES, bytes);
        meter.add(Counter.POOL_WAIT_NANOS, start - exchange.receivedNanos());
        exchange.finish(result, nanos, bytes);
        if (sound && isolate.usable()) {
            settle(isolate, lease, exchange.entry());
        }
    }

    private static void settle(Isolate isolate, Lease lease, String entry) {
        try {
            isolate.settle();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "The engine failed after " + entry, e);
            lease.discard("the engine failed");
        }
    }
}
