package dev.zts.load;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people type them: {@code 500ms}, {@code 10s}, {@code 1.5m}, {@code 10}. */
public final class Durations {
    private static final Pattern TYPED = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ms|s|m|h|)");
    private static final BigDecimal LONGEST_MILLIS =
            BigDecimal.valueOf(Duration.ofHours(1_000).toMillis());

    private Durations() {}

    /**
     * Reads a duration of at most 1,000 hours, exact to the millisecond; a number alone counts
     * seconds.
     *
     * @throws IllegalArgumentException saying how to write it
     */
    public static Duration parse(String text) {
        Matcher typed = TYPED.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!typed.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no duration; write 500ms, 10s, 2m or 1h");
        }
        BigDecimal millis =
                new BigDecimal(typed.group(1))
                        .multiply(BigDecimal.valueOf(millisOf(typed.group(2))));
        if (millis.compareTo(LONGEST_MILLIS) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is too long; write 500ms, 10s, 2m or at most 1000h");
        }
        return Duration.ofMillis(millis.longValue());
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1_000;
        };
    }

    /** {@return the shortest text that {@link #parse} reads as {@code duration}} */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
