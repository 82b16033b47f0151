package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.memory.AllocationMeter;
import dev.zts.memory.GcControl;
import dev.zts.pool.Lease;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that run handlers, on one shared queue: a slow request holds up one of them and no
 * particular other request. A worker whose handler cannot be stopped is replaced.
 */
final class Workers implements AutoCloseable {
    /** Room for the deepest JavaScript stack that the engines allow. */
    private static final long STACK_BYTES = 32L << 20;

    private final BlockingQueue<Exchange> queue;
    private final Telemetry telemetry;
    private final GcControl memory;
    private final long queueWaitNanos;
    private final AtomicInteger names = new AtomicInteger();

    /**
     * Those that still run; a replaced one may yet wait for a request, and is ended with the rest.
     */
    private final Map<Worker, Thread> threads = new ConcurrentHashMap<>();

    private volatile boolean closed;

    Workers(ServerOptions options, int count, GcControl memory, Telemetry telemetry) {
        this.queue = new ArrayBlockingQueue<>(options.maxConnections());
        this.telemetry = telemetry;
        this.memory = memory;
        this.queueWaitNanos = options.queueWait().toNanos();
        for (int i = 0; i < count; i++) {
            startOne();
        }
    }

    private synchronized void startOne() {
        if (closed) {
            return;
        }
        Worker worker = new Worker(queue, telemetry.newMeter(), memory.newShard(), queueWaitNanos);
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                worker.run();
                            } finally {
                                threads.remove(worker);
                            }
                        },
                        "zts-worker-" + names.incrementAndGet(),
                        STACK_BYTES);
        thread.setDaemon(true);
        threads.put(worker, thread);
        thread.start();
        AllocationMeter.claim(thread, Owner.ISOLATES);
    }

    /** Queues a request. A full queue answers it at once. */
    void submit(Exchange exchange) {
        if (closed || !queue.offer(exchange)) {
            exchange.leave();
            exchange.refuse(FailureKind.POOL_EXHAUSTED, "the queue is full");
        }
    }

    /** Takes a request that needs no answer any more out of the queue, if it is still there. */
    void withdraw(Exchange exchange) {
        // Those that waited too long are the first in the queue, so this is no search.
        if (queue.remove(exchange)) {
            exchange.leave();
        }
    }

    /** {@return requests that no worker has taken yet} */
    int waiting() {
        return queue.size();
    }

    /** Puts a new worker in the place of one that hangs, and throws its runtime away. */
    void replace(Worker hanging, Lease lease) {
        hanging.end();
        startOne();
        lease.discard("did not stop at its deadline");
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
        for (Exchange exchange : left) {
            exchange.refuse(FailureKind.SHUTTING_DOWN, "the server stops");
            exchange.leave();
        }
    }
}
