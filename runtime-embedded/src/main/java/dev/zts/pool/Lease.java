package dev.zts.pool;

import dev.zts.engine.Isolate;

/** The right to use one isolate. Give it back with {@link #close}, on every path. */
public interface Lease extends AutoCloseable {

    /**
     * @throws IllegalStateException after the lease ended
     */
    Isolate isolate();

    /** Ends the lease and throws the isolate away; another one fills its place. */
    void discard(String reason);

    /**
     * Ends the lease. An isolate that is not {@link Isolate#usable} is discarded. A second call
     * does nothing.
     */
    @Override
    void close();
}
