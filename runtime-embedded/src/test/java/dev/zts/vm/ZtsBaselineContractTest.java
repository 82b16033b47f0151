package dev.zts.vm;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineContractTest;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.JitOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** The contract with all code compiled at the first call. */
@DisabledIfEnvironmentVariable(named = "ZTS_DISABLE_JIT_TESTS", matches = ".+")
final class ZtsBaselineContractTest extends EngineContractTest {

    @Override
    protected Engine create(EngineOptions options, Telemetry telemetry, ConsoleLog log) {
        return ZtsEngine.create(options.withJit(tiers()), telemetry, log);
    }

    private static JitOptions tiers() {
        return JitOptions.defaults()
                .withPolicy(JitOptions.Policy.EAGER)
                .withCoverage(JitOptions.Coverage.FULL)
                .withSynchronous(true)
                .withOptimize(false);
    }
}
