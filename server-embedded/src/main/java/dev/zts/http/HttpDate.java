package dev.zts.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as HTTP writes them (RFC 9110, 5.6.7). */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");

    private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
    private static final String TIME = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
    private static final String SHORT_DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private static final String LONG_DAY =
            "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";

    /** The format of today, then the two obsolete ones: that of RFC 850 and that of asctime. */
    private static final List<Pattern> FORMS =
            List.of(
                    Pattern.compile(
                            SHORT_DAY
                                    + ", (?<day>\\d\\d) "
                                    + MONTH
                                    + " (?<year>\\d{4}) "
                                    + TIME
                                    + " GMT"),
                    Pattern.compile(
                            LONG_DAY
                                    + ", (?<day>\\d\\d)-"
                                    + MONTH
                                    + "-(?<year>\\d\\d) "
                                    + TIME
                                    + " GMT"),
                    Pattern.compile(
                            SHORT_DAY
                                    + " "
                                    + MONTH
                                    + " (?<day>[ \\d]\\d) "
                                    + TIME
                                    + " (?<year>\\d{4})"));

    private HttpDate() {}

    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /** {@return the moment that a date in one of the three formats names, or null if it is none} */
    public static @Nullable Instant parse(String text) {
        return parse(text, LocalDateTime.now(ZoneOffset.UTC).getYear());
    }

    static @Nullable Instant parse(String text, int thisYear) {
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                return moment(matcher, thisYear);
            }
        }
        return null;
    }

    private static @Nullable Instant moment(Matcher matcher, int thisYear) {
        String year = matcher.group("year");
        int second = number(matcher, "second");
        // A leap second is the moment behind the second before it.
        int leap = second == 60 ? 1 : 0;
        try {
            return LocalDateTime.of(
                            year.length() == 2 ? century(year, thisYear) : Integer.parseInt(year),
                            MONTHS.indexOf(matcher.group("month")) + 1,
                            number(matcher, "day"),
                            number(matcher, "hour"),
                            number(matcher, "minute"),
                            second - leap)
                    .plusSeconds(leap)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            // Such as the 31st of June.
            return null;
        }
    }

    /** {@return the year of two digits that is at most 50 years ahead, and not 100 behind that} */
    private static int century(String digits, int thisYear) {
        int year = thisYear - thisYear % 100 + Integer.parseInt(digits);
        if (year > thisYear + 50) {
            return year - 100;
        }
        return year <= thisYear - 50 ? year + 100 : year;
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group).strip());
    }
}
