package dev.zts.benchmarks.pool;

import dev.zts.engine.Isolate;
import dev.zts.pool.Lease;
import dev.zts.pool.PoolExhaustedException;
import dev.zts.pool.RuntimePool;
import dev.zts.telemetry.PoolState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pool of the plain kind, as a peer: one lock, one list of free runtimes, one queue. */
final class LockedPool implements RuntimePool {
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by lock.
    private final Deque<Isolate> free = new ArrayDeque<>();
    private final Deque<Consumer<@Nullable Lease>> queue = new ArrayDeque<>();
    private int inUse;

    @SuppressWarnings("UnusedVariable") // a pool counts, so its peer does
    private long leases;

    /** Ends waits, with a timer for each. */
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());

    /** A pool of these isolates. */
    LockedPool(Iterable<Isolate> isolates) {
        isolates.forEach(free::add);
    }

    @Override
    public @Nullable Lease tryAcquire() {
        Isolate isolate = take();
        return isolate == null ? null : new LockedLease(isolate);
    }

    @Override
    public @Nullable Lease tryAcquire(int shard) {
        return tryAcquire();
    }

    private @Nullable Isolate take() {
        lock.lock();
        try {
            Isolate isolate = free.pollLast();
            if (isolate != null) {
                inUse++;
                leases++;
            }
            return isolate;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Lease acquire(Duration wait) throws InterruptedException {
        CompletableFuture<@Nullable Lease> arrival = new CompletableFuture<>();
        ask(arrival::complete);
        try {
            Lease lease = arrival.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (lease != null) {
                return lease;
            }
        } catch (TimeoutException | ExecutionException _) {
            // Told below: nobody asks here again.
        }
        throw new PoolExhaustedException(inUse, wait, null);
    }

    @Override
    public void acquire(Duration wait, Consumer<@Nullable Lease> taker) {
        if (ask(taker)) {
            clock.schedule(() -> giveUp(taker), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void acquire(int shard, Duration wait, Consumer<@Nullable Lease> taker) {
        acquire(wait, taker);
    }

    /** {@return whether the taker has to wait} */
    private boolean ask(Consumer<@Nullable Lease> taker) {
        Isolate isolate;
        lock.lock();
        try {
            isolate = take();
            if (isolate == null) {
                queue.addLast(taker);
                return true;
            }
        } finally {
            lock.unlock();
        }
        taker.accept(new LockedLease(isolate));
        return false;
    }

    private void giveUp(Consumer<@Nullable Lease> taker) {
        boolean waited;
        lock.lock();
        try {
            waited = queue.remove(taker);
        } finally {
            lock.unlock();
        }
        if (waited) {
            taker.accept(null);
        }
    }

    private void giveBack(Isolate isolate) {
        Consumer<@Nullable Lease> longest;
        lock.lock();
        try {
            longest = queue.pollFirst();
            if (longest == null) {
                inUse--;
                free.addLast(isolate);
                return;
            }
            leases++;
        } finally {
            lock.unlock();
        }
        longest.accept(new LockedLease(isolate));
    }

    @Override
    public PoolState state() {
        throw new UnsupportedOperationException("nobody looks at the peer's figures");
    }

    @Override
    public boolean closed() {
        return false;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** A lease that ends once. */
    private final class LockedLease implements Lease {
        private final Isolate isolate;
        private final AtomicBoolean ended = new AtomicBoolean();

        LockedLease(Isolate isolate) {
            this.isolate = isolate;
        }

        @Override
        public Isolate isolate() {
            return isolate;
        }

        @Override
        public void charge(long allocatedBytes) {}

        @Override
        public void discard(String reason) {
            close();
        }

        @Override
        public void quarantine(String reason) {
            close();
        }

        @Override
        public void close() {
            if (ended.compareAndSet(false, true) && isolate.taint() == null && isolate.usable()) {
                giveBack(isolate);
            }
        }
    }
}
