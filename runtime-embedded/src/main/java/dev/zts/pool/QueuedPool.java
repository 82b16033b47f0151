package dev.zts.pool;

import dev.zts.engine.Isolate;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.Notice;
import dev.zts.telemetry.EngineEvent.Severity;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A pool with one queue: {@link Slots} decides, and this class opens, closes, hands on and waits.
 */
final class QueuedPool implements RuntimePool {
    private static final long FIRST_BACKOFF_MILLIS = 100;
    private static final long LONGEST_BACKOFF_MILLIS = 5_000;
    private static final long WORKER_IDLE_MILLIS = 1_000;
    private static final long WORKER_STACK_BYTES = 32L << 20;
    private static final AtomicInteger WORKERS = new AtomicInteger();

    /** What is left to hand over on a thread that is handing over already. */
    private static final ThreadLocal<@Nullable Deque<Runnable>> HANDOVERS = new ThreadLocal<>();

    private final PoolOptions options;
    private final Supplier<Isolate> factory;
    private final Telemetry telemetry;
    private final Slots<Pooled, Waiter> slots;

    /** Open and close runtimes, so that requests need not; end when idle. */
    private final ThreadPoolExecutor workers;

    /** Ends waits and retries openings. */
    private final ScheduledThreadPoolExecutor clock;

    private final AtomicInteger tainted = new AtomicInteger();
    private final AtomicLong exhausted = new AtomicLong();
    private final AtomicLong discarded = new AtomicLong();

    /** Why the last opening failed, until one succeeds. */
    private volatile @Nullable Throwable lastFailure;

