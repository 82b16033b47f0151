package dev.zts.engine;

import dev.zts.memory.RequestArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A realm of its own with the entries of a program loaded. Used by one thread at a time, a platform
 * thread: virtual ones have no allocation counter.
 */
public interface Isolate extends AutoCloseable {

    /** {@return a number that no other isolate of this process has} */
    long id();

    Program program();

    /** {@return entries that could not be loaded here, broken scripts included} */
    List<Problem> problems();

    /**
     * Runs an entry with a request until its response is known, or it cannot be. The wall limit and
     * the allocation limit of the engine's options are enforced. Never throws for what a handler
     * does.
     *
     * @param entry path of the script
     */
    HandlerResult run(String entry, JsRequest request);

    /** {@return nanoseconds that the last {@link #run} took} By its thread, before it settles. */
    long runNanos();

    /** {@return bytes that the last {@link #run} allocated} By its thread, before it settles. */
    long runBytes();

    /**
     * Does what can wait until a response was handed on: looks for what its handler changed. Called
     * by who holds the lease, before the lease ends. The limits of {@link #run} apply; an isolate
     * that exceeds them is not {@link #usable} any more. Never throws for what a handler did.
     */
    void settle();

    /**
     * Stops the running handler as soon as possible, if one runs; {@link #run} then answers {@link
     * FailureKind#TIMEOUT}. Any thread; returns at once.
     */
    void interrupt();

    /**
     * {@return what of the global state a handler changed, as far as {@link #settle} saw; or null}
     */
    @Nullable String taint();

    /** {@return the account of what requests allocated here, kept by who runs them} */
    RequestArena arena();

    /** {@return whether another request may run here} */
    boolean usable();

    /** Ends the isolate. Any thread; a running handler is stopped. */
    @Override
    void close();
}
