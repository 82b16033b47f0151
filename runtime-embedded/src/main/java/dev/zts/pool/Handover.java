package dev.zts.pool;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells takers their answers one after the other. A taker that gives its lease back at once brings
 * about the next handover on the same thread; one inside the other, they could be more than the
 * stack is deep.
 */
final class Handover {
    private static final ThreadLocal<Handover> OF_THREAD = ThreadLocal.withInitial(Handover::new);

    private final Deque<Runnable> pending = new ArrayDeque<>();
    private boolean running;

    /** Runs {@code telling}, now or after the one that runs on this thread. It must not throw. */
    static void run(Runnable telling) {
        OF_THREAD.get().add(telling);
    }

    private void add(Runnable telling) {
        if (running) {
            pending.add(telling);
            return;
        }
        running = true;
        try {
            telling.run();
            for (Runnable next = pending.poll(); next != null; next = pending.poll()) {
                next.run();
            }
        } finally {
            running = false;
        }
    }
}
