package dev.zts.engine;

import java.util.Map;

/** The switch that turns the compiler off in the tests of this module (CONTRIBUTING.md). */
public final class TestJit {
    static final String VARIABLE = "ZTS_DISABLE_JIT_TESTS";

    private TestJit() {}

    /** {@return {@code wanted}, or no compiler if the environment has ZTS_DISABLE_JIT_TESTS} */
    public static JitOptions unlessDisabled(JitOptions wanted) {
        return unlessDisabled(wanted, System.getenv());
    }

    static JitOptions unlessDisabled(JitOptions wanted, Map<String, String> environment) {
        return environment.getOrDefault(VARIABLE, "").isEmpty()
                ? wanted
                : wanted.withPolicy(JitOptions.Policy.DISABLED);
    }
}
