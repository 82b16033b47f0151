package dev.zts.pool;

import dev.zts.engine.Isolate;
import dev.zts.telemetry.EngineEvent.Severity;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose free runtimes lie in lists of their own for each core. {@link Desk} brings runtimes
 * and those who wait together, {@link Places} opens and closes runtimes; this class leases them.
 */
final class ShardedPool implements RuntimePool {
    private final PoolOptions options;
    private final Shards shards;
    private final Desk desk;
    private final Places places;
    private final Expiry expiry;
    private final WaitTimes waits;
    private final AtomicLong exhausted = new AtomicLong();
    private final long openedNanos = System.nanoTime();

    /** Ends waits, retries openings and retires what is too old. */
    private final ScheduledThreadPoolExecutor timer;

    private ShardedPool(PoolOptions options, Supplier<Isolate> factory, Telemetry telemetry) {
        this.options = options;
        timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().name("zts-pool-clock").daemon().factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        int count = Math.min(options.shards(), options.capacity());
        shards = new Shards(options.capacity(), count);
        waits = new WaitTimes(count);
        desk = new Desk(shards, new Meeting());
        places = new Places(this, options, factory, telemetry, desk, timer);
        expiry = new Expiry(desk, timer, this::now, this::giveUp);
    }

    static ShardedPool open(PoolOptions options, Supplier<Isolate> factory, Telemetry telemetry) {
        ShardedPool pool = new ShardedPool(options, factory, telemetry);
        try {
            pool.places.prewarm();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return pool;
    }

    /** {@return nanoseconds since the pool was made} */
    long now() {
        return System.nanoTime() - openedNanos;
    }

    /** {@return the shard to which the runtime of a place belongs at first} */
    int home(int place) {
        return shards.shard(place);
    }

    /** {@return the shard of a thread that names none} */
    private static int ownShard() {
        return (int) Thread.currentThread().threadId();
    }

    @Override
    public @Nullable Lease tryAcquire() {
        return tryAcquire(ownShard());
    }

    @Override
    public @Nullable Lease tryAcquire(int any) {
        int shard = shards.shard(any);
        int place = desk.takeOwn(shard);
        if (place != FreeList.NONE) {
            return lease(places.at(place), shard);
        }
        place = desk.takeOther(shard);
        if (place == FreeList.NONE) {
            return null;
        }
        Pooled runtime = places.at(place);
        runtime.overflow();
        return lease(runtime, shard);
    }

    private static Lease lease(Pooled runtime, int shard) {
        runtime.lease();
        return new PooledLease(runtime, shard);
    }

    @Override
    public void acquire(Duration wait, Consumer<@Nullable Lease> taker) {
        acquire(ownShard(), wait, taker);
    }

    @Override
    public void acquire(int any, Duration wait, Consumer<@Nullable Lease> taker) {
        Lease lease = tryAcquire(any);
        if (lease != null) {
            Handover.run(() -> tell(taker, lease));
            return;
        }
        long now = now();
        ask(new Waiter(taker, shards.shard(any), now, now + nanos(wait)));
    }

    private static long nanos(Duration wait) {
        return Math.clamp(TimeUnit.NANOSECONDS.convert(wait), 0, Long.MAX_VALUE / 2);
    }

    private void ask(Waiter waiter) {
        desk.ask(waiter);
        expiry.watch(waiter.untilNanos());
        places.grow();
    }

    private void giveUp(Waiter waiter) {
        exhausted.incrementAndGet();
        Handover.run(() -> tell(waiter.taker(), null));
    }

    /** A taker that fails did not take its lease. */
    private void tell(Consumer<@Nullable Lease> taker, @Nullable Lease lease) {
        try {
            taker.accept(lease);
        } catch (RuntimeException | Error failure) {
            closeIfThere(lease);
            places.tell(
                    Severity.ERROR, "a request failed when a runtime was handed to it: " + failure);
        }
    }

    private static void closeIfThere(@Nullable Lease lease) {
        if (lease != null) {
            lease.close();
        }
    }

    @Override
    public Lease acquire(Duration wait) throws InterruptedException {
        Lease lease = tryAcquire();
        if (lease == null) {
            lease = new Arrival(nanos(wait)).await();
        }
        if (lease == null) {
            throw new PoolExhaustedException(options.capacity(), wait, places.lastFailure());
        }
        return lease;
    }

    /** The wait of a thread. It stands in the queue as any other. */
    private final class Arrival implements Consumer<@Nullable Lease> {
        private final Thread thread = Thread.currentThread();
        private final long untilNanos;
        private final Waiter waiter;
        private @Nullable Lease lease;
        private volatile boolean told;

        Arrival(long waitNanos) {
            long now = now();
            untilNanos = now + waitNanos;
            waiter = new Waiter(this, shards.shard(ownShard()), now, Long.MAX_VALUE);
        }

        @Override
        public void accept(@Nullable Lease given) {
            lease = given;
            told = true;
            LockSupport.unpark(thread);
        }

        @Nullable Lease await() throws InterruptedException {
            ask(waiter);
            Backoff backoff = new Backoff(desk.waiting() - 1);
            boolean interrupted = false;
            while (!told) {
                interrupted |= Thread.interrupted();
                long left = untilNanos - now();
                if ((interrupted || left <= 0) && desk.cancel(waiter)) {
                    if (interrupted) {
                        throw new InterruptedException();
                    }
                    exhausted.incrementAndGet();
                    return null;
                }
                backoff.pause(this, left);
            }
            if (interrupted) {
                closeIfThere(lease);
                throw new InterruptedException();
            }
            return lease;
        }
    }

    /** What follows when a free runtime and someone who waits meet. */
    private final class Meeting implements Desk.Outcome {
        @Override
        public void hand(Waiter waiter, int place) {
            waits.add(waiter.shard(), now() - waiter.sinceNanos());
            Lease lease = lease(places.at(place), waiter.shard());
            Handover.run(() -> tell(waiter.taker(), lease));
        }

        @Override
        public void refuse(Waiter waiter) {
            Handover.run(() -> tell(waiter.taker(), null));
        }

        @Override
        public void unwanted(int place) {
            places.end(places.at(place));
        }
    }

    /** A lease has ended, and its runtime goes to the next one if it is whole. */
    void giveBack(Pooled runtime, int shard) {
        try {
            places.noteTaint(runtime);
            if (!runtime.isolate().usable()) {
                places.quarantine(runtime, "not usable any more");
                places.endQuarantine(runtime);
                return;
            }
            for (Consumer<Isolate> reset : options.resets()) {
                reset.accept(runtime.isolate());
            }
        } catch (RuntimeException | Error failure) {
            places.discard(runtime, "its state is unknown: " + failure);
            return;
        }
        if (options.singleUse()) {
            places.replace(runtime);
        } else if (worn(runtime)) {
            places.recycle(runtime);
        } else {
            runtime.free();
            desk.put(shard, runtime.place());
        }
    }

    private boolean worn(Pooled runtime) {
        RecyclePolicy policy = options.recycle();
        return policy.afterRequests() > 0 && runtime.leases() >= policy.afterRequests()
                || policy.aboveBytes() > 0 && runtime.allocatedBytes() >= policy.aboveBytes()
                || policy.ttl() != null && now() >= runtime.wornNanos();
    }

    /** Replaces the free runtimes that are worn. */
    void recycleIdle() {
        List<Integer> kept = new ArrayList<>();
        try {
            for (int place = desk.takeOther(0); place != FreeList.NONE; place = desk.takeOther(0)) {
                Pooled runtime = places.at(place);
                if (worn(runtime)) {
                    places.recycle(runtime);
                } else {
                    kept.add(place);
                }
            }
        } finally {
            kept.reversed().forEach(place -> desk.put(home(place), place));
        }
    }

    void discard(Pooled runtime, String reason) {
        places.discard(runtime, reason);
    }

    void quarantine(Pooled runtime, String reason) {
        places.quarantine(runtime, reason);
        runtime.isolate().interrupt();
    }

    void endQuarantine(Pooled runtime) {
        places.endQuarantine(runtime);
    }

    @Override
    public PoolState state() {
        return places.state(desk.waiting(), exhausted.get(), waits.read());
    }

    @Override
    public boolean closed() {
        return desk.closed();
    }

    @Override
    public void close() {
        desk.close();
        timer.shutdown();
    }
}
