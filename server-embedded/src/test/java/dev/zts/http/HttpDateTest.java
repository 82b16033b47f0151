package dev.zts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of RFC 9110, 5.6.7. */
class HttpDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT    | 1994-11-06T08:49:37Z",
                "Sunday, 06-Nov-94 08:49:37 GMT   | 1994-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994         | 1994-11-06T08:49:37Z",
                "Wed Nov 16 08:49:37 1994         | 1994-11-16T08:49:37Z",
                "Thu, 01 Jan 1970 00:00:00 GMT    | 1970-01-01T00:00:00Z",
                "Fri, 31 Dec 9999 23:59:59 GMT    | 9999-12-31T23:59:59Z",
                "Thu, 29 Feb 2024 00:00:00 GMT    | 2024-02-29T00:00:00Z",
                "Sat, 31 Dec 2016 23:59:60 GMT    | 2017-01-01T00:00:00Z"
            })
    void threeFormats_nameAMoment(String text, Instant expected) {
        assertThat(HttpDate.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"76, 2076", "77, 1977", "26, 2026", "00, 2000"})
    void twoDigitsOfAYear_areAtMost50YearsAhead(String digits, int year) {
        Instant moment = HttpDate.parse("Monday, 01-Jun-" + digits + " 00:00:00 GMT", 2026);

        assertThat(moment).isEqualTo(Instant.parse(year + "-06-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "0",
                "Sun, 06 Nov 1994 08:49:37",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "Sun, 06 Nov 1994 08:49:37 GMT ",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "sun, 06 nov 1994 08:49:37 gmt",
                "Sun, 06 Nov 94 08:49:37 GMT",
                "Sun, 32 Nov 1994 08:49:37 GMT",
                "Sun, 00 Nov 1994 08:49:37 GMT",
                "Fri, 30 Feb 2024 00:00:00 GMT",
                "Sun, 06 Nov 1994 24:00:00 GMT",
                "Sun, 06 Nov 1994 08:60:37 GMT",
                "Sun, 06 Nov 1994 08:49:61 GMT",
                "Sun, 06 Nov 19940 08:49:37 GMT",
                "Sunday, 06-Nov-1994 08:49:37 GMT",
                "Sun Nov 6 08:49:37 1994",
                "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT"
            })
    void anythingElse_isNoDate(String text) {
        assertThat(HttpDate.parse(text)).isNull();
    }

    @Test
    void randomMoments_areReadInEachFormat() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 10_000; i++) {
            // 1980 to 2070: two digits of a year must be enough.
            Instant moment = Instant.ofEpochSecond(315532800L + random.nextLong(2840140800L));
            for (String form :
                    List.of(
                            "EEE, dd MMM yyyy HH:mm:ss 'GMT'",
                            "EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
                            "EEE MMM ppd HH:mm:ss yyyy")) {
                String text =
                        DateTimeFormatter.ofPattern(form, Locale.ENGLISH)
                                .withZone(ZoneOffset.UTC)
                                .format(moment);
                assertThat(HttpDate.parse(text, 2026)).as(text).isEqualTo(moment);
            }
        }
    }

    @Test
    void changedDates_areRefusedOrReadAsTheySay() {
        SplittableRandom random = new SplittableRandom(6);
        String date = "Sun, 06 Nov 1994 08:49:37 GMT";
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(date);
            for (int n = random.nextInt(2); n >= 0; n--) {
                text.setCharAt(random.nextInt(date.length()), (char) (' ' + random.nextInt(95)));
            }
            @Nullable Instant moment = HttpDate.parse(text.toString(), 2026);
            if (moment != null && text.charAt(23) != '6') {
                read++;
                assertThat(HttpDate.format(moment).substring(5))
                        .as(text.toString())
                        .isEqualTo(text.substring(5));
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }
}
