package dev.zts.app.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as load tools write them: {@code 500ms}, {@code 10s}, {@code 1.5m}, {@code 1h}. */
final class Durations implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)?");

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no duration; write 500ms, 10s, 2m or 1h");
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        long millis =
                switch (unit) {
                    case "ms" -> 1;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 1_000;
                };
        return Duration.ofMillis(
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(millis)).longValue());
    }
}