    private QueuedPool(PoolOptions options, Supplier<Isolate> factory, Telemetry telemetry) {
        this.options = options;
        this.factory = factory;
        this.telemetry = telemetry;
        slots = new Slots<>(options.capacity());
        workers =
                new ThreadPoolExecutor(
                        options.capacity(),
                        options.capacity(),
                        WORKER_IDLE_MILLIS,
                        TimeUnit.MILLISECONDS,
                        new LinkedBlockingQueue<>(),
                        QueuedPool::newWorker);
        workers.allowCoreThreadTimeOut(true);
        clock =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().name("zts-pool-clock").daemon().factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runtimes load scripts there, which may recurse as deep as requests. */
    private static Thread newWorker(Runnable task) {
        String name = "zts-pool-" + WORKERS.incrementAndGet();
        Thread thread = new Thread(null, task, name, WORKER_STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    static QueuedPool open(PoolOptions options, Supplier<Isolate> factory, Telemetry telemetry) {
        QueuedPool pool = new QueuedPool(options, factory, telemetry);
        pool.prewarm();
        return pool;
    }

    /** A runtime of this pool. */
    private static final class Pooled {
        private final Isolate isolate;

        /** Written by the one who holds the lease. */
        private boolean tainted;

        Pooled(Isolate isolate) {
            this.isolate = isolate;
        }
    }

    /** One who asked for a runtime; gets one, or null, once. */
    private record Waiter(Consumer<@Nullable Lease> taker) {}

    private void prewarm() {
        CompletableFuture<?>[] openings =
                IntStream.range(0, options.prewarm())
                        .filter(_ -> slots.reserve())
                        .mapToObj(_ -> CompletableFuture.runAsync(() -> openRuntime(0), workers))
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(openings).join();
        Throwable failure = lastFailure;
        if (failure != null && slots.counts().live() == 0) {
            close();
            throw new IllegalStateException("no runtime could be opened: " + failure, failure);
        }
    }

    @Override
    public @Nullable Lease tryAcquire() {
        Pooled runtime = slots.take();
        return runtime == null ? null : new PooledLease(runtime);
    }

    @Override
    public Lease acquire(Duration wait) throws InterruptedException {
        CompletableFuture<@Nullable Lease> arrival = new CompletableFuture<>();
        Waiter waiter = new Waiter(arrival::complete);
        ask(waiter);
        Lease lease = await(arrival, waiter, wait);
        if (lease == null) {
            throw new PoolExhaustedException(options.capacity(), wait, lastFailure);
        }
        return lease;
    }

    private @Nullable Lease await(
            CompletableFuture<@Nullable Lease> arrival, Waiter waiter, Duration wait)
            throws InterruptedException {
        try {
            return arrival.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            if (slots.cancel(waiter)) {
                exhausted.incrementAndGet();
                return null;
            }
            return arrival.join();
        } catch (InterruptedException e) {
            if (!slots.cancel(waiter)) {
                arrival.thenAccept(QueuedPool::closeIfThere);
            }
            throw e;
        } catch (ExecutionException e) {
            throw new AssertionError("an arrival never fails", e);
        }
    }

    private static void closeIfThere(@Nullable Lease lease) {
        if (lease != null) {
            lease.close();
        }
    }

    @Override
    public void acquire(Duration wait, Consumer<@Nullable Lease> taker) {
        Waiter waiter = new Waiter(taker);
        if (ask(waiter)) {
            clock.schedule(() -> giveUp(waiter), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** {@return whether the waiter has to wait} Else it has got its answer. */
    private boolean ask(Waiter waiter) {
        return switch (slots.takeOrQueue(waiter)) {
            case Slots.Asked.Got<Pooled>(Pooled runtime) -> {
                hand(waiter, new PooledLease(runtime));
                yield false;
            }
            case Slots.Asked.Refused<Pooled> _ -> {
                hand(waiter, null);
                yield false;
            }
            case Slots.Asked.Queued<Pooled> _ -> {
                if (slots.grow()) {
                    workers.execute(() -> openRuntime(0));
                }
                yield true;
            }
        };
    }

    private void giveUp(Waiter waiter) {
        if (slots.cancel(waiter)) {
            exhausted.incrementAndGet();
            hand(waiter, null);
        }
    }

    /** Opens a runtime in a reserved place, after so many failures in a row. */
    private void openRuntime(int failures) {
        Isolate isolate;
        try {
            isolate = factory.get();
        } catch (RuntimeException | Error failure) {
            retryLater(failure, failures);
            return;
        }
        lastFailure = null;
        Pooled runtime = new Pooled(isolate);
        settle(runtime, slots.opened(runtime));
    }

    /** The place stays reserved meanwhile: who waits must not make it be tried more often. */
    private void retryLater(Throwable failure, int failures) {
        lastFailure = failure;
        if (failures == 0) {
            tell(Severity.ERROR, "a runtime could not be opened, it is tried again: " + failure);
        }
        long backoff =
                Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(failures, 10));
        clock.schedule(
                () -> workers.execute(() -> retry(failures + 1)), backoff, TimeUnit.MILLISECONDS);
    }

    private void retry(int failures) {
        if (!slots.abandon(options.prewarm())) {
            openRuntime(failures);
        }
    }

    private void settle(Pooled runtime, Slots.Offered<Waiter> outcome) {
        switch (outcome) {
            case Slots.Offered.Handed<Waiter>(Waiter waiter) ->
                    hand(waiter, new PooledLease(runtime));
            case Slots.Offered.Kept<Waiter> _ -> {}
            case Slots.Offered.Unwanted<Waiter> _ -> workers.execute(() -> endUnwanted(runtime));
        }
    }

    private void endUnwanted(Pooled runtime) {
        closeIsolate(runtime);
        slots.vacate();
    }

    /**
     * Tells a waiter its answer. A taker that gives its lease back at once makes the next handover
     * on this thread; they are done one after the other, not one inside the other, as the queue may
     * be longer than the stack is deep.
     */
    private void hand(Waiter waiter, @Nullable Lease lease) {
        Deque<Runnable> outer = HANDOVERS.get();
        if (outer != null) {
            outer.add(() -> tellTaker(waiter, lease));
            return;
        }
        Deque<Runnable> pending = new ArrayDeque<>();
        HANDOVERS.set(pending);
        try {
            tellTaker(waiter, lease);
            while (!pending.isEmpty()) {
                pending.remove().run();
            }
        } finally {
            HANDOVERS.remove();
        }
    }

    /** A taker that fails did not take its lease. */
    private void tellTaker(Waiter waiter, @Nullable Lease lease) {
        try {
            waiter.taker().accept(lease);
        } catch (RuntimeException | Error failure) {
            closeIfThere(lease);
            tell(Severity.ERROR, "a request failed when a runtime was handed to it: " + failure);
        }
    }

    private void endLease(Pooled runtime) {
        String fault = fault(runtime);
        if (fault != null) {
            discard(runtime, fault);
        } else if (options.singleUse()) {
            replace(runtime);
        } else {
            settle(runtime, slots.giveBack(runtime));
        }
    }

    /** {@return why no other request may run on it, null if one may} */
    private @Nullable String fault(Pooled runtime) {
        try {
            if (!runtime.tainted && runtime.isolate.taint() != null) {
                runtime.tainted = true;
                tainted.incrementAndGet();
            }
            return runtime.isolate.usable() ? null : "not usable any more";
        } catch (RuntimeException failure) {
            return "its state is unknown: " + failure;
        }
    }

    private void discard(Pooled runtime, String reason) {
        discarded.incrementAndGet();
        telemetry.publish(
                new EngineEvent.RuntimeDiscarded(System.nanoTime(), runtime.isolate.id(), reason));
        replace(runtime);
    }

    private void replace(Pooled runtime) {
        slots.retire();
        workers.execute(() -> {
            closeIsolate(runtime);
            if (slots.refill()) {
                openRuntime(0);
            }
        });
    }

    private void closeIsolate(Pooled runtime) {
        try {
            runtime.isolate.close();
        } catch (RuntimeException | Error failure) {
            tell(Severity.WARNING, "a runtime did not end well: " + failure);
        }
        if (runtime.tainted) {
            tainted.decrementAndGet();
        }
    }

    private void tell(Severity severity, String text) {
        telemetry.publish(new Notice(System.nanoTime(), severity, text));
    }

    @Override
    public PoolState state() {
        Slots.Counts counts = slots.counts();
        return new PoolState(
                options.capacity(),
                counts.live(),
                counts.inUse(),
                counts.waiting(),
                tainted.get(),
                counts.leases(),
                exhausted.get(),
                discarded.get());
    }

    @Override
    public boolean closed() {
        return slots.closed();
    }

    @Override
    public void close() {
        Slots.Rest<Pooled, Waiter> rest = slots.close();
        clock.shutdown();
        rest.free().forEach(runtime -> workers.execute(() -> endUnwanted(runtime)));
        rest.waiting().forEach(waiter -> hand(waiter, null));
    }

    /** A lease that ends once, whoever ends it. */
    private final class PooledLease implements Lease {
        private final Pooled runtime;
        private final AtomicBoolean ended = new AtomicBoolean();

        PooledLease(Pooled runtime) {
            this.runtime = runtime;
        }

        @Override
        public Isolate isolate() {
            if (ended.get()) {
                throw new IllegalStateException("the lease has ended");
            }
            return runtime.isolate;
        }

        @Override
        public void discard(String reason) {
            if (ended.compareAndSet(false, true)) {
                QueuedPool.this.discard(runtime, reason);
            }
        }

        @Override
        public void close() {
            if (ended.compareAndSet(false, true)) {
                endLease(runtime);
            }
        }
    }
}
