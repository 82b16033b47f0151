package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.pool.Lease;
import java.util.concurrent.BlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A thread that takes requests off the shared queue and runs their handlers. */
final class Worker implements Runnable {
    private static final Logger LOG = Logger.getLogger(Worker.class.getName());

    private final Workers all;
    private final BlockingQueue<Exchange> queue;
    private final HandlerRunner runner;

    /** A request that got its runtime from this thread, and is the next one therefore. */
    private @Nullable Exchange next;

    /** Whether another worker has taken its place, or all are to end. */
    private volatile boolean ended;

    Worker(Workers all, BlockingQueue<Exchange> queue, HandlerRunner runner) {
        this.all = all;
        this.queue = queue;
        this.runner = runner;
    }

    void end() {
        ended = true;
        runner.leave();
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                serveSafely(take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Exchange left = next;
        if (left != null) {
            all.add(left);
        }
    }

    private Exchange take() throws InterruptedException {
        Exchange mine = next;
        next = null;
        return mine == null ? queue.take() : mine;
    }

    /** Takes a request with a runtime, if nothing else is to be done. On its own thread. */
    boolean takeNext(Exchange exchange) {
        if (next != null || ended) {
            return false;
        }
        next = exchange;
        return true;
    }

    /**
     * Whatever happens, the thread goes on; a request without an answer gets one at its deadline.
     */
    private void serveSafely(Exchange exchange) {
        try {
            serve(exchange);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "A request could not be served", e);
        }
    }

    private void serve(Exchange exchange) {
        Lease lease = exchange.lease();
        if (lease == null && exchange.queued()) {
            lease = exchange.deployment().pool().tryAcquire(runner.shard());
            if (lease == null) {
                all.sendToPool(exchange);
                return;
            }
        }
        try {
            if (lease != null) {
                run(exchange, lease);
            }
        } finally {
            exchange.leave();
        }
    }

    private void run(Exchange exchange, Lease lease) {
        try {
            boolean answered = runner.run(exchange, lease, this, exchange.parcel());
            if (!answered || exchange.reply() != null) {
                // What was encoded is not what goes out.
                exchange.drop();
            }
            if (answered) {
                exchange.deliver();
            }
        } finally {
            runner.end(exchange, lease);
        }
    }

    /** Answers a request that is not served any more. */
    static void turnAway(Exchange exchange) {
        exchange.refuse(FailureKind.SHUTTING_DOWN, "the server stops");
        Lease lease = exchange.lease();
        if (lease != null) {
            lease.close();
        }
        exchange.leave();
    }
}
