package dev.zts.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SizesTest {

    @ParameterizedTest
    @CsvSource({
        "65536,65536",
        "64k,65536",
        "64 K,65536",
        "256m,268435456",
        "1GiB,1073741824",
        "2mb,2097152",
        "0,0"
    })
    void unitsArePowersOf1024(String text, long bytes) {
        assertThat(new Sizes().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "1t", "-1", "1.5m", "9999999999999"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> new Sizes().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("64k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1s", "10 days"})
    void durationThatIsNone_isRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("500ms");
    }
}
