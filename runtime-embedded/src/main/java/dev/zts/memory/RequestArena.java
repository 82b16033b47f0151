package dev.zts.memory;

import dev.zts.telemetry.ArenaState.Arena;

/**
 * The account of what the requests of one isolate allocated. Written by the thread that has the
 * isolate, read by any.
 */
public final class RequestArena {
    /*
     * The seed's engine had an arena for each request with a fixed size and a list for what did
     * not fit. Here objects lie on the JVM's heap, so the budget is a limit and not a place; the
     * figures mean the same.
     */
    private static final int REQUESTS = 0;
    private static final int USED = 1;
    private static final int HIGH = 2;
    private static final int OVERFLOW_COUNT = 3;
    private static final int OVERFLOW_BYTES = 4;

    private final long isolate;
    private final long budgetBytes;
    private final OwnedLongs figures = new OwnedLongs(5);
    private volatile boolean ended;

    /** Touched by {@link RequestArenas} on the thread that has the isolate. */
    boolean registered;

    /**
     * @param isolate its number
     * @param budgetBytes most that one request may allocate
     */
    public RequestArena(long isolate, long budgetBytes) {
        if (budgetBytes <= 0) {
            throw new IllegalArgumentException("budgetBytes must be positive: " + budgetBytes);
        }
        this.isolate = isolate;
        this.budgetBytes = budgetBytes;
    }

    /** Adds a request that allocated so much. */
    void record(long bytes) {
        figures.add(REQUESTS, 1);
        figures.set(USED, bytes);
        if (bytes > figures.get(HIGH)) {
            figures.set(HIGH, bytes);
        }
        if (bytes > budgetBytes) {
            figures.add(OVERFLOW_COUNT, 1);
            figures.add(OVERFLOW_BYTES, bytes - budgetBytes);
        }
    }

    /** {@return the figures as of now} */
    public Arena state() {
        return new Arena(
                isolate,
                figures.get(REQUESTS),
                figures.get(USED),
                figures.get(HIGH),
                figures.get(OVERFLOW_COUNT),
                figures.get(OVERFLOW_BYTES));
    }

    /** Tells that the isolate has ended. Any thread. */
    public void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }
}
