package dev.zts.pool;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * What a thread does while it waits for a runtime: it spins for some microseconds, as most waits
 * are short, then lets others run, then sleeps longer and longer. Never gives up by itself. One
 * wait of one thread.
 */
final class Backoff {
    /*
     * A runtime is handed over by a write, and waking the thread that waits comes after it: in
     * between, the one who hands over may be held up. So a sleeper looks by itself from time to time,
     * at moments that no two threads share, as each has a random sequence of its own.
     */
    private static final int SPIN_ROUNDS = Runtime.getRuntime().availableProcessors() > 1 ? 8 : 0;
    private static final int YIELD_ROUNDS = SPIN_ROUNDS + 4;
    private static final long FIRST_PAUSE_NANOS = 100_000;
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private int round;
    private long pauseNanos = FIRST_PAUSE_NANOS;

    /** A wait behind {@code others} who wait longer, so that it is long from the start. */
    Backoff(int others) {
        round = others == 0 ? 0 : SPIN_ROUNDS;
    }

    /** Waits a little, for {@code most} nanoseconds at the most if it sleeps. */
    @SuppressWarnings("ThreadPriorityCheck") // a hint, which nothing depends on
    void pause(Object blocker, long most) {
        if (round < SPIN_ROUNDS) {
            for (int i = 0; i < 1 << round; i++) {
                Thread.onSpinWait();
            }
            round++;
        } else if (round < YIELD_ROUNDS) {
            Thread.yield();
            round++;
        } else {
            LockSupport.parkNanos(blocker, Math.min(most, nextPauseNanos()));
        }
    }

    /** {@return the length of the next sleep: twice the one before, give or take a quarter} */
    long nextPauseNanos() {
        long pause = pauseNanos;
        pauseNanos = Math.min(LONGEST_PAUSE_NANOS, 2 * pause);
        return ThreadLocalRandom.current().nextLong(3 * pause / 4, 5 * pause / 4);
    }
}
