package dev.zts.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accept-Encoding against RFC 9110, 12.5.3 and 12.4.2. */
class AcceptEncodingTest {
    private static final int FIELDS = 50_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "absent                           | IDENTITY",
                "''                               | IDENTITY",
                "gzip, deflate, br, zstd          | BROTLI",
                "gzip                             | GZIP",
                "x-gzip                           | GZIP",
                "GZip                             | GZIP",
                "br;q=0.5, gzip;q=0.8             | GZIP",
                "br;q=0.8, gzip;q=0.8             | BROTLI",
                "br ; Q=1.000 , gzip;\tq=0.999    | BROTLI",
                "br;q=0, gzip;q=0.001             | GZIP",
                "gzip;q=0.5, identity             | IDENTITY",
                "gzip;q=0.5, identity;q=0.5       | GZIP",
                "*                                | BROTLI",
                "*;q=0.1, br;q=0                  | GZIP",
                "identity                         | IDENTITY",
                "deflate                          | IDENTITY",
                "br;q=0, gzip;q=0                 | IDENTITY",
                "identity;q=0                     | none",
                "identity;q=0, gzip               | GZIP",
                "*;q=0                            | none",
                "*;q=0, identity;q=0.1            | IDENTITY",
                "br;q=2                           | IDENTITY",
                "br;q=1.001                       | IDENTITY",
                "br;q=0.1234                      | IDENTITY",
                "br;level=1                       | IDENTITY",
                "br gzip                          | IDENTITY",
                ", ,gzip,                         | GZIP"
            })
    void field_choosesAmongAll(@Nullable String field, String expected) {
        assertThat(text(AcceptEncoding.choose(field, EnumSet.allOf(Coding.class))))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotThere_isNotChosen() {
        Set<Coding> there = EnumSet.of(Coding.GZIP, Coding.IDENTITY);

        assertThat(AcceptEncoding.choose("br, gzip;q=0.1", there)).isEqualTo(Coding.GZIP);
        assertThat(AcceptEncoding.choose("br", there)).isEqualTo(Coding.IDENTITY);
        assertThat(AcceptEncoding.choose("br, *;q=0", there)).isNull();
    }

    @Test
    void randomFields_areReadAsTheGrammarSays() {
        String[] pieces = {
            "br",
            "gzip",
            "identity",
            "*",
            ",",
            ",",
            ";q=0",
            ";q=1",
            ";q=0.5",
            ".25",
            " ",
            ";",
            "q=",
            "x"
        };
        SplittableRandom random = new SplittableRandom(13);
        int encoded = 0;
        for (int i = 0; i < FIELDS; i++) {
            StringBuilder field = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                field.append(pieces[random.nextInt(pieces.length)]);
            }
            Coding chosen = AcceptEncoding.choose(field.toString(), EnumSet.allOf(Coding.class));
            encoded += chosen == Coding.BROTLI || chosen == Coding.GZIP ? 1 : 0;
            assertThat(text(chosen)).as(field.toString()).isEqualTo(oracle(field.toString()));
        }
        assertThat(encoded).isGreaterThan(FIELDS / 20);
    }

    private static String oracle(String field) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (String element : field.split(",", -1)) {
            String one = element.strip().toLowerCase(Locale.ROOT);
            if (one.isEmpty()) {
                continue;
            }
            String qvalue = "(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)";
            if (!one.matches("[a-z0-9*.]+(?:[ \\t]*;[ \\t]*q=" + qvalue + ")?")) {
                return "IDENTITY";
            }
            String[] parts = one.split("[ \\t]*;[ \\t]*q=", -1);
            weights.put(parts[0], new BigDecimal(parts.length == 1 ? "1" : parts[1]));
        }
        String best = "none";
        BigDecimal most = BigDecimal.ZERO;
        for (Coding coding : Coding.values()) {
            BigDecimal least =
                    coding == Coding.IDENTITY ? new BigDecimal("0.0001") : BigDecimal.ZERO;
            BigDecimal weight =
                    weights.getOrDefault(coding.token(), weights.getOrDefault("*", least));
            if (weight.compareTo(most) > 0) {
                best = coding.name();
                most = weight;
            }
        }
        return best;
    }

    private static String text(@Nullable Coding coding) {
        return coding == null ? "none" : coding.name();
    }
}
