package dev.zts.pool;

import java.time.Duration;

/** No runtime came free in time. */
public final class PoolExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PoolExhaustedException(int capacity, Duration wait) {
        super("none of " + capacity + " runtimes came free within " + wait.toMillis() + " ms");
    }
}
