package dev.zts.vm;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineContractTest;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.JitOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** The contract with all code compiled again, with what was learned, as soon as it can be. */
@DisabledIfEnvironmentVariable(named = "ZTS_DISABLE_JIT_TESTS", matches = ".+")
final class ZtsOptimizedContractTest extends EngineContractTest {

    @Override
    protected Engine create(EngineOptions options, Telemetry telemetry, ConsoleLog log) {
        return ZtsEngine.create(options.withJit(tiers()), telemetry, log);
    }

    private static JitOptions tiers() {
        return new JitOptions(
                JitOptions.Policy.LAZY,
                JitOptions.Coverage.FULL,
                1,
                1,
                2,
                4,
                0,
                true,
                true,
                16L << 20,
                true);
    }
}
