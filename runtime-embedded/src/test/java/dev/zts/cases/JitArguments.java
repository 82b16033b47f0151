package dev.zts.cases;

import dev.zts.engine.JitOptions;

/**
 * Tiers by the system property {@code zts.jit}: off, baseline, full, eager; full if it is not set.
 */
final class JitArguments {

    private JitArguments() {}

    static JitOptions options() {
        JitOptions full = JitOptions.defaults().withCoverage(JitOptions.Coverage.FULL);
        return switch (System.getProperty("zts.jit", "full")) {
            case "off" -> full.withPolicy(JitOptions.Policy.DISABLED);
            case "baseline" -> full.withOptimize(false);
            case "eager" -> full.withPolicy(JitOptions.Policy.EAGER).withSynchronous(true);
            case "optimized" ->
                    new JitOptions(
                            JitOptions.Policy.LAZY,
                            JitOptions.Coverage.FULL,
                            1,
                            1,
                            3,
                            5,
                            0,
                            true,
                            true,
                            64 << 20,
                            true);
            default -> full;
        };
    }
}
