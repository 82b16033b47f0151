package dev.zts.pool;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One who asked for a runtime; gets one, or null, once. */
final class Waiter {
    private final Consumer<@Nullable Lease> taker;
    private final int shard;
    private final long sinceNanos;
    private final long untilNanos;
    private final AtomicBoolean claimed = new AtomicBoolean();

    /**
     * One who waits from {@code sinceNanos} to {@code untilNanos} of the pool's clock, for the
     * runtime to be used where {@code shard} is asked first.
     */
    Waiter(Consumer<@Nullable Lease> taker, int shard, long sinceNanos, long untilNanos) {
        this.taker = taker;
        this.shard = shard;
        this.sinceNanos = sinceNanos;
        this.untilNanos = untilNanos;
    }

    Consumer<@Nullable Lease> taker() {
        return taker;
    }

    int shard() {
        return shard;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    long untilNanos() {
        return untilNanos;
    }

    /** {@return whether the caller, and nobody else, is to give the answer} */
    boolean claim() {
        return !claimed.get() && claimed.compareAndSet(false, true);
    }
}
