package dev.zts.pool;

import dev.zts.engine.Isolate;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.Severity;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Telemetry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The places of a pool and the runtimes in them. Opens, closes and replaces runtimes on threads of
 * its own, so that requests need not.
 */
final class Places {
    /*
     * A place is taken before its runtime is opened and vacated after the runtime has closed, so
     * there are never more runtimes than places. Only one that is in quarantine leaves its place
     * before it has closed, as its handler may run for long; there are at most as many of these.
     */
    private static final long FIRST_BACKOFF_MILLIS = 100;
    private static final long LONGEST_BACKOFF_MILLIS = 5_000;
    private static final long WORKER_IDLE_MILLIS = 1_000;
    private static final long WORKER_STACK_BYTES = 32L << 20;
    private static final AtomicInteger WORKERS = new AtomicInteger();

    private final ShardedPool pool;
    private final PoolOptions options;
    private final Supplier<Isolate> factory;
    private final Telemetry telemetry;
    private final Desk desk;

    /** Retries openings. */
    private final ScheduledExecutorService timer;

    /** Open and close runtimes; end when idle. */
    private final ThreadPoolExecutor workers;

    private final AtomicReferenceArray<@Nullable Pooled> runtimes;
    private final FreeList vacant;

    /** The next look at each place's age. */
    private final AtomicReferenceArray<@Nullable Future<?>> looks;

    /** Places whose runtime is being opened. */
    private final AtomicInteger opening = new AtomicInteger();

    /** Runtimes that left their place and have not closed. */
    private final AtomicInteger displaced = new AtomicInteger();

    private final AtomicInteger tainted = new AtomicInteger();
    private final AtomicLong recycled = new AtomicLong();
    private final AtomicLong quarantined = new AtomicLong();
    private final AtomicLong discarded = new AtomicLong();

    /** Guards the sums of runtimes that are gone, and their going. */
    private final Object sums = new Object();

    private long pastLeases;
    private long pastOverflows;

    /** Why the last opening failed, until one succeeds. */
    private volatile @Nullable Throwable lastFailure;

    Places(
            ShardedPool pool,
            PoolOptions options,
            Supplier<Isolate> factory,
            Telemetry telemetry,
            Desk desk,
            ScheduledExecutorService timer) {
        this.pool = pool;
        this.options = options;
        this.factory = factory;
        this.telemetry = telemetry;
        this.desk = desk;
        this.timer = timer;
        int capacity = options.capacity();
        runtimes = new AtomicReferenceArray<>(capacity);
        looks = new AtomicReferenceArray<>(capacity);
        vacant = new FreeList(capacity);
        for (int place = capacity - 1; place >= 0; place--) {
            vacant.push(place, capacity);
        }
        workers =
                new ThreadPoolExecutor(
                        2 * capacity,
                        2 * capacity,
                        WORKER_IDLE_MILLIS,
                        TimeUnit.MILLISECONDS,
                        new LinkedBlockingQueue<>(),
                        Places::newWorker);
        workers.allowCoreThreadTimeOut(true);
    }

