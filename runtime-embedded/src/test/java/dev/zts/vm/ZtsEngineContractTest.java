package dev.zts.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineContractTest;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.JitOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import org.junit.jupiter.api.Test;

/** The contract with nothing compiled. */
final class ZtsEngineContractTest extends EngineContractTest {

    @Override
    protected Engine create(EngineOptions options, Telemetry telemetry, ConsoleLog log) {
        JitOptions interpreted = options.jit().withPolicy(JitOptions.Policy.DISABLED);
        return ZtsEngine.create(options.withJit(interpreted), telemetry, log);
    }

    @Test
    void info_saysWhatItIs() {
        try (Engine engine =
                create(EngineOptions.defaults(), new Telemetry(), new ConsoleLog(1024))) {
            assertThat(engine.info().name()).isEqualTo("zts");
            assertThat(engine.info().tierEvents() || !engine.info().tierNote().isEmpty()).isTrue();
        }
    }
}
