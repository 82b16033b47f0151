package dev.zts.telemetry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Counters of one thread. One writer, any reader. */
public final class Meter {
    /*
     * The slots lie between two empty cache lines, so that writers on other cores do not share one
     * with this meter. Opaque access is a plain load and store on every platform we know, yet no
     * reader sees half a value or an old one for ever.
     */
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PAD = 128 / Long.BYTES;

    private final long[] slots = new long[PAD + Counter.values().length + PAD];

    Meter() {}

    /** Adds to a counter. The owning thread only. */
    public void add(Counter counter, long increase) {
        int slot = PAD + counter.ordinal();
        SLOTS.setOpaque(slots, slot, (long) SLOTS.getOpaque(slots, slot) + increase);
    }

    /** {@return the sum so far} Any thread. */
    public long get(Counter counter) {
        return (long) SLOTS.getOpaque(slots, PAD + counter.ordinal());
    }
}
