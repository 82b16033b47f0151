package dev.zts.server;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Telemetry;

/**
 * How long the handler of one route runs, and where it runs therefore: on workers at first, on the
 * event loops once it has shown to be fast, and on workers for good when it was not. Of one version
 * of a folder. Thread-safe.
 */
final class RoutePace {
    /** Runs that a route must show before it is moved. */
    static final int FIRST_RUNS = 256;

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

    /** A worker ran it. */
    void ranOnWorker(long nanos) {
        if (place == Place.WORKERS) {
            Window window = windows[0];
            window.add(nanos);
            if (window.runs() >= FIRST_RUNS && !window.slow()) {
                move(Place.WORKERS, Place.LOOPS);
            }
        }
    }

    /** An event loop ran it. */
    void ranOnLoop(int loop, long nanos, boolean deadlineHit) {
        Window window = windows[1 + loop];
        window.add(nanos);
        if (deadlineHit || window.slow()) {
            move(Place.LOOPS, Place.WORKERS_FOR_GOOD);
        }
    }

    private synchronized void move(Place from, Place to) {
        if (place != from) {
            return;
        }
        place = to;
        telemetry.publish(
                new EngineEvent.Notice(
                        System.nanoTime(),
                        EngineEvent.Severity.INFO,
                        to == Place.LOOPS
                                ? entry + " is fast: it runs on the event loops from now on"
                                : entry + " is not fast enough for the event loops: it runs on"
                                        + " workers from now on"));
    }

    /** How many of the last runs took too long. */
    private static final class Window {
        private final long[] late = new long[WINDOW / Long.SIZE];
        private long runs;
        private int lateRuns;

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

        synchronized long runs() {
            return runs;
        }

        /** {@return whether the 99th percentile is above the limit} */
        synchronized boolean slow() {
            return 100 * lateRuns > Math.clamp(runs, FIRST_RUNS, WINDOW);
        }
    }
}
