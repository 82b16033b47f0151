package dev.zts.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who has which runtime: the free ones, those who wait, and how many there are. Knows no clock, no
 * thread and no isolate; what follows from its answers is done by the caller, outside of its lock.
 *
 * @param <T> a runtime
 * @param <W> one who waits for a runtime
 */
final class Slots<T, W> {
    /*
     * A place is taken before its runtime is opened and vacated after the runtime has closed, so
     * there are never more runtimes than places. A free runtime and someone who waits never exist at
     * the same time; so nobody can overtake the queue.
     */
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by lock.
    private final Deque<T> free = new ArrayDeque<>();
    private final Deque<W> queue = new ArrayDeque<>();
    private int places;
    private int opening;
    private int inUse;
    private long leases;
    private boolean closed;

    Slots(int capacity) {
        this.capacity = capacity;
    }

    /** What came of asking for a runtime. */
    sealed interface Asked<T> {

        /** The runtime is in use by the one who asked. */
        record Got<T>(T runtime) implements Asked<T> {}

        /** None is free; the one who asked is queued. */
        record Queued<T>() implements Asked<T> {}

        /** None is given any more. */
        record Refused<T>() implements Asked<T> {}
    }

    /** What became of a runtime that is not in use any more. */
    sealed interface Offered<W> {

        /** It is in use by the one who waited longest. */
        record Handed<W>(W waiter) implements Offered<W> {}

        /** It is free. */
        record Kept<W>() implements Offered<W> {}

        /** It is to be closed, and its place to be vacated. */
        record Unwanted<W>() implements Offered<W> {}
    }

    /**
     * {@return a free runtime, now in use, or null} The last one given back: its caches are warm.
     */
    @Nullable T take() {
        lock.lock();
        try {
            T runtime = free.pollLast();
            if (runtime != null) {
                inUse++;
                leases++;
            }
            return runtime;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a free runtime, or queues {@code waiter} for one. */
    Asked<T> takeOrQueue(W waiter) {
        lock.lock();
        try {
            T runtime = take();
            if (runtime != null) {
                return new Asked.Got<>(runtime);
            }
            if (closed) {
                return new Asked.Refused<>();
            }
            queue.addLast(waiter);
            return new Asked.Queued<>();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether {@code waiter} was queued and is no longer; else it was served} */
    boolean cancel(W waiter) {
        lock.lock();
        try {
            return queue.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether a place was taken for a runtime to be opened, as someone waits for it} */
    boolean grow() {
        lock.lock();
        try {
            return queue.size() > opening && reserve();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether a place was taken for a runtime to be opened} */
    boolean reserve() {
        lock.lock();
        try {
            if (closed || places == capacity) {
                return false;
            }
            places++;
            opening++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A runtime was opened in its place. */
    Offered<W> opened(T runtime) {
        lock.lock();
        try {
            opening--;
            return offer(runtime);
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@return whether a runtime that could not be opened is not needed; its place is free then}
     */
    boolean abandon(int floor) {
        lock.lock();
        try {
            if (!closed && (!queue.isEmpty() || places - opening < floor)) {
                return false;
            }
            opening--;
            places--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A runtime in use is whole and not needed any more. */
    Offered<W> giveBack(T runtime) {
        lock.lock();
        try {
            inUse--;
            return offer(runtime);
        } finally {
            lock.unlock();
        }
    }

    private Offered<W> offer(T runtime) {
        if (closed) {
            return new Offered.Unwanted<>();
        }
        W waiter = queue.pollFirst();
        if (waiter == null) {
            free.addLast(runtime);
            return new Offered.Kept<>();
        }
        inUse++;
        leases++;
        return new Offered.Handed<>(waiter);
    }

    /** A runtime in use is to be closed. Its place stays taken until it has. */
    void retire() {
        lock.lock();
        try {
            inUse--;
        } finally {
            lock.unlock();
        }
    }

    /** A retired runtime has closed. {@return whether another one is to be opened in its place} */
    boolean refill() {
        lock.lock();
        try {
            if (closed) {
                places--;
                return false;
            }
            opening++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** An unwanted runtime has closed. */
    void vacate() {
        lock.lock();
        try {
            places--;
        } finally {
            lock.unlock();
        }
    }

    /** What was there when the slots closed: runtimes to be closed, and who waited in vain. */
    record Rest<T, W>(List<T> free, List<W> waiting) {}

    /** Refuses everything from now on. */
    Rest<T, W> close() {
        lock.lock();
        try {
            closed = true;
            Rest<T, W> rest = new Rest<>(new ArrayList<>(free), new ArrayList<>(queue));
            free.clear();
            queue.clear();
            return rest;
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The counts at one moment.
     *
     * @param live runtimes that exist, those being closed included
     */
    record Counts(int live, int inUse, int waiting, long leases) {}

    Counts counts() {
        lock.lock();
        try {
            return new Counts(places - opening, inUse, queue.size(), leases);
        } finally {
            lock.unlock();
        }
    }
}
