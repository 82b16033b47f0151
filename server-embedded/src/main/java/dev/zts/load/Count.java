package dev.zts.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A counter with one writer and any reader: no locked instruction. */
final class Count {
    private static final VarHandle VALUE = value();

    private long value;

    private static VarHandle value() {
        try {
            return MethodHandles.lookup().findVarHandle(Count.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Adds one. The writer only. */
    void add() {
        VALUE.setRelease(this, value + 1);
    }

    long get() {
        return (long) VALUE.getAcquire(this);
    }
}
