package dev.zts.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, 500",
        "10s, 10000",
        "10, 10000",
        "1.5s, 1500",
        "0.001s, 1",
        "2m, 120000",
        "1h, 3600000",
        "1000h, 3600000000",
        "0s, 0",
        "3S, 3000"
    })
    void everyUnitIsRead(String text, long millis) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "s", "-1s", "10 s", "10 days", "1d", "1s2s", "1e9s", "NaN", "1001h"})
    void nonsense_isRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("500ms");
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "1, 1ms", "1500, 1500ms", "10000, 10s", "120000, 2m", "3600000, 60m"})
    void format_isReadBack(long millis, String text) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(Durations.format(duration)).isEqualTo(text);
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }
}
