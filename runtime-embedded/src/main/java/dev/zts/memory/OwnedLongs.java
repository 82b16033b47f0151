package dev.zts.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Some numbers that one thread at a time writes and any thread reads. */
final class OwnedLongs {
    /*
     * Opaque access between two empty cache lines, as in telemetry.Meter: no reader sees half a
     * value or an old one for ever, and no writer on another core shares the line.
     */
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PAD = 128 / Long.BYTES;

    private final long[] slots;

    OwnedLongs(int count) {
        slots = new long[PAD + count + PAD];
    }

    long get(int index) {
        return (long) SLOTS.getOpaque(slots, PAD + index);
    }

    void set(int index, long value) {
        SLOTS.setOpaque(slots, PAD + index, value);
    }

    void add(int index, long increase) {
        set(index, get(index) + increase);
    }
}
