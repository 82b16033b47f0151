package dev.zts.engine;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stops runs that take too long or allocate too much. One thread looks at every watched run each
 * {@value #TICK_MILLIS} ms; what stops a run may block and is called on a thread of its own.
 */
public final class Watchdog implements AutoCloseable {

    /*
     * A watch has a state word: the number of the run, RUNNING, and above both why it was stopped.
     * The watchdog reads the word, then the limits, and stops the run only if the word is still the
     * same: so that it never stops the run after the one it looked at.
     *
     * It rests when nothing ran for a tick, so that short runs, one after the other, wake it once.
     *
     * The limits are written with release and read with acquire: who reads a limit of a later run
     * sees that the word has changed. The word is written with a full fence at the begin only, so
     * that either the run sees that the watchdog rests, or the watchdog sees the run.
     */

    static final int TICK_MILLIS = 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Cause[] CAUSES = Cause.values();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long RUNNING = 1;
    private static final int CAUSE_SHIFT = 60;
    private static final long NUMBERS = (1L << CAUSE_SHIFT) - 1;
    private static final VarHandle THREAD_ID = field("threadId");
    private static final VarHandle START_NANOS = field("startNanos");
    private static final VarHandle WALL_NANOS = field("wallNanos");
    private static final VarHandle ALLOCATED_LIMIT = field("allocatedLimit");

    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final ThreadFactory stoppers =
            Thread.ofPlatform().daemon().name("zts-stop-", 0).factory();
    private final Thread thread;
    private volatile boolean idle;
    private volatile boolean closed;

    public Watchdog() {
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("zts-watchdog-" + NUMBER.incrementAndGet())
                        .start(this::watch);
    }

    /** Why a run was stopped. */
    public enum Cause {
        WALL,
        ALLOCATION,
        REQUESTED
    }

    private static VarHandle field(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(Watch.class, name, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Registers one who runs one thing at a time; {@code stop} ends the thing, and may block. */
    public Watch register(Runnable stop) {
        Watch watch = new Watch(stop);
        watches.add(watch);
        return watch;
    }

    /** Stops watching. Runs are still stopped on {@linkplain Watch#stop request}. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (!closed) {
            try {
                look();
            } catch (OutOfMemoryError _) {
                // A run that fills the heap must not end the thread that is to stop it.
                LockSupport.parkNanos(TICK_MILLIS * 1_000_000L);
            }
        }
    }

    private void look() {
        long now = System.nanoTime();
        boolean busy = false;
        for (Watch watch : watches) {
            busy |= watch.check(now);
        }
        if (busy) {
            LockSupport.parkNanos(TICK_MILLIS * 1_000_000L);
        } else {
            rest();
        }
    }

    private void rest() {
        idle = true;
        if (watches.stream().noneMatch(Watch::running) && !closed) {
            LockSupport.parkNanos(1_000_000_000L);
        }
        idle = false;
    }

    /** The runs of one owner, one after the other. */
    public final class Watch implements AutoCloseable {
        private final AtomicLong state = new AtomicLong();
        private final Runnable stop;

        // Written by the thread that runs, read by the watchdog through the handles.
        @SuppressWarnings("UnusedVariable") // by THREAD_ID
        private long threadId;

        private long startNanos;

        @SuppressWarnings("UnusedVariable") // by WALL_NANOS
        private long wallNanos;

        private long allocatedLimit;

        // Of the watchdog alone.
        private long seen;

        // Of the thread that runs alone.
        private long startBytes;
        private long runNanos;
        private long runBytes;

        private Watch(Runnable stop) {
            this.stop = stop;
        }

        /** Starts a run of the calling thread, a platform thread. */
        public void begin(long longestNanos, long mostBytes) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            startBytes = allocated;
            THREAD_ID.setRelease(this, Thread.currentThread().threadId());
            WALL_NANOS.setRelease(this, longestNanos);
            ALLOCATED_LIMIT.setRelease(
                    this,
                    mostBytes > Long.MAX_VALUE - allocated
                            ? Long.MAX_VALUE
                            : allocated + mostBytes);
            START_NANOS.setRelease(this, System.nanoTime());
            state.set((state.getPlain() & NUMBERS & ~RUNNING) + 2 | RUNNING);
            if (idle) {
                idle = false;
                LockSupport.unpark(thread);
            }
        }

        /**
         * Ends the run, on its thread. {@return why it was stopped, or null} One that has passed
         * its allocation limit between two looks of the watchdog counts as stopped too.
         */
        public @Nullable Cause end() {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            runNanos = System.nanoTime() - startNanos;
            runBytes = allocated - startBytes;
            long word = state.getPlain();
            if (word >>> CAUSE_SHIFT != 0 || !state.compareAndSet(word, word & ~RUNNING)) {
                word = state.getAndUpdate(now -> now & ~RUNNING);
            }
            int cause = (int) (word >>> CAUSE_SHIFT);
            if (cause == 0) {
                return allocated > allocatedLimit ? Cause.ALLOCATION : null;
            }
            return CAUSES[cause - 1];
        }

        /** {@return how long the last run took} For the thread that ran. */
        public long runNanos() {
            return runNanos;
        }

        /** {@return what the last run allocated} For the thread that ran. */
        public long runBytes() {
            return runBytes;
        }

        /** Stops the current run, if there is one. Any thread. */
        public void stop() {
            stop(state.get(), Cause.REQUESTED);
        }

        public boolean running() {
            return (state.get() & RUNNING) != 0;
        }

        @Override
        public void close() {
            watches.remove(this);
        }

        /** {@return whether a run began since the last look, or lasts} */
        private boolean check(long now) {
            long word = state.get();
            boolean changed = word != seen;
            seen = word;
            if ((word & RUNNING) == 0) {
                return changed;
            }
            if (now - (long) START_NANOS.getAcquire(this) > (long) WALL_NANOS.getAcquire(this)) {
                stop(word, Cause.WALL);
            } else if (THREADS.getThreadAllocatedBytes((long) THREAD_ID.getAcquire(this))
                    > (long) ALLOCATED_LIMIT.getAcquire(this)) {
                stop(word, Cause.ALLOCATION);
            }
            return true;
        }

        private void stop(long word, Cause why) {
            boolean live = (word & RUNNING) != 0 && word >>> CAUSE_SHIFT == 0;
            long stopped = word | (why.ordinal() + 1L) << CAUSE_SHIFT;
            if (live && state.compareAndSet(word, stopped)) {
                try {
                    stoppers.newThread(stop).start();
                } catch (OutOfMemoryError _) {
                    // No memory, or no thread left: better late for others than never.
                    stop.run();
                }
            }
        }
    }
}
