package dev.zts.pool;

import dev.zts.engine.Isolate;

/** The right to use one isolate. Give it back with {@link #close}, on every path. */
public interface Lease extends AutoCloseable {

    /**
     * @throws IllegalStateException after the lease ended: somebody else may use the isolate
     */
    Isolate isolate();

    /**
     * Tells what a request allocated on the isolate, for {@link RecyclePolicy#aboveBytes}. By who
     * uses the isolate; nothing happens after the lease ended.
     */
    void charge(long allocatedBytes);

    /**
     * Ends the lease and throws the isolate away; another one fills its place once it has closed.
     */
    void discard(String reason);

    /**
     * Takes the isolate out of the pool while its handler may still run, because it does not stop:
     * it is interrupted and never leased again, another one fills its place at once. The lease goes
     * on until {@link #close}, which closes the isolate. Any thread; nothing happens after the
     * lease ended.
     */
    void quarantine(String reason);

    /**
     * Ends the lease. An isolate that is not {@link Isolate#usable} goes into quarantine. A second
     * call does nothing.
     */
    @Override
    void close();
}
