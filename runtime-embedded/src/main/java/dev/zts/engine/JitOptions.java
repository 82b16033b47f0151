package dev.zts.engine;

/**
 * When an engine compiles, and what (SEED.md, "JIT Strategy").
 *
 * @param coverage which opcodes compile
 * @param baselineCalls calls after which a function is compiled
 * @param baselineLoops back edges of one function after which it is compiled
 * @param optimizedCalls calls after which it is compiled again, with what was learned
 * @param optimizedLoops back edges after which it is compiled again
 * @param deferRequests requests of an isolate that run before anything is promoted, or {@link
 *     #UNTIL_WARMED_UP}
 * @param synchronous whether the calling thread compiles, so that runs repeat
 * @param optimize whether there is an optimized tier
 * @param codeCacheBytes most JVM code kept per pool
 * @param profile whether frames tell runs of opcodes, sampled stacks and sums of a run
 */
public record JitOptions(
        Policy policy,
        Coverage coverage,
        int baselineCalls,
        int baselineLoops,
        int optimizedCalls,
        int optimizedLoops,
        int deferRequests,
        boolean synchronous,
        boolean optimize,
        long codeCacheBytes,
        boolean profile) {

    /** Whether functions are promoted. */
    public enum Policy {
        /** Everything is interpreted. */
        DISABLED,
        /** At the thresholds. */
        LAZY,
        /** At the first call. */
        EAGER
    }

    /** Which opcodes compile. */
    public enum Coverage {
        /** All but the 22 that the seed's compiler refuses. */
        SEED,
        /** Only the 91 that the seed's compiler takes. */
        SEED_STRICT,
        /** All. */
        FULL
    }

    public static final int BASELINE_CALLS = 100;

    /** Requests to defer promotion for: those before the measured part of the first load run. */
    public static final int UNTIL_WARMED_UP = Integer.MAX_VALUE;

    private static final int LOOPS_PER_CALL = 10;
    private static final int OPTIMIZED_FACTOR = 10;

    public JitOptions {
        positive("baselineCalls", baselineCalls);
        positive("baselineLoops", baselineLoops);
        positive("optimizedCalls", optimizedCalls);
        positive("optimizedLoops", optimizedLoops);
        if (deferRequests < 0) {
            throw new IllegalArgumentException(
                    "deferRequests must not be negative: " + deferRequests);
        }
        if (codeCacheBytes <= 0) {
            throw new IllegalArgumentException(
                    "codeCacheBytes must be positive: " + codeCacheBytes);
        }
    }

    private static void positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }

    public static JitOptions defaults() {
        return new JitOptions(
                Policy.LAZY,
                Coverage.SEED,
                BASELINE_CALLS,
                BASELINE_CALLS * LOOPS_PER_CALL,
                BASELINE_CALLS * OPTIMIZED_FACTOR,
                BASELINE_CALLS * LOOPS_PER_CALL * OPTIMIZED_FACTOR,
                0,
                false,
                true,
                16L << 20,
                true);
    }

    public JitOptions withPolicy(Policy wanted) {
        return new JitOptions(
                wanted,
                coverage,
                baselineCalls,
                baselineLoops,
                optimizedCalls,
                optimizedLoops,
                deferRequests,
                synchronous,
                optimize,
                codeCacheBytes,
                profile);
    }

    public JitOptions withCoverage(Coverage wanted) {
        return new JitOptions(
                policy,
                wanted,
                baselineCalls,
                baselineLoops,
                optimizedCalls,
                optimizedLoops,
                deferRequests,
                synchronous,
                optimize,
                codeCacheBytes,
                profile);
    }

    /** Sets the calls before baseline; the other thresholds keep their ratios to it. */
    public JitOptions withThreshold(int calls) {
        positive("baselineCalls", calls);
        long loops = (long) calls * LOOPS_PER_CALL;
        return new JitOptions(
                policy,
                coverage,
                calls,
                capped(loops),
                capped((long) calls * OPTIMIZED_FACTOR),
                capped(loops * OPTIMIZED_FACTOR),
                deferRequests,
                synchronous,
                optimize,
                codeCacheBytes,
                profile);
    }

    private static int capped(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    public JitOptions withDeferRequests(int requests) {
        return new JitOptions(
                policy,
                coverage,
                baselineCalls,
                baselineLoops,
                optimizedCalls,
                optimizedLoops,
                requests,
                synchronous,
                optimize,
                codeCacheBytes,
                profile);
    }

    public JitOptions withSynchronous(boolean wanted) {
        return new JitOptions(
                policy,
                coverage,
                baselineCalls,
                baselineLoops,
                optimizedCalls,
                optimizedLoops,
                deferRequests,
                wanted,
                optimize,
                codeCacheBytes,
                profile);
    }

    public JitOptions withOptimize(boolean wanted) {
        return new JitOptions(
                policy,
                coverage,
                baselineCalls,
                baselineLoops,
                optimizedCalls,
                optimizedLoops,
                deferRequests,
                synchronous,
                wanted,
                codeCacheBytes,
                profile);
    }

    public JitOptions withCodeCacheBytes(long bytes) {
        return new JitOptions(
                policy,
                coverage,
                baselineCalls,
                baselineLoops,
                optimizedCalls,
                optimizedLoops,
                deferRequests,
                synchronous,
                optimize,
                bytes,
                profile);
    }

    public JitOptions withProfile(boolean wanted) {
        return new JitOptions(
                policy,
                coverage,
                baselineCalls,
                baselineLoops,
                optimizedCalls,
                optimizedLoops,
                deferRequests,
                synchronous,
                optimize,
                codeCacheBytes,
                wanted);
    }
}
