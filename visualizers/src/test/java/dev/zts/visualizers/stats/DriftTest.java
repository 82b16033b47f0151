package dev.zts.visualizers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DriftTest {
    @Test
    void straightLine_isADrift() {
        Drift drift = Drift.of(new double[] {1, 1.5, 2, 2.5, 3});

        assertThat(drift.significant()).isTrue();
        assertThat(drift.change()).isCloseTo(2, within(1e-12));
    }

    /** Of 120 orders of five values 10 have one exchange at most: 8.3 % is more than 5 %. */
    @Test
    void oneExchangeInFive_mayBeChance() {
        assertThat(Drift.of(new double[] {1, 2, 4, 3, 5}).significant()).isFalse();
    }

    /** Of 720 orders of six values 12 have one exchange at most: 1.7 %. */
    @Test
    void oneExchangeInSix_isNoChance() {
        assertThat(Drift.of(new double[] {1, 2, 4, 3, 5, 6}).significant()).isTrue();
    }

    @Test
    void outlier_isNoDrift() {
        Drift drift = Drift.of(new double[] {1, 1, 1, 1, 1, 50});

        assertThat(drift.significant()).isFalse();
        assertThat(drift.change()).isZero();
    }
}
