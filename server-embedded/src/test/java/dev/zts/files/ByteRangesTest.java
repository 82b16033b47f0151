package dev.zts.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Range fields against RFC 9110, 14.1 and 14.2, for a content of 1,000 bytes. */
class ByteRangesTest {
    private static final int FIELDS = 50_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0                      | 0-0",
                "bytes=0-                       | 0-999",
                "bytes=10-19                    | 10-19",
                "bytes=-1                       | 999-999",
                "bytes=-5000                    | 0-999",
                "bytes=990-5000                 | 990-999",
                "BYTES=0-0                      | 0-0",
                "bytes=0-0,2-2                  | 0-0 2-2",
                "bytes= 0-0 ,\t2-2 ,            | 0-0 2-2",
                "bytes=5-6,0-1,-2               | 5-6 0-1 998-999",
                "bytes=0-1,1000-                | 0-1",
                "bytes=0-99999999999999999999   | 0-999",
                "bytes=-99999999999999999999    | 0-999",
                "bytes=0-9,5-14                 | 0-9 5-14",
                "bytes=1000-                    | unsatisfiable",
                "bytes=-0                       | unsatisfiable",
                "bytes=1000-,2000-              | unsatisfiable",
                "bytes=99999999999999999999-    | unsatisfiable",
                "bytes=5-2                      | ignored",
                "bytes=0-0,5-2                  | ignored",
                "bytes=                         | ignored",
                "bytes=,                        | ignored",
                "bytes=-                        | ignored",
                "bytes=abc                      | ignored",
                "bytes=--1                      | ignored",
                "bytes=+1-2                     | ignored",
                "bytes=1                        | ignored",
                "bytes=1-2-3                    | ignored",
                "bytes=1 -2                     | ignored",
                "bytes=1-2 3-4                  | ignored",
                "bytes =0-1                     | ignored",
                "items=0-1                      | ignored",
                "0-1                            | ignored",
                "bytes=0-,0-                    | ignored",
                "bytes=0-600,300-900            | ignored",
                "bytes=0-0,1-1,2-2,3-3,4-4,5-5,6-6,7-7,8-8,9-9         | 0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7 8-8 9-9",
                "bytes=0-0,1-1,2-2,3-3,4-4,5-5,6-6,7-7,8-8,9-9,10-10   | ignored"
            })
    void field_asksFor(String field, String expected) {
        assertThat(text(ByteRanges.of(field, 1000))).isEqualTo(expected);
    }

    @Test
    void emptyContent_hasNoRange() {
        assertThat(text(ByteRanges.of("bytes=0-", 0))).isEqualTo("unsatisfiable");
        assertThat(text(ByteRanges.of("bytes=-5", 0))).isEqualTo("ignored");
    }

    @Test
    void contentOfMoreThan4GiB_hasRangesAtItsEnd() {
        long size = (5L << 30) + 7;

        assertThat(text(ByteRanges.of("bytes=-7", size))).isEqualTo("5368709120-5368709126");
    }

    @Test
    void randomFields_areReadAsTheGrammarSays() {
        String[] pieces = {"0", "7", "99", "1000", "-", "-", ",", " ", "x", "18446744073709551617"};
        SplittableRandom random = new SplittableRandom(11);
        int satisfiable = 0;
        for (int i = 0; i < FIELDS; i++) {
            StringBuilder field = new StringBuilder("bytes=");
            for (int n = random.nextInt(8); n >= 0; n--) {
                field.append(pieces[random.nextInt(pieces.length)]);
            }
            long size = List.of(0L, 8L, 1000L, 5L << 32).get(random.nextInt(4));
            String expected = oracle(field.substring(6), BigInteger.valueOf(size));
            satisfiable += expected.matches("\\d.*") ? 1 : 0;
            assertThat(text(ByteRanges.of(field.toString(), size)))
                    .as("%s of %d", field, size)
                    .isEqualTo(expected);
        }
        assertThat(satisfiable).isGreaterThan(FIELDS / 20);
    }

    /** Beyond this all numbers are the same. */
    private static BigInteger number(String digits) {
        return new BigInteger(digits).min(BigInteger.valueOf(Long.MAX_VALUE));
    }

    /** The rules of RFC 9110. */
    private static String oracle(String set, BigInteger size) {
        List<String> found = new ArrayList<>();
        BigInteger sum = BigInteger.ZERO;
        int named = 0;
        for (String element : set.split(",", -1)) {
            String range = element.strip();
            if (range.isEmpty()) {
                continue;
            }
            if (!range.matches("\\d+-\\d*|-\\d+")) {
                return "ignored";
            }
            named++;
            String[] ends = range.split("-", -1);
            BigInteger last = size.subtract(BigInteger.ONE);
            BigInteger first;
            if (ends[0].isEmpty()) {
                first = size.subtract(number(ends[1])).max(BigInteger.ZERO);
                if (number(ends[1]).signum() == 0) {
                    continue;
                }
            } else {
                first = number(ends[0]);
                if (!ends[1].isEmpty()) {
                    if (number(ends[1]).compareTo(first) < 0) {
                        return "ignored";
                    }
                    last = last.min(number(ends[1]));
                }
                if (first.compareTo(size) >= 0) {
                    continue;
                }
            }
            sum = sum.add(last.subtract(first).add(BigInteger.ONE));
            found.add(first + "-" + last);
        }
        boolean nothing = size.signum() == 0 && !found.isEmpty();
        if (named == 0 || named > 10 || sum.compareTo(size) > 0 || nothing) {
            return "ignored";
        }
        return found.isEmpty() ? "unsatisfiable" : String.join(" ", found);
    }

    private static String text(ByteRanges ranges) {
        return switch (ranges) {
            case ByteRanges.Ignored() -> "ignored";
            case ByteRanges.Unsatisfiable() -> "unsatisfiable";
            case ByteRanges.Satisfiable(List<ByteRanges.Range> list) ->
                    list.stream()
                            .map(range -> range.first() + "-" + range.last())
                            .collect(Collectors.joining(" "));
        };
    }
}
