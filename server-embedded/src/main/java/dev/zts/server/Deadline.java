package dev.zts.server;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one moment at which a connection wants to be woken. It moves several times per request, and
 * is almost never reached. Used on its event loop only.
 */
final class Deadline {
    /*
     * Scheduling a timer costs more than a small request. So a timer that is due before the deadline
     * is left as it is: when it fires too early, it is set again. Only a deadline before the timer
     * needs a new one.
     */
    private final EventLoop loop;
    private final Runnable onExpiry;
    private @Nullable ScheduledFuture<?> timer;
    private long timerNanos;
    private long nanos;
    private boolean armed;

    Deadline(EventLoop loop, Runnable onExpiry) {
        this.loop = loop;
        this.onExpiry = onExpiry;
    }

    /** Moves the deadline to this moment of {@link System#nanoTime}. */
    void set(long atNanos) {
        nanos = atNanos;
        armed = true;
        if (timer != null && timerNanos - atNanos <= 0) {
            return;
        }
        cancelTimer();
        schedule();
    }

    /** Takes the deadline away. */
    void clear() {
        armed = false;
    }

    /** Takes it away for good. */
    void end() {
        armed = false;
        cancelTimer();
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void schedule() {
        timerNanos = nanos;
        long delay = Math.max(0, nanos - System.nanoTime());
        timer = loop.schedule(this::fire, delay, TimeUnit.NANOSECONDS);
    }

    private void fire() {
        timer = null;
        if (!armed) {
            return;
        }
        if (nanos - System.nanoTime() > 0) {
            schedule();
            return;
        }
        armed = false;
        onExpiry.run();
    }
}
