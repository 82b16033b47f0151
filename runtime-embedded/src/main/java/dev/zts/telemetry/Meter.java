package dev.zts.telemetry;

/** Counters of one thread. One writer, any reader. */
public final class Meter {
    Meter() {}

    /** Adds to a counter. The owning thread only. */
    public void add(Counter counter, long increase) {
        throw new UnsupportedOperationException(counter + " " + increase);
    }

    /** {@return the sum so far} Any thread. */
    public long get(Counter counter) {
        throw new UnsupportedOperationException(counter.name());
    }
}
