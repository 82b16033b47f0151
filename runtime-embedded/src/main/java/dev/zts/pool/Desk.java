package dev.zts.pool;

import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where free places and those who wait meet, first come first served. Knows no clock, no thread and
 * no runtime; lock-free.
 */
final class Desk {
    /*
     * Who frees a place hands it to who waits longest, and only if nobody waits puts it where all can
     * see it, and looks once more whether somebody waits. Who waits queues, and then looks once more
     * whether a place is free. So one of the two sees the other: nobody waits beside a free place.
     * And who comes while others wait queues behind them: nobody is overtaken.
     */
    private final Shards free;
    private final Outcome outcome;
    private final Queue<Waiter> queue = new ConcurrentLinkedQueue<>();

    /** Those who wait; counted before they are in the queue. */
    private final AtomicInteger waiting = new AtomicInteger();

    private volatile boolean closed;

    Desk(Shards free, Outcome outcome) {
        this.free = free;
        this.outcome = outcome;
    }

    /** What follows from a meeting. Called on the thread that brought it about. */
    interface Outcome {

        /** The place is in use by the one who waited. */
        void hand(Waiter waiter, int place);

        /** None is given any more. */
        void refuse(Waiter waiter);

        /** The place is not needed any more. */
        void unwanted(int place);
    }

    /**
     * {@return a place of this shard's list, now in use} {@link FreeList#NONE} if there is none, or
     * somebody waits.
     */
    int takeOwn(int shard) {
        return waiting.get() != 0 || closed ? FreeList.NONE : free.takeOwn(shard);
    }

    /** {@link #takeOwn} of any other list. */
    int takeOther(int shard) {
        return waiting.get() != 0 || closed ? FreeList.NONE : free.takeOther(shard);
    }

    /** Queues one who waits; the outcome tells what came of it, maybe at once. */
    void ask(Waiter waiter) {
        waiting.incrementAndGet();
        queue.add(waiter);
        meet();
        if (closed) {
            clear();
        }
    }

    /** Frees a place that was in use, or is new. */
    void put(int shard, int place) {
        if (waiting.get() != 0) {
            Waiter longest = next();
            if (longest != null) {
                outcome.hand(longest, place);
                return;
            }
        }
        free.put(shard, place);
        if (waiting.get() != 0) {
            meet();
        }
        if (closed) {
            clear();
        }
    }

    /** Brings together who waits and what is free. */
    private void meet() {
        for (Waiter first = queue.peek(); first != null; first = queue.peek()) {
            int place = free.takeOther(first.shard());
            if (place == FreeList.NONE) {
                break;
            }
            Waiter longest = next();
            if (longest == null) {
                free.put(first.shard(), place);
            } else {
                outcome.hand(longest, place);
            }
        }
    }

    /** {@return who waited longest, and waits no longer} */
    private @Nullable Waiter next() {
        while (true) {
            Waiter first = queue.poll();
            if (first == null) {
                return null;
            }
            if (first.claim()) {
                waiting.decrementAndGet();
                return first;
            }
        }
    }

    /** {@return whether {@code waiter} waited and does no longer; else it was or is being told} */
    boolean cancel(Waiter waiter) {
        if (!waiter.claim()) {
            return false;
        }
        waiting.decrementAndGet();
        queue.remove(waiter);
        return true;
    }

    /**
     * Lets everyone go who waits until {@code nowNanos} or before.
     *
     * @param gone is told of each
     * @return until when the next one waits, {@link Long#MAX_VALUE} if nobody does
     */
    long expire(long nowNanos, Consumer<Waiter> gone) {
        long nextNanos = Long.MAX_VALUE;
        for (Iterator<Waiter> each = queue.iterator(); each.hasNext(); ) {
            Waiter waiter = each.next();
            if (waiter.untilNanos() > nowNanos) {
                nextNanos = Math.min(nextNanos, waiter.untilNanos());
            } else if (waiter.claim()) {
                waiting.decrementAndGet();
                each.remove();
                gone.accept(waiter);
            }
        }
        return nextNanos;
    }

    int waiting() {
        return waiting.get();
    }

    boolean closed() {
        return closed;
    }

    /** Refuses everything from now on. */
    void close() {
        closed = true;
        clear();
    }

    private void clear() {
        for (Waiter waiter = next(); waiter != null; waiter = next()) {
            outcome.refuse(waiter);
        }
        for (int place = free.takeOther(0); place != FreeList.NONE; place = free.takeOther(0)) {
            outcome.unwanted(place);
        }
    }
}
