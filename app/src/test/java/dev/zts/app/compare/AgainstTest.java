package dev.zts.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.JitOptions;
import dev.zts.engine.JitOptions.Coverage;
import dev.zts.engine.JitOptions.Policy;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.server.HostOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgainstTest {
    private static HostOptions with(JitOptions jit) {
        return HostOptions.defaults().withEngine(HostOptions.defaults().engine().withJit(jit));
    }

    @Test
    void everythingElse_staysAsConfigured() {
        JitOptions configured =
                JitOptions.defaults().withThreshold(7).withSynchronous(true).withOptimize(false);

        assertThat(Against.FULL.applyTo(with(configured)))
                .isEqualTo(with(configured.withCoverage(Coverage.FULL)));
        assertThat(Against.SEED_STRICT.applyTo(with(configured)))
                .isEqualTo(with(configured.withCoverage(Coverage.SEED_STRICT)));
        assertThat(Against.DISABLED.applyTo(with(configured)))
                .isEqualTo(with(configured.withPolicy(Policy.DISABLED)));
    }

    @Test
    void coverageAgainstNoCompiler_turnsItOn() {
        HostOptions off = with(JitOptions.defaults().withPolicy(Policy.DISABLED));

        assertThat(Against.FULL.applyTo(off).engine().jit())
                .isEqualTo(JitOptions.defaults().withCoverage(Coverage.FULL));
    }

    @Test
    void sameSettings_areNothingToCompare() {
        assertThat(Against.SEED.whyNot(with(JitOptions.defaults())))
                .contains(
                        "The folder runs with coverage seed already: both sides would be the same.");
        assertThat(Against.FULL.whyNot(with(JitOptions.defaults()))).isEmpty();
    }

    @Test
    void engineWithoutOurTiers_saysWhy() {
        assertThat(Against.FULL.whyNot(HostOptions.defaults().withEngineName("graaljs")))
                .get()
                .asString()
                .startsWith("The engine graaljs compiles by rules of its own");
    }

    /** Each kind of request is to come 110 times in a block. */
    @ParameterizedTest
    @CsvSource({"1000, 1, 2", "100, 1, 2", "100, 2, 3", "50, 1, 3", "5, 3, 10"})
    void block_isLongEnoughForTheRarestRequest(double rate, int kinds, int seconds) {
        List<LoadRequest> mix =
                java.util.stream.IntStream.range(0, kinds)
                        .mapToObj(i -> LoadRequest.get("/" + i))
                        .toList();

        Schedule schedule = Schedule.of(LoadPlan.of(new LoadModel.Open(rate), mix));

        assertThat(schedule.block()).isEqualTo(Duration.ofSeconds(seconds));
    }
}
