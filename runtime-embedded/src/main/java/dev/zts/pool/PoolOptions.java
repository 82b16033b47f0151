package dev.zts.pool;

import java.time.Duration;

/**
 * Settings of a pool.
 *
 * @param capacity most runtimes at a time
 * @param prewarm runtimes opened before the pool is handed out
 * @param maxWait longest wait for a runtime
 * @param singleUse whether a runtime serves one request only and a new one is opened off the
 *     request path
 */
public record PoolOptions(int capacity, int prewarm, Duration maxWait, boolean singleUse) {
    public PoolOptions {
        if (capacity <= 0) {
            throw new IllegalArgumentException("capacity must be positive: " + capacity);
        }
        if (prewarm < 0 || prewarm > capacity) {
            throw new IllegalArgumentException("prewarm must be 0 to " + capacity + ": " + prewarm);
        }
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxWait must not be negative: " + maxWait);
        }
    }

    /** {@return a runtime per core and at least two, all prewarmed, five seconds of patience} */
    public static PoolOptions defaults() {
        int capacity = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new PoolOptions(capacity, capacity, Duration.ofSeconds(5), false);
    }

    public PoolOptions withCapacity(int most) {
        return new PoolOptions(most, Math.min(prewarm, most), maxWait, singleUse);
    }

    public PoolOptions withPrewarm(int count) {
        return new PoolOptions(capacity, count, maxWait, singleUse);
    }

    public PoolOptions withMaxWait(Duration limit) {
        return new PoolOptions(capacity, prewarm, limit, singleUse);
    }

    public PoolOptions withSingleUse(boolean once) {
        return new PoolOptions(capacity, prewarm, maxWait, once);
    }
}
