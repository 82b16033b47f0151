package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.memory.AllocationMeter;
import dev.zts.memory.GcControl;
import dev.zts.pool.Lease;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Telemetry;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that run handlers, on one shared queue: a slow request holds up one of them and no
 * particular other request. None of them waits for a runtime: a request that finds none is queued
 * for one, and comes back with it. A worker whose handler cannot be stopped is replaced.
 */
final class Workers implements AutoCloseable {
    /** Room for the deepest JavaScript stack that the engines allow. */
    static final long STACK_BYTES = 32L << 20;

    private final BlockingQueue<Exchange> queue = new LinkedBlockingQueue<>();
    private final Telemetry telemetry;
    private final GcControl memory;
    private final long queueWaitNanos;
    private final int maxQueued;
    private final AtomicInteger names = new AtomicInteger();

    /** Requests that wait at a pool. */
    private final AtomicInteger atPools = new AtomicInteger();

    /**
     * Those that still run; a replaced one may yet wait for a request, and is ended with the rest.
     */
    private final Map<Worker, Thread> threads = new ConcurrentHashMap<>();

    private volatile boolean closed;

    Workers(ServerOptions options, int count, GcControl memory, Telemetry telemetry) {
        this.memory = memory;
        this.telemetry = telemetry;
        this.queueWaitNanos = options.queueWait().toNanos();
        this.maxQueued = options.maxQueued();
        for (int i = 0; i < count; i++) {
            startOne();
        }
    }

    /** A thread that knows its worker. */
    private static final class WorkerThread extends FastThreadLocalThread {
        private final Worker worker;

        WorkerThread(Worker worker, Runnable run, String name) {
            super(null, run, name, STACK_BYTES);
            this.worker = worker;
        }
    }

    private synchronized void startOne() {
        if (closed) {
            return;
        }
        int number = names.incrementAndGet();
        Worker worker =
                new Worker(
                        this,
                        queue,
                        new HandlerRunner(
                                number - 1,
                                RoutePace.WORKER_SLOT,
                                telemetry.newMeter(),
                                memory.newShard()));
        Thread thread =
                new WorkerThread(
                        worker,
                        () -> {
                            try {
                                worker.run();
                            } finally {
                                threads.remove(worker);
                            }
                        },
                        "zts-worker-" + number);
        thread.setDaemon(true);
        threads.put(worker, thread);
        thread.start();
        AllocationMeter.claim(thread, Owner.ISOLATES);
    }

    /** Queues a request. Too long a queue answers it at once. */
    void submit(Exchange exchange) {
        if (queue.size() + atPools.get() >= maxQueued) {
            exchange.refuse(FailureKind.POOL_EXHAUSTED, "the queue is full");
            exchange.leave();
        } else {
            add(exchange);
        }
    }

    /** Queues a request again. Once closed, it is turned away. */
    void add(Exchange exchange) {
        queue.add(exchange);
        if (closed && queue.remove(exchange)) {
            Worker.turnAway(exchange);
        }
    }

    /** Lets a request wait for a runtime. */
    void sendToPool(Exchange exchange) {
        atPools.incrementAndGet();
        exchange.awaitLease(queueWaitNanos);
    }

    /** A request has its runtime now, or none. The thread that gave the runtime back calls. */
    void backFromPool(Exchange exchange, boolean granted) {
        atPools.decrementAndGet();
        if (!granted) {
            exchange.leave();
        } else if (!(Thread.currentThread() instanceof WorkerThread thread
                && thread.worker.takeNext(exchange))) {
            add(exchange);
        }
    }

    /** Takes a request that needs no answer any more out of the queue, if it is still there. */
    void withdraw(Exchange exchange) {
        // Those that waited too long are the first in the queue, so this is no search.
        if (exchange.lease() == null && queue.remove(exchange)) {
            // It may have come with one meanwhile.
            Lease late = exchange.lease();
            if (late != null) {
                late.close();
            }
            exchange.leave();
        }
    }

    /** {@return requests that no worker has taken yet} */
    int waiting() {
        return queue.size();
    }

    /** Puts a new worker in the place of one that hangs, and its runtime into quarantine. */
    void replace(Worker hanging, Lease lease) {
        hanging.end();
        startOne();
        lease.quarantine("did not stop at its deadline");
    }

    /** Ends all threads. Handlers that still run are on their own; their isolates are closed. */
    @Override
    public void close() {
        List<Thread> ending;
        synchronized (this) {
            closed = true;
            threads.keySet().forEach(Worker::end);
            ending = new ArrayList<>(threads.values());
        }
        ending.forEach(Thread::interrupt);
        List<Exchange> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(Worker::turnAway);
    }
}
