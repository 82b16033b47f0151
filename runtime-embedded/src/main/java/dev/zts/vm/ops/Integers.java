package dev.zts.vm.ops;

/** Boxed small integers, made once: the JDK's own cache ends at 127. */
public final class Integers {

    private static final int LOWEST = -128;
    private static final int COUNT = 1024 - LOWEST;
    private static final Integer[] SMALL = new Integer[COUNT];

    static {
        for (int i = 0; i < COUNT; i++) {
            SMALL[i] = i + LOWEST;
        }
    }

    private Integers() {}

    /** {@return the value boxed} */
    public static Integer of(int value) {
        int at = value - LOWEST;
        return at >= 0 && at < COUNT ? SMALL[at] : Integer.valueOf(value);
    }
}
