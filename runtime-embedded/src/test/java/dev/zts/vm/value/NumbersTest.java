package dev.zts.vm.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-1, -1",
        "0.1, 0.1",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "0.00000123, 0.00000123",
        "1.5e-9, 1.5e-9",
        "123456789012345680000, 123456789012345680000",
        "1e21, 1e+21",
        "1e20, 100000000000000000000",
        "-1.7976931348623157e308, -1.7976931348623157e+308",
        "5e-324, 5e-324",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "9007199254740993, 9007199254740992",
        "12345678.9, 12345678.9",
        "4294967296.5, 4294967296.5",
        "1e7, 10000000",
        "1e23, 1e+23",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void toString_laysOutTheShortestDigits(double value, String text) {
        assertThat(Numbers.toString(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "255, 16, ff",
        "-255, 2, -11111111",
        "0.5, 2, 0.1",
        "0.1, 3, 0.0022002200220022002200220022002201",
        "1e21, 36, 5v1j4f4ds7c000",
        "-0.75, 8, -0.6",
        "35.5, 36, z.i",
        "NaN, 7, NaN",
        "-Infinity, 7, -Infinity",
        "9007199254740992, 16, 20000000000000",
        "1e-7, 16, 0.000001ad7f29abcaf48"
    })
    void toString_radix(double value, int radix, String text) {
        assertThat(Numbers.toString(value, radix)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "'   ', 0",
        "'\uFEFF\u00A0\u2003\u3000 12 \u2028\u2029', 12",
        "12, 12",
        "'+12', 12",
        "-0, -0.0",
        "'-.5', -0.5",
        "'5.', 5",
        "1e3, 1000",
        "'1E+3', 1000",
        "1e-400, 0",
        "1e400, Infinity",
        "Infinity, Infinity",
        "-Infinity, -Infinity",
        "0x1F, 31",
        "0XfF, 255",
        "0b101, 5",
        "0O17, 15",
        "0x20000000000001, 9007199254740992",
        "0x20000000000003, 9007199254740996"
    })
    void parse_numericLiteral_isItsValue(String text, double value) {
        assertThat(Numbers.parse(text)).isEqualTo(Double.valueOf(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1a",
                "1 2",
                ".",
                "+",
                "-",
                "e5",
                "1e",
                "1e+",
                "0x",
                "-0x10",
                "+0b1",
                "0b2",
                "0o8",
                "1_000",
                "infinity",
                "Infinity1",
                "+-1",
                "1f",
                "1d",
                "0x1p3",
                "NaN",
                "..5",
                "\u180E1",
                "\u0661"
            })
    void parse_anythingElse_isNaN(String text) {
        assertThat(Numbers.parse(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "3.14abc, 3.14",
        "'  -2.5e2x', -250",
        "1e, 1",
        "1e+, 1",
        "'.5.5', 0.5",
        "'-.0', -0.0",
        "Infinityx, Infinity",
        "'-Infinity', -Infinity",
        "0x10, 0",
        "1_000, 1",
        "'5.', 5",
        "'', NaN",
        "., NaN",
        "abc, NaN",
        "infinity, NaN",
        "-e5, NaN"
    })
    void parseFloat_readsThePrefix(String text, double value) {
        assertThat(Numbers.parseFloat(text)).isEqualTo(Double.valueOf(value));
    }

    @ParameterizedTest
    @CsvSource({
        "12px, 0, 12",
        "'  -42', 10, -42",
        "0x1f, 0, 31",
        "0x1f, 16, 31",
        "0x1f, 10, 0",
        "0b11, 0, 0",
        "11, 2, 3",
        "z, 36, 35",
        "'-0', 10, -0.0",
        "12, 1, NaN",
        "12, 37, NaN",
        "12, -1, NaN",
        "2, 2, NaN",
        "0x, 16, NaN",
        "'', 10, NaN",
        "9007199254740993, 10, 9007199254740992",
        "900719925474099267, 10, 900719925474099300"
    })
    void parseInt_readsThePrefix(String text, int radix, double value) {
        assertThat(Numbers.parseInt(text, radix)).isEqualTo(Double.valueOf(value));
    }

    @Test
    void parseInt_ofAnEndlessNumber_isInfinity() {
        assertThat(Numbers.parseInt("1".repeat(100_000), 2)).isInfinite();
        assertThat(Numbers.parseInt("0".repeat(100_000) + "1", 2)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0.00",
        "-0.0, 2, 0.00",
        "-0.0000001, 2, -0.00",
        "1.005, 2, 1.00",
        "1.45, 1, 1.4",
        "2.5, 0, 3",
        "-2.5, 0, -3",
        "1e21, 2, 1e+21",
        "1000000000000000128, 1, 1000000000000000128.0",
        "0.000001, 7, 0.0000010",
        "123.456, 0, 123"
    })
    void toFixed(double value, int digits, String text) {
        assertThat(Numbers.toFixed(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "123456, 2, 1.23e+5",
        "0, 2, 0.00e+0",
        "-1.5, 0, -2e+0",
        "0.00015, 3, 1.500e-4",
        "99999, 1, 1.0e+5"
    })
    void toExponential(double value, int digits, String text) {
        assertThat(Numbers.toExponential(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"123456, 1.23456e+5", "0, 0e+0", "5e-324, 5e-324", "1e23, 1e+23", "-7, -7e+0"})
    void toExponential_withoutDigits_takesTheShortest(double value, String text) {
        assertThat(Numbers.toExponential(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "123.456, 4, 123.5",
        "0.000123, 2, 0.00012",
        "0.000001, 2, 0.0000010",
        "0.0000001, 2, 1.0e-7",
        "123456, 2, 1.2e+5",
        "99.99, 3, 100",
        "99.99, 2, 1.0e+2",
        "0, 1, 0",
        "0, 4, 0.000",
        "-1.25, 2, -1.3",
        "1e21, 3, 1.00e+21",
        "5, 1, 5"
    })
    void toPrecision(double value, int precision, String text) {
        assertThat(Numbers.toPrecision(value, precision)).isEqualTo(text);
    }

    @Test
    void randomNumbers_areWrittenAsTheOtherEngineWritesThem() {
        Random random = new Random(20_261_121);
        int count = 3000;
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] =
                    switch (i % 3) {
                        case 0 -> Double.longBitsToDouble(random.nextLong());
                        case 1 -> random.nextGaussian() * 1000;
                        default -> random.nextLong() / 1024.0;
                    };
        }
        String program =
                """
                (values => {
                  const all = [];
                  for (const v of values) {
                    all.push(String(v), v.toFixed(3), v.toExponential(5), v.toPrecision(4));
                  }
                  return all;
                })
                """;
        try (Context context =
                Context.newBuilder("js")
                        .option("engine.WarnInterpreterOnly", "false")
                        .allowHostAccess(org.graalvm.polyglot.HostAccess.ALL)
                        .build()) {
            Value expected = context.eval("js", program).execute((Object) values);

            for (int i = 0; i < count; i++) {
                double value = values[i];
                String text = expected.getArrayElement(4L * i).asString();
                assertThat(Numbers.toString(value)).isEqualTo(text);
                assertThat(Numbers.parse(Numbers.toString(value))).isEqualTo(Double.valueOf(value));
                if (!Double.isNaN(value)) {
                    assertThat(Numbers.toFixed(value, 3))
                            .isEqualTo(expected.getArrayElement(4L * i + 1).asString());
                    assertThat(Numbers.toExponential(value, 5))
                            .isEqualTo(expected.getArrayElement(4L * i + 2).asString());
                    assertThat(Numbers.toPrecision(value, 4))
                            .isEqualTo(expected.getArrayElement(4L * i + 3).asString());
                }
            }
        }
    }
}
