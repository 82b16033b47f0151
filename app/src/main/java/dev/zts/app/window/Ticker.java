package dev.zts.app.window;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/**
 * Calls an action on the FX thread again and again. A timer of the toolkit would wake it sixty
 * times a second; with this one it rests in between. A call that is still waiting is not asked for
 * twice.
 */
final class Ticker implements AutoCloseable {
    private final Duration interval;
    private final Runnable action;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("zts-window-ticker").factory());
    private volatile boolean closed;

    Ticker(Duration interval, Runnable action) {
        this.interval = interval;
        this.action = action;
    }

    void start() {
        long nanos = interval.toNanos();
        var _ = clock.scheduleAtFixedRate(this::ask, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void ask() {
        if (!waiting.getAndSet(true)) {
            Platform.runLater(this::act);
        }
    }

    private void act() {
        waiting.set(false);
        if (!closed) {
            action.run();
        }
    }

    /** Ends the calls; on the FX thread none comes after. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
    }
}
