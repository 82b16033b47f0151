package dev.zts.app.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people type them: {@code 500ms}, {@code 10s}, {@code 1.5m}, {@code 10}. */
final class Durations {
    private static final Pattern TYPED =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|h|)");

    private Durations() {}

    /**
     * Reads a duration; a number alone counts seconds.
     *
     * @throws IllegalArgumentException saying how to write it
     */
    static Duration parse(String text) {
        Matcher typed = TYPED.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!typed.matches()) {
            throw new IllegalArgumentException("Write a time like 500ms, 10s or 2m");
        }
        double value = Double.parseDouble(typed.group(1));
        double millis =
                switch (typed.group(2)) {
                    case "ms" -> value;
                    case "m" -> value * 60_000;
                    case "h" -> value * 3_600_000;
                    default -> value * 1_000;
                };
        return Duration.ofMillis(Math.round(millis));
    }

    /** {@return the shortest text that {@link #parse} reads as {@code duration}} */
    static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
