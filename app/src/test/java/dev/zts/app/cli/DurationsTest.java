package dev.zts.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms,500",
        "10s,10000",
        "10,10000",
        "1.5s,1500",
        "2m,120000",
        "0.5h,1800000",
        "0s,0",
        "3S,3000"
    })
    void everyUnitIsRead(String text, long millis) {
        assertThat(new Durations().convert(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "10 s", "-1s", "1d", "1s2s", "ten"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> new Durations().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("500ms");
    }

    @Test
    void sizesAreInPowersOf1024() {
        Sizes sizes = new Sizes();

        assertThat(sizes.convert("65536")).isEqualTo(65_536);
        assertThat(sizes.convert("64k")).isEqualTo(65_536);
        assertThat(sizes.convert("256m")).isEqualTo(268_435_456);
        assertThat(sizes.convert("1GiB")).isEqualTo(1_073_741_824);
        assertThatThrownBy(() -> sizes.convert("1t")).isInstanceOf(TypeConversionException.class);
    }
}
