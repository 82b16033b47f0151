package dev.zts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Defaults as the limits table of the product gives them. */
class EngineOptionsTest {
    private final EngineOptions defaults = EngineOptions.defaults();

    @Test
    void wallLimit_isTenSeconds() {
        assertThat(defaults.wallLimit()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void loadLimit_isTenSeconds() {
        assertThat(defaults.loadLimit()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void allocationLimit_is256MiB() {
        assertThat(defaults.allocationLimitBytes()).isEqualTo(256L * 1024 * 1024);
    }

    @Test
    void callDepth_is8192() {
        assertThat(defaults.callDepth()).isEqualTo(8192);
    }

    @Test
    void isolation_isReuse() {
        assertThat(defaults.isolation()).isEqualTo(IsolationPolicy.REUSE);
    }

    @Test
    void stacks_areNotShown() {
        assertThat(defaults.stacks()).isFalse();
    }
}
