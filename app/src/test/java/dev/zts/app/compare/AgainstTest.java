package dev.zts.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.JitOptions;
import dev.zts.engine.JitOptions.Coverage;
import dev.zts.engine.JitOptions.Policy;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgainstTest {
    @Test
    void everythingElse_staysAsConfigured() {
        JitOptions configured =
                JitOptions.defaults().withThreshold(7).withSynchronous(true).withOptimize(false);

        assertThat(Against.FULL.applyTo(configured))
                .isEqualTo(configured.withCoverage(Coverage.FULL));
        assertThat(Against.SEED_STRICT.applyTo(configured))
                .isEqualTo(configured.withCoverage(Coverage.SEED_STRICT));
        assertThat(Against.DISABLED.applyTo(configured))
                .isEqualTo(configured.withPolicy(Policy.DISABLED));
    }

    @Test
    void coverageAgainstNoCompiler_turnsItOn() {
        JitOptions off = JitOptions.defaults().withPolicy(Policy.DISABLED);

        assertThat(Against.FULL.applyTo(off))
                .isEqualTo(JitOptions.defaults().withCoverage(Coverage.FULL));
    }

    @Test
    void sameSettings_areNothingToCompare() {
        assertThat(Against.SEED.whyNot("zts", JitOptions.defaults()))
                .contains(
                        "The folder runs with coverage seed already: both sides would be the same.");
        assertThat(Against.FULL.whyNot("zts", JitOptions.defaults())).isEmpty();
    }

    @Test
    void engineWithoutOurTiers_saysWhy() {
        assertThat(Against.FULL.whyNot("graaljs", JitOptions.defaults()))
                .get()
                .asString()
                .startsWith("The engine graaljs compiles by rules of its own");
    }

    /** Each kind of request is to come 110 times in a block. */
    @ParameterizedTest
    @CsvSource({"1000, 1, 2", "100, 1, 2", "100, 2, 3", "50, 1, 3", "5, 3, 10"})
    void block_isLongEnoughForTheRarestRequest(double rate, int kinds, int seconds) {
        List<LoadRequest> mix =
                IntStream.range(0, kinds).mapToObj(i -> LoadRequest.get("/" + i)).toList();

        Schedule schedule = Schedule.of(LoadPlan.of(new LoadModel.Open(rate), mix));

        assertThat(schedule.block()).isEqualTo(Duration.ofSeconds(seconds));
    }
}
