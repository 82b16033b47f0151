package dev.zts.load;

/** How long to wait before the next connection after some have failed in a row: 5 ms to 100 ms. */
final class Backoff {
    private static final long FIRST_NANOS = 5_000_000;
    private static final long LONGEST_NANOS = 100_000_000;

    private long nanos;

    void failed() {
        nanos = Math.clamp(nanos * 2, FIRST_NANOS, LONGEST_NANOS);
    }

    void succeeded() {
        nanos = 0;
    }

    long nanos() {
        return nanos;
    }
}
