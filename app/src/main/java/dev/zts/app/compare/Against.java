package dev.zts.app.compare;

import dev.zts.engine.JitOptions;
import dev.zts.engine.JitOptions.Coverage;
import dev.zts.engine.JitOptions.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the configured compiler is compared with. */
public enum Against {
    /** What if everything compiled? */
    FULL,
    SEED,
    SEED_STRICT,
    /** What if nothing compiled? */
    DISABLED;

    private static final String ENGINE_WITH_TIERS = "zts";

    /** {@return the name on the command line} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return side B's settings of the compiler if {@code jit} are those of side A} */
    public JitOptions applyTo(JitOptions jit) {
        return switch (this) {
            case FULL -> covering(jit, Coverage.FULL);
            case SEED -> covering(jit, Coverage.SEED);
            case SEED_STRICT -> covering(jit, Coverage.SEED_STRICT);
            case DISABLED -> jit.withPolicy(Policy.DISABLED);
        };
    }

    /** A compiler that is off compiles nothing, whatever it covers. */
    private static JitOptions covering(JitOptions jit, Coverage coverage) {
        JitOptions on = jit.policy() == Policy.DISABLED ? jit.withPolicy(Policy.LAZY) : jit;
        return on.withCoverage(coverage);
    }

    /**
     * {@return why there is nothing to compare with; empty if there is}
     *
     * @param jit of side A
     */
    public Optional<String> whyNot(String engineName, JitOptions jit) {
        if (!engineName.equals(ENGINE_WITH_TIERS)) {
            return Optional.of(
                    "The engine "
                            + engineName
                            + " compiles by rules of its own, which the workbench does not set."
                            + " Choose the engine zts to compare.");
        }
        if (applyTo(jit).equals(jit)) {
            return Optional.of(
                    "The folder runs with "
                            + describe(jit)
                            + " already: both sides would be the same.");
        }
        return Optional.empty();
    }

    /** {@return settings in words: {@code coverage seed}} */
    static String describe(JitOptions jit) {
        if (jit.policy() == Policy.DISABLED) {
            return "compiler disabled";
        }
        List<String> parts = new ArrayList<>();
        parts.add("coverage " + jit.coverage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (jit.policy() == Policy.EAGER) {
            parts.add("eager");
        }
        if (!jit.optimize()) {
            parts.add("no optimized tier");
        }
        return String.join(", ", parts);
    }
}
