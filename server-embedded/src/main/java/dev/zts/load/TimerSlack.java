package dev.zts.load;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Linux lets timers of a thread run up to 50 µs late by default, which would be most of the
 * generator's lag. Here a thread asks for the least.
 */
final class TimerSlack {
    private static final int PR_SET_TIMERSLACK = 29;

    private TimerSlack() {}

    /**
     * Has the calling thread's timers fire on time.
     *
     * @return whether the system did so; without, everything works with more lag
     */
    static boolean minimize() {
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        return linux && TimerSlack.class.getModule().isNativeAccessEnabled() && set(1);
    }

    @SuppressWarnings("restricted") // checked just before
    private static boolean set(long nanos) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("prctl")
                .map(address ->
                        linker.downcallHandle(
                                address,
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_LONG),
                                Linker.Option.firstVariadicArg(1)))
                .map(prctl -> call(prctl, nanos) == 0)
                .orElse(false);
    }

    private static int call(MethodHandle prctl, long nanos) {
        try {
            return (int) prctl.invokeExact(PR_SET_TIMERSLACK, nanos);
        } catch (Throwable failure) {
            throw new AssertionError("prctl takes an int and a long", failure);
        }
    }
}
