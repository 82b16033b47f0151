package dev.zts.visualizers.report;

import java.util.Locale;

/** Figures as people read them: three digits and a unit. The same in reports and charts. */
public final class Units {
    private static final String[] TIMES = {"ns", "µs", "ms", "s"};
    private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB"};

    private Units() {}

    /** {@return a duration: {@code 412 µs}, {@code 1.24 ms}, {@code 12.0 s}} */
    public static String duration(double nanos) {
        return scaled(nanos, 1_000, TIMES);
    }

    /** {@return a size in powers of 1,000: {@code 61.2 MB}} */
    public static String bytes(double bytes) {
        return scaled(bytes, 1_000, SIZES);
    }

    /** {@return a count with its thousands apart: {@code 19,998}} */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@return a number per second: {@code 1,998}, {@code 3.42}} */
    public static String rate(double perSecond) {
        return perSecond >= 100 || perSecond == 0
                ? count(Math.round(perSecond))
                : digits(perSecond);
    }

    /** {@return a share: {@code 0.51 %}} */
    public static String percent(double share) {
        return share == 0 ? "0 %" : digits(share * 100) + " %";
    }

    /** {@return a moment of a run: {@code 0:07}, {@code 12:30}, {@code 1:02:03}} */
    public static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
    }

    /** {@return a moment to the millisecond: {@code 0:07.250}, {@code 1:02:03.004}} */
    public static String moment(double seconds) {
        long millis = Math.round(seconds * 1_000);
        return clock(millis / 1_000) + String.format(Locale.ROOT, ".%03d", millis % 1_000);
    }

    /** {@return a duration without digits that say nothing, for axes: {@code 10 ms}} */
    public static String roundDuration(double nanos) {
        String text = duration(nanos);
        int blank = text.indexOf(' ');
        String number = text.substring(0, blank);
        return number.contains(".")
                ? number.replaceAll("\\.?0+$", "") + text.substring(blank)
                : text;
    }

    private static String scaled(double value, double step, String[] units) {
        double scaled = value;
        int unit = 0;
        while (Math.abs(scaled) >= step * 0.9995 && unit < units.length - 1) {
            scaled /= step;
            unit++;
        }
        String number = unit == 0 ? String.valueOf(Math.round(scaled)) : digits(scaled);
        return number + " " + units[unit];
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
