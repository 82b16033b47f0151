package dev.zts.server;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Telemetry;
import java.util.Arrays;

/**
 * How long the handler of one route runs, and where it runs therefore: on workers at first, on the
 * event loops once it has shown to be fast, and on workers again when it is not. A route that hits
 * its deadline on a loop stays on workers. Of one version of a folder. Thread-safe.
 */
final class RoutePace {
    /*
     * A thread that is not scheduled looks as slow as a handler that is. CPU time tells them apart, at
     * the price of two system calls. So a route is asked for it while it is on probation, and when too
     * many of its runs took long.
     *
     * A route that was fast and slow again may be one whose code is compiled just now, or one that is
     * slow from time to time. So it may come back, but has to show more for it each time.
     */
    /** The slot of runs on workers. */
    static final int WORKER_SLOT = 0;

    /** Runs that a route must show before it is moved to the loops for the first time. */
    static final int FIRST_RUNS = 256;

    /** How many times as many it must show the next time. */
    private static final int HARDER = 16;

    /** What 99 % of the runs must stay below. */
    static final long LIMIT_NANOS = 50_000;

    private static final int WINDOW = 1024;

    private enum Place {
        WORKERS,
        LOOPS,
        WORKERS_FOR_GOOD,
        LOOPS_FOR_GOOD
    }

    private final String entry;
    private final Telemetry telemetry;

    /** One of the workers, and one of each loop. */
    private final Window[] windows;

    private volatile Place place;

    /** Runs on workers until it may go to the loops. */
    private volatile long probation = FIRST_RUNS;

    RoutePace(String entry, InlinePolicy policy, int loops, Telemetry telemetry) {
        this.entry = entry;
        this.telemetry = telemetry;
        this.place =
                switch (policy) {
                    case AUTO -> Place.WORKERS;
                    case ALWAYS -> Place.LOOPS_FOR_GOOD;
                    case NEVER -> Place.WORKERS_FOR_GOOD;
                };
        windows = new Window[1 + loops];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = new Window();
        }
    }

    String entry() {
        return entry;
    }

    /** {@return whether it runs on event loops} */
    boolean inline() {
        Place now = place;
        return now == Place.LOOPS || now == Place.LOOPS_FOR_GOOD;
    }

    /**
     * {@return whether the next run is to be told in CPU time, not in time}
     *
     * @param slot whose run, see {@link #ran}
     */
    boolean wantsCpuTime(int slot) {
        Place now = place;
        return slot == WORKER_SLOT
                ? now == Place.WORKERS
                : now == Place.LOOPS && windows[slot].suspicious;
    }

    /**
     * It ran.
     *
     * @param slot {@link #WORKER_SLOT}, or 1 + the index of a loop
     */
    void ran(int slot, long nanos, boolean deadlineHit) {
        Place now = place;
        Window window = windows[slot];
        if (slot == WORKER_SLOT) {
            if (now == Place.WORKERS) {
                window.add(nanos);
                if (window.runs() >= probation && !window.slow()) {
                    move(Place.LOOPS);
                }
            }
        } else if (now == Place.LOOPS) {
            window.add(nanos);
            if (deadlineHit) {
                move(Place.WORKERS_FOR_GOOD);
            } else if (window.condemned()) {
                move(Place.WORKERS);
            }
        }
    }

    private synchronized void move(Place to) {
        if (place == to || place == Place.WORKERS_FOR_GOOD) {
            return;
        }
        for (Window window : windows) {
            window.clear();
        }
        if (to == Place.WORKERS) {
            probation *= HARDER;
        }
        place = to;
        telemetry.publish(
                new EngineEvent.Notice(
                        System.nanoTime(),
                        EngineEvent.Severity.INFO,
                        to == Place.LOOPS
                                ? entry + " is fast and runs on the event loops now"
                                : entry
                                        + " is not fast enough for the event loops and runs on"
                                        + " workers now"));
    }

    /** How many of the last runs took too long. */
    private static final class Window {
        private final long[] late = new long[WINDOW / Long.SIZE];
        private long runs;
        private int lateRuns;

        /** Whether it is about CPU time now. */
        private volatile boolean suspicious;

        synchronized void add(long nanos) {
            int slot = (int) (runs++ % WINDOW);
            int word = slot / Long.SIZE;
            long bit = 1L << slot;
            if ((late[word] & bit) != 0) {
                late[word] &= ~bit;
                lateRuns--;
            }
            if (nanos >= LIMIT_NANOS) {
                late[word] |= bit;
                lateRuns++;
            }
        }

        synchronized void clear() {
            Arrays.fill(late, 0);
            runs = 0;
            lateRuns = 0;
            suspicious = false;
        }

        synchronized long runs() {
            return runs;
        }

        /** {@return whether it is slow, by CPU time too} */
        synchronized boolean condemned() {
            if (suspicious) {
                if (slow()) {
                    return true;
                }
                if (runs >= WINDOW) {
                    clear();
                }
            } else if (slow()) {
                clear();
                suspicious = true;
            }
            return false;
        }

        /** {@return whether the 99th percentile is above the limit} */
        synchronized boolean slow() {
            return 100 * lateRuns > Math.clamp(runs, FIRST_RUNS, WINDOW);
        }
    }
}
