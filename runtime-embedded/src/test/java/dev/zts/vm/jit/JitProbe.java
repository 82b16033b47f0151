package dev.zts.vm.jit;

import dev.zts.telemetry.Tier;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What tests want to know of a pool's tiers, and what they wait for. */
public final class JitProbe {

    private JitProbe() {}

    /**
     * How far a function came.
     *
     * @param place name, file and line
     * @param now the tier it is in
     * @param highest the highest tier that it had code of
     * @param callsBefore its calls when it got there
     * @param suspends whether it is a generator, async, or the body of a module
     * @param note why it is not compiled further; empty if nothing keeps it
     */
    public record Reached(
            String place,
            Tier now,
            Tier highest,
            long calls,
            long callsBefore,
            boolean suspends,
            String note) {

        /** {@return whether calls began in code of a tier, or of a higher one} */
        public boolean executed(Tier tier) {
            return highest.compareTo(tier) >= 0 && calls > callsBefore;
        }
    }

    /** {@return the functions of a pool} */
    public static List<Reached> functions(Jit jit) {
        return jit.functions().stream().map(JitProbe::reached).toList();
    }

    private static Reached reached(JitFunction function) {
        return new Reached(
                function.name() + " " + function.file() + ":" + function.line(),
                function.tier,
                function.highest,
                function.calls.get(),
                function.callsBeforeHighest,
                function.suspends(),
                function.note);
    }

    /** Waits until everything that was asked for is compiled. */
    public static void drain(CompileQueue queue) {
        CountDownLatch done = new CountDownLatch(1);
        while (!queue.offer(done::countDown)) {
            Thread.onSpinWait();
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
