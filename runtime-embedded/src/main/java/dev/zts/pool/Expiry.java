package dev.zts.pool;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Ends waits at their time, by a look at all of them now and then. */
final class Expiry {
    /*
     * A timer for each wait would cost more than most waits, and stay for seconds after them. So
     * there is one for the wait that ends first. It is set back before the look, and set again
     * after it: who queues meanwhile is either seen or sets it.
     */
    private static final long GRAIN_NANOS = 5_000_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final Desk desk;
    private final ScheduledExecutorService timer;
    private final LongSupplier clock;
    private final Consumer<Waiter> gone;

    /** When the next look is due. */
    private final AtomicLong next = new AtomicLong(NEVER);

    Expiry(Desk desk, ScheduledExecutorService timer, LongSupplier clock, Consumer<Waiter> gone) {
        this.desk = desk;
        this.timer = timer;
        this.clock = clock;
        this.gone = gone;
    }

    /** Takes note of someone in the queue who waits until then. Never early, at most 5 ms late. */
    void watch(long untilNanos) {
        if (untilNanos == NEVER) {
            return;
        }
        long due = Math.ceilDiv(untilNanos, GRAIN_NANOS) * GRAIN_NANOS;
        long planned = next.get();
        while (due < planned) {
            if (next.compareAndSet(planned, due)) {
                long delay = Math.max(0, due - clock.getAsLong());
                long mine = due;
                timer.schedule(() -> look(mine), delay, TimeUnit.NANOSECONDS);
                return;
            }
            planned = next.get();
        }
    }

    /** A look that an earlier one has taken the place of does nothing: that one plans the next. */
    private void look(long due) {
        if (!next.compareAndSet(due, NEVER)) {
            return;
        }
        watch(desk.expire(clock.getAsLong(), gone));
    }
}
