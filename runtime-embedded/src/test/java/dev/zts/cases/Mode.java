package dev.zts.cases;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.Tier;

/** How zts is made to run programs, so that each tier is seen at work. */
enum Mode {
    INTERPRETER(
            Tier.INTERPRETED, 100, options(JitOptions.Policy.DISABLED, 1, 1, 1, 1, true, false)),

    /** Compiled at the first call and at the first back edge. */
    BASELINE(Tier.BASELINE, 95, options(JitOptions.Policy.EAGER, 1, 1, 1, 1, true, false)),

    /** Compiled again at the third call: the second one teaches. */
    OPTIMIZED(Tier.OPTIMIZED, 95, options(JitOptions.Policy.LAZY, 1, 1, 3, 4, true, true)),

    /** Compiled by the compiler's thread while the program runs, at any moment. */
    BACKGROUND(Tier.OPTIMIZED, 95, options(JitOptions.Policy.LAZY, 2, 5, 4, 20, false, true));

    private final Tier tier;
    private final int leastPercent;

    @SuppressWarnings("ImmutableEnumChecker") // numbers and enums
    private final JitOptions options;

    Mode(Tier tier, int leastPercent, JitOptions options) {
        this.tier = tier;
        this.leastPercent = leastPercent;
        this.options = options;
    }

    private static JitOptions options(
            JitOptions.Policy policy,
            int baselineCalls,
            int baselineLoops,
            int optimizedCalls,
            int optimizedLoops,
            boolean synchronous,
            boolean optimize) {
        return new JitOptions(
                policy,
                JitOptions.Coverage.FULL,
                baselineCalls,
                baselineLoops,
                optimizedCalls,
                optimizedLoops,
                0,
                synchronous,
                optimize,
                1L << 30,
                false);
    }

    /** {@return the highest tier of the mode} */
    Tier tier() {
        return tier;
    }

    /** {@return of a hundred functions called often enough, those that run in the mode's tier} */
    int leastPercent() {
        return leastPercent;
    }

    JitOptions options() {
        return options;
    }

    /** {@return calls after which a function has code of the mode's tier} */
    int callsBefore() {
        return switch (tier) {
            case INTERPRETED -> 0;
            case BASELINE, BASELINE_CANDIDATE -> options.baselineCalls();
            case OPTIMIZED, OPTIMIZED_CANDIDATE -> options.optimizedCalls();
        };
    }

    CaseRunner runner() {
        return new ZtsCaseRunner(options);
    }
}
