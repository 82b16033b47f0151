package dev.zts.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No runtime came free in time. */
public final class PoolExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** {@code openingFailed} says why a runtime could not be opened, if that was so. */
    public PoolExhaustedException(int capacity, Duration wait, @Nullable Throwable openingFailed) {
        super(
                "none of " + capacity + " runtimes came free within " + wait.toMillis() + " ms",
                openingFailed);
    }
}
