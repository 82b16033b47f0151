package dev.zts.telemetry;

import java.util.function.Consumer;

/**
 * The thread that makes a {@link Frame} of everything registered at a {@link Telemetry}, twenty
 * times a second, and hands it to its sinks in order.
 */
public final class Sampler implements AutoCloseable {
    private Sampler() {}

    /** Starts sampling; every sink is called on the sampler's thread. */
    @SafeVarargs
    public static Sampler start(Telemetry telemetry, Consumer<Frame>... sinks) {
        throw new UnsupportedOperationException(telemetry.toString() + sinks.length);
    }

    /**
     * Makes one more frame now and returns when every sink has seen it. Not on the sampler's
     * thread.
     */
    public void flush() {
        throw new UnsupportedOperationException();
    }

    /** Flushes and ends the thread. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
