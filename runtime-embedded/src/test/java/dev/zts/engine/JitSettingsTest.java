package dev.zts.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.engine.JitOptions.Coverage;
import dev.zts.engine.JitOptions.Policy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitSettingsTest {

    @Test
    void defaults_areLazyWithTheSeedsCoverage() {
        assertThat(JitSettings.NONE.applyTo(JitOptions.defaults()))
                .isEqualTo(JitOptions.defaults());
        assertThat(JitOptions.defaults().policy()).isEqualTo(Policy.LAZY);
        assertThat(JitOptions.defaults().coverage()).isEqualTo(Coverage.SEED);
    }

    @Test
    void over_takesTheLowerWhereTheUpperSaysNothing() {
        JitSettings upper = new JitSettings(Policy.EAGER, null, 0, null, null, false);
        JitSettings lower = new JitSettings(Policy.LAZY, 7, 9, Coverage.FULL, true, true);

        assertThat(upper.over(lower))
                .isEqualTo(new JitSettings(Policy.EAGER, 7, 0, Coverage.FULL, true, false));
    }

    @Test
    void applyTo_setsWhatIsSaid_andTheOtherThresholdsInTheirRatios() {
        JitSettings all = new JitSettings(Policy.EAGER, 20, 3, Coverage.SEED_STRICT, true, false);

        JitOptions options = all.applyTo(JitOptions.defaults());

        assertThat(options.policy()).isEqualTo(Policy.EAGER);
        assertThat(options.coverage()).isEqualTo(Coverage.SEED_STRICT);
        assertThat(options.baselineCalls()).isEqualTo(20);
        assertThat(options.baselineLoops()).isEqualTo(200);
        assertThat(options.optimizedCalls()).isEqualTo(200);
        assertThat(options.optimizedLoops()).isEqualTo(2_000);
        assertThat(options.deferRequests()).isEqualTo(3);
        assertThat(options.synchronous()).isTrue();
        assertThat(options.optimize()).isFalse();
    }

    @Test
    void settingsOfOptions_changeNothingOfThem() {
        JitOptions options =
                new JitOptions(
                        Policy.EAGER, Coverage.FULL, 5, 6, 7, 8, 9, true, false, 1 << 20, false);

        assertThat(JitSettings.of(options).applyTo(options)).isEqualTo(options);
        assertThat(JitSettings.of(options))
                .isEqualTo(new JitSettings(Policy.EAGER, 5, 9, Coverage.FULL, true, false));
    }

    @Test
    void environment_saysPolicyAndThreshold() {
        assertThat(
                        JitSettings.ofEnvironment(
                                Map.of("ZTS_JIT_POLICY", "eager", "ZTS_JIT_THRESHOLD", "25")))
                .isEqualTo(new JitSettings(Policy.EAGER, 25, null, null, null, null));
        assertThat(JitSettings.ofEnvironment(Map.of("PATH", "/bin"))).isEqualTo(JitSettings.NONE);
    }

    @Test
    void emptyVariable_countsAsAbsent() {
        assertThat(
                        JitSettings.ofEnvironment(
                                Map.of(
                                        "ZTS_JIT_POLICY", "",
                                        "ZTS_JIT_THRESHOLD", "",
                                        "ZTS_DISABLE_JIT", "")))
                .isEqualTo(JitSettings.NONE);
    }

    @Test
    void disableVariable_goesBeforeThePolicyOfTheEnvironment() {
        JitSettings disabled =
                JitSettings.ofEnvironment(
                        Map.of("ZTS_JIT_POLICY", "eager", "ZTS_DISABLE_JIT", "1"));

        assertThat(disabled.policy()).isEqualTo(Policy.DISABLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ZTS_JIT_POLICY | Lazy | 'Lazy' is no policy; take disabled, lazy or eager",
                "ZTS_JIT_THRESHOLD | 0 | '0' is no whole number from 1 to 1000000000",
                "ZTS_JIT_THRESHOLD | -3 | '-3' is no whole number from 1 to 1000000000",
                "ZTS_JIT_THRESHOLD | 1000000001 | '1000000001' is no whole number from 1 to"
                        + " 1000000000",
                "ZTS_JIT_THRESHOLD | many | 'many' is no whole number from 1 to 1000000000",
                "ZTS_DISABLE_JIT | 0 | '0' is unclear; set it to 1, or unset it"
            },
            quoteCharacter = '"')
    void badVariable_isNamedWithItsValueAndWhatIsAllowed(
            String name, String value, String message) {
        assertThatThrownBy(() -> JitSettings.ofEnvironment(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid value for environment variable " + name + ": " + message);
    }

    @Test
    void badVariable_isAnErrorAlsoIfAnotherOneGoesBeforeIt() {
        assertThatThrownBy(() ->
                        JitSettings.ofEnvironment(
                                Map.of(
                                        "ZTS_JIT_POLICY", "fast",
                                        "ZTS_DISABLE_JIT", "1")))
                .hasMessageContaining("ZTS_JIT_POLICY");
    }

    @Test
    void variableOfTheTests_saysNothingOfRuns() {
        Map<String, String> environment = Map.of("ZTS_DISABLE_JIT_TESTS", "1");

        assertThat(JitSettings.ofEnvironment(environment)).isEqualTo(JitSettings.NONE);
    }

    @Test
    void deferral_mayLastUntilTheEndOfTheWarmUp() {
        int deferral = JitSettings.defer("warmup");

        JitOptions options =
                new JitSettings(null, null, deferral, null, null, null)
                        .applyTo(JitOptions.defaults());

        assertThat(options.deferRequests()).isEqualTo(JitOptions.UNTIL_WARMED_UP);
        assertThat(JitSettings.of(options).defer()).isEqualTo(JitOptions.UNTIL_WARMED_UP);
        assertThat(JitSettings.inWords(options)).contains(", from the end of the warm-up on, ");
        assertThatThrownBy(() -> JitSettings.defer("never"))
                .hasMessage("'never' is no whole number from 0 to 1000000000, nor warmup");
    }

    @Test
    void names_readBackAsTheyAreWritten() {
        for (Policy policy : Policy.values()) {
            assertThat(JitSettings.policy(JitSettings.name(policy))).isEqualTo(policy);
        }
        for (Coverage coverage : Coverage.values()) {
            assertThat(JitSettings.coverage(JitSettings.name(coverage))).isEqualTo(coverage);
        }
        assertThat(JitSettings.name(Coverage.SEED_STRICT)).isEqualTo("seed-strict");
    }

    @Test
    void inWords_tellsWhatCounts() {
        JitOptions defaults = JitOptions.defaults();

        assertThat(JitSettings.inWords(defaults))
                .isEqualTo(
                        "lazy, coverage seed, baseline at 100 calls or 1,000 loops, optimized at"
                                + " 1,000 calls or 10,000 loops, in the background");
        assertThat(
                        JitSettings.inWords(
                                defaults.withPolicy(Policy.EAGER)
                                        .withOptimize(false)
                                        .withDeferRequests(1_000)
                                        .withSynchronous(true)))
                .isEqualTo(
                        "eager, coverage seed, not optimized, from request 1,001 on, synchronous");
        assertThat(JitSettings.inWords(defaults.withPolicy(Policy.DISABLED))).isEqualTo("disabled");
    }
}
