package dev.zts.pool;

import dev.zts.engine.Isolate;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Settings of a pool.
 *
 * @param capacity most runtimes at a time
 * @param shards parts of the pool that do not wait for each other; more than {@code capacity} are
 *     as many
 * @param prewarm runtimes opened before the pool is handed out
 * @param maxWait longest wait for a runtime
 * @param singleUse whether a runtime serves one request only and a new one is opened off the
 *     request path
 * @param recycle when a runtime is replaced
 * @param resets what is done to a runtime after each request, in order, on the thread that gives it
 *     back; one that throws has it discarded
 */
public record PoolOptions(
        int capacity,
        int shards,
        int prewarm,
        Duration maxWait,
        boolean singleUse,
        RecyclePolicy recycle,
        List<Consumer<Isolate>> resets) {
    private static final int MOST = 1 << 14;

    public PoolOptions {
        if (capacity <= 0 || capacity > MOST) {
            throw new IllegalArgumentException("capacity must be 1 to " + MOST + ": " + capacity);
        }
        if (shards <= 0) {
            throw new IllegalArgumentException("shards must be positive: " + shards);
        }
        if (prewarm < 0 || prewarm > capacity) {
            throw new IllegalArgumentException("prewarm must be 0 to " + capacity + ": " + prewarm);
        }
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxWait must not be negative: " + maxWait);
        }
        resets = List.copyOf(resets);
    }

    /**
     * {@return a runtime per core and at least two, all prewarmed, a shard per core, five seconds
     * of patience, nothing recycled or reset}
     */
    public static PoolOptions defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        int capacity = Math.max(2, cores);
        return new PoolOptions(
                capacity,
                cores,
                capacity,
                Duration.ofSeconds(5),
                false,
                RecyclePolicy.NEVER,
                List.of());
    }

    public PoolOptions withCapacity(int most) {
        return new PoolOptions(
                most, shards, Math.min(prewarm, most), maxWait, singleUse, recycle, resets);
    }

    public PoolOptions withShards(int count) {
        return new PoolOptions(capacity, count, prewarm, maxWait, singleUse, recycle, resets);
    }

    public PoolOptions withPrewarm(int count) {
        return new PoolOptions(capacity, shards, count, maxWait, singleUse, recycle, resets);
    }

    public PoolOptions withMaxWait(Duration limit) {
        return new PoolOptions(capacity, shards, prewarm, limit, singleUse, recycle, resets);
    }

    public PoolOptions withSingleUse(boolean once) {
        return new PoolOptions(capacity, shards, prewarm, maxWait, once, recycle, resets);
    }

    public PoolOptions withRecycle(RecyclePolicy policy) {
        return new PoolOptions(capacity, shards, prewarm, maxWait, singleUse, policy, resets);
    }

    public PoolOptions withResets(List<Consumer<Isolate>> hooks) {
        return new PoolOptions(capacity, shards, prewarm, maxWait, singleUse, recycle, hooks);
    }
}
