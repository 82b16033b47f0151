package dev.zts.telemetry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The thread that makes a {@link Frame} of everything registered at a {@link Telemetry}, twenty
 * times a second, and hands it to its sinks in order.
 */
public final class Sampler implements AutoCloseable {
    /** Time between two frames. */
    public static final long INTERVAL_NANOS = 50_000_000;

    private final Telemetry telemetry;
    private final List<Consumer<Frame>> sinks;
    private final Thread thread;
    private final long startNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();
    private final Condition served = lock.newCondition();

    // Guarded by lock.
    private long flushesAsked;
    private long flushesServed;
    private boolean closing;
    private boolean ended;

    // The sampler's own.
    private final Frame.Builder builder = new Frame.Builder();
    private final Set<Consumer<Frame>> failedSinks = new HashSet<>();
    private long sequence;
    private long lastFrameNanos;

    private Sampler(Telemetry telemetry, List<Consumer<Frame>> sinks) {
        this.telemetry = telemetry;
        this.sinks = sinks;
        startNanos = System.nanoTime();
        lastFrameNanos = startNanos;
        thread = Thread.ofPlatform().name("zts-sampler").daemon().unstarted(this::run);
    }

    /** Starts sampling; every sink is called on the sampler's thread. */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied, never stored into
    public static Sampler start(Telemetry telemetry, Consumer<Frame>... sinks) {
        Sampler sampler = new Sampler(telemetry, List.of(sinks));
        sampler.thread.start();
        return sampler;
    }

    /**
     * Makes one more frame now and returns when every sink has seen it. Not on the sampler's
     * thread. Does nothing after {@link #close}.
     */
    public void flush() {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("flush on the sampler's own thread would never return");
        }
        lock.lock();
        try {
            long ticket = ++flushesAsked;
            wakeUp.signal();
            while (flushesServed < ticket && !ended) {
                served.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes a last frame and ends the thread. Returns when every sink has seen it; at once if a
     * sink calls it.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            wakeUp.signal();
            while (!ended && !Thread.currentThread().equals(thread)) {
                served.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            boolean last = false;
            long tick = startNanos + INTERVAL_NANOS;
            while (!last) {
                long flushes = awaitWork(tick);
                last = isClosing();
                makeFrame();
                tell(flushes);
                tick = tickAfter(System.nanoTime());
            }
        } finally {
            end();
        }
    }

    /** Returns at the tick, or when someone wants a frame, with the flushes that it will serve. */
    private long awaitWork(long tick) {
        lock.lock();
        try {
            long left = tick - System.nanoTime();
            while (left > 0 && flushesAsked == flushesServed && !closing) {
                left = wakeUp.awaitNanos(left);
            }
            return flushesAsked;
        } catch (InterruptedException _) {
            // Nobody interrupts this thread but by mistake; a frame comes early then.
            return flushesAsked;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }

    private void tell(long flushes) {
        lock.lock();
        try {
            flushesServed = flushes;
            served.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            served.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next tick of the schedule that began at the start; missed ones are left out. */
    private long tickAfter(long now) {
        return startNanos + ((now - startNanos) / INTERVAL_NANOS + 1) * INTERVAL_NANOS;
    }

    private void makeFrame() {
        telemetry.drainInto(builder);
        long now = System.nanoTime();
        Frame frame = builder.build(sequence++, now, now - startNanos, now - lastFrameNanos);
        lastFrameNanos = now;
        for (Consumer<Frame> sink : sinks) {
            hand(frame, sink);
        }
    }

    /** A sink that fails must not cost the other ones their frame, whatever it throws. */
    private void hand(Frame frame, Consumer<Frame> sink) {
        try {
            sink.accept(frame);
        } catch (RuntimeException | Error failure) {
            if (failedSinks.add(sink)) {
                telemetry.publish(
                        new EngineEvent.Notice(
                                System.nanoTime(),
                                EngineEvent.Severity.ERROR,
                                "a receiver of frames fails: " + failure));
            }
        }
    }
}
