package dev.zts.pool;

import dev.zts.engine.Isolate;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Telemetry;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of isolates. Never more than {@link PoolOptions#capacity()} are live, discarded
 * ones that have not closed included; beside them, at most as many are in quarantine. Thread-safe.
 * Its events go to the telemetry; its figures reach the frames through its owner, who may have
 * several pools.
 */
public interface RuntimePool extends AutoCloseable {

    /**
     * Opens a pool and prewarms it with isolates from {@code factory}, in parallel. An opening that
     * fails is told as a notice and tried again, less and less often, as long as one is needed.
     *
     * @throws IllegalStateException if not one of the isolates to prewarm could be opened
     */
    static RuntimePool open(PoolOptions options, Supplier<Isolate> factory, Telemetry telemetry) {
        return ShardedPool.open(options, factory, telemetry);
    }

    /**
     * {@return a lease, or null if no runtime is free now, or somebody waits for one} Never blocks,
     * never opens one.
     */
    @Nullable Lease tryAcquire();

    /**
     * {@link #tryAcquire()} of a thread that always names the same shard: its own one is asked
     * first, so that it gets the runtime whose caches are warm there.
     *
     * @param shard any number; taken modulo the shards of the pool
     */
    @Nullable Lease tryAcquire(int shard);

    /**
     * Waits for a runtime, first come first served, those of the other {@code acquire} included;
     * opens one if there are fewer than the capacity.
     *
     * @throws PoolExhaustedException if none came free within {@code wait}, or the pool is closed
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    Lease acquire(Duration wait) throws InterruptedException;

    /**
     * Asks for a runtime without waiting on the calling thread. {@code taker} gets a lease on the
     * thread that frees one (or at once on this one), or null after {@code wait}; it must hand the
     * lease on quickly. A closed pool answers null at once. If the taker throws, its lease ends.
     */
    void acquire(Duration wait, Consumer<@Nullable Lease> taker);

    /**
     * {@link #acquire(Duration, Consumer)} of a thread that always names the same shard.
     *
     * @param shard any number; taken modulo the shards of the pool
     */
    void acquire(int shard, Duration wait, Consumer<@Nullable Lease> taker);

    /** {@return the figures as of now} */
    PoolState state();

    /** {@return whether {@link #close} was called} */
    boolean closed();

    /**
     * Refuses new leases, also to those who wait, ends idle isolates, and each leased one when it
     * comes back. Returns at once.
     */
    @Override
    void close();
}