    /** Runtimes load scripts there, which may recurse as deep as requests. */
    private static Thread newWorker(Runnable task) {
        String name = "zts-pool-" + WORKERS.incrementAndGet();
        Thread thread = new Thread(null, task, name, WORKER_STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** {@return the runtime of a place that is in use} */
    Pooled at(int place) {
        Pooled runtime = runtimes.get(place);
        if (runtime == null) {
            throw new IllegalStateException("nothing is in place " + place);
        }
        return runtime;
    }

    @Nullable Throwable lastFailure() {
        return lastFailure;
    }

    /**
     * Opens the first runtimes at the same time, each in a place of its own.
     *
     * @throws IllegalStateException if not one could be opened
     */
    void prewarm() {
        CompletableFuture<?>[] openings =
                IntStream.range(0, options.prewarm())
                        .map(_ -> vacant.pop())
                        .mapToObj(place -> {
                            opening.incrementAndGet();
                            return CompletableFuture.runAsync(() -> open(place, 0), workers);
                        })
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(openings).join();
        Throwable failure = lastFailure;
        if (failure != null && live() == 0) {
            throw new IllegalStateException("no runtime could be opened: " + failure, failure);
        }
    }

    private int live() {
        return (int)
                IntStream.range(0, runtimes.length())
                        .filter(place -> runtimes.get(place) != null)
                        .count();
    }

    /** Opens as many runtimes as wait in vain for one being opened, as far as there is room. */
    void grow() {
        while (vacant.size() > 0 && beginOpening()) {
            int place = vacant.pop();
            if (place == FreeList.NONE) {
                opening.decrementAndGet();
            } else {
                work(() -> open(place, 0));
            }
        }
    }

    private boolean beginOpening() {
        int now = opening.get();
        while (now < desk.waiting()) {
            if (opening.compareAndSet(now, now + 1)) {
                return true;
            }
            now = opening.get();
        }
        return false;
    }

    /** Opens a runtime in a place that was taken, after so many failures in a row. */
    private void open(int place, int failures) {
        Isolate isolate;
        try {
            isolate = factory.get();
        } catch (RuntimeException | Error failure) {
            retryLater(place, failure, failures);
            return;
        }
        lastFailure = null;
        runtimes.set(place, new Pooled(pool, isolate, place, wornNanos(place)));
        desk.put(pool.home(place), place);
        opening.decrementAndGet();
        grow();
    }

    /** When a runtime opened now is too old: not all of them at the same time. */
    private long wornNanos(int place) {
        Duration ttl = options.recycle().ttl();
        if (ttl == null) {
            return Long.MAX_VALUE;
        }
        long nanos = Math.min(TimeUnit.NANOSECONDS.convert(ttl), Long.MAX_VALUE / 2);
        long life = nanos - nanos / 10 / options.capacity() * place;
        // Before the look is planned, so that it does not come too early for this runtime.
        long worn = pool.now() + life;
        Future<?> earlier = looks.get(place);
        if (earlier != null) {
            earlier.cancel(false);
        }
        looks.set(place, timer.schedule(pool::recycleIdle, life, TimeUnit.NANOSECONDS));
        return worn;
    }

    /** The place stays taken meanwhile: who waits must not make it be tried more often. */
    private void retryLater(int place, Throwable failure, int failures) {
        lastFailure = failure;
        if (failures == 0) {
            tell(Severity.ERROR, "a runtime could not be opened, it is tried again: " + failure);
        }
        long backoff =
                Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(failures, 10));
        timer.schedule(
                () -> work(() -> retry(place, failures + 1)), backoff, TimeUnit.MILLISECONDS);
    }

    private void retry(int place, int failures) {
        boolean needed = !desk.closed() && (desk.waiting() > 0 || live() < options.prewarm());
        if (needed) {
            open(place, failures);
        } else {
            opening.decrementAndGet();
            vacate(place);
        }
    }

    private void vacate(int place) {
        vacant.push(place, options.capacity());
        grow();
    }

    /** Does something on a worker; later, if no thread can be started for it now. */
    private void work(Runnable task) {
        try {
            workers.execute(task);
        } catch (OutOfMemoryError e) {
            timer.schedule(() -> work(task), FIRST_BACKOFF_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Closes a runtime for good, then vacates its place. */
    void end(Pooled runtime) {
        work(() -> {
            close(runtime);
            leave(runtime);
            vacate(runtime.place());
        });
    }

    /** Closes a runtime, then opens another one in its place. */
    void replace(Pooled runtime) {
        runtime.free();
        work(() -> {
            close(runtime);
            leave(runtime);
            refill(runtime.place());
        });
    }

    /** Replaces a runtime that is worn. */
    void recycle(Pooled runtime) {
        recycled.incrementAndGet();
        replace(runtime);
    }

    /** Replaces a runtime that is broken. */
    void discard(Pooled runtime, String reason) {
        discarded.incrementAndGet();
        tellDiscarded(runtime, reason);
        replace(runtime);
    }

    /** Puts another runtime into the place of one that is not to be leased again. */
    void quarantine(Pooled runtime, String reason) {
        quarantined.incrementAndGet();
        tellDiscarded(runtime, reason);
        runtime.free();
        if (displaced.incrementAndGet() > options.capacity()) {
            displaced.decrementAndGet();
            return;
        }
        runtime.displace();
        leave(runtime);
        work(() -> refill(runtime.place()));
    }

    /** Closes a runtime in quarantine, as nothing runs on it any more. */
    void endQuarantine(Pooled runtime) {
        if (!runtime.displaced()) {
            replace(runtime);
            return;
        }
        work(() -> {
            close(runtime);
            displaced.decrementAndGet();
        });
    }

    private void refill(int place) {
        if (desk.closed()) {
            vacate(place);
        } else {
            opening.incrementAndGet();
            open(place, 0);
        }
    }

    private void leave(Pooled runtime) {
        synchronized (sums) {
            runtimes.set(runtime.place(), null);
            pastLeases += runtime.leases();
            pastOverflows += runtime.overflows();
        }
    }

    private void close(Pooled runtime) {
        try {
            runtime.isolate().close();
        } catch (RuntimeException | Error failure) {
            tell(Severity.WARNING, "a runtime did not end well: " + failure);
        }
        if (runtime.tainted()) {
            tainted.decrementAndGet();
        }
    }

    /** Counts a runtime whose global state was changed, once. */
    void noteTaint(Pooled runtime) {
        if (!runtime.tainted() && runtime.isolate().taint() != null) {
            runtime.taint();
            tainted.incrementAndGet();
        }
    }

    private void tellDiscarded(Pooled runtime, String reason) {
        telemetry.publish(
                new EngineEvent.RuntimeDiscarded(
                        System.nanoTime(), runtime.isolate().id(), reason));
    }

    void tell(Severity severity, String text) {
        telemetry.publish(new EngineEvent.Notice(System.nanoTime(), severity, text));
    }

    /** {@return the figures as of now, those of who waits given} */
    PoolState state(int waiting, long exhausted, LatencySnapshot waits) {
        int live = 0;
        int inUse = 0;
        long leases;
        long overflows;
        synchronized (sums) {
            leases = pastLeases;
            overflows = pastOverflows;
            for (int place = 0; place < runtimes.length(); place++) {
                Pooled runtime = runtimes.get(place);
                if (runtime != null) {
                    live++;
                    inUse += runtime.leased() ? 1 : 0;
                    leases += runtime.leases();
                    overflows += runtime.overflows();
                }
            }
        }
        return new PoolState(
                options.capacity(),
                live,
                inUse,
                waiting,
                tainted.get(),
                leases,
                exhausted,
                overflows,
                recycled.get(),
                quarantined.get(),
                discarded.get(),
                waits);
    }
}
