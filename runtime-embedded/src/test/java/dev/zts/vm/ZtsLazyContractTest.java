package dev.zts.vm;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineContractTest;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.JitOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** The contract with code that is compiled beside, at small thresholds. */
@DisabledIfEnvironmentVariable(named = "ZTS_DISABLE_JIT_TESTS", matches = ".+")
final class ZtsLazyContractTest extends EngineContractTest {

    @Override
    protected Engine create(EngineOptions options, Telemetry telemetry, ConsoleLog log) {
        return ZtsEngine.create(options.withJit(tiers()), telemetry, log);
    }

    private static JitOptions tiers() {
        return new JitOptions(
                JitOptions.Policy.LAZY,
                JitOptions.Coverage.FULL,
                2,
                5,
                4,
                20,
                0,
                false,
                true,
                16L << 20,
                true);
    }
}
