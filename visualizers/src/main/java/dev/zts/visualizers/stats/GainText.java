package dev.zts.visualizers.stats;

import dev.zts.visualizers.report.Units;
import java.util.Locale;

/** Gains as people read them: the same in window and terminal. */
public final class GainText {
    private static final String NONE = "–";

    private GainText() {}

    /** {@return a figure with its unit} */
    public static String figure(Metric metric, double value) {
        if (value <= 0) {
            return NONE;
        }
        return metric.perSecond() ? Units.rate(value) + "/s" : Units.duration(value);
    }

    /** {@return how many times as fast, with the interval: {@code 1.42 (1.35 to 1.48)}} */
    public static String times(Gain gain) {
        Estimate times = gain.timesAsFast();
        return times == null
                ? NONE
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f)",
                        times.value(),
                        times.low(),
                        times.high());
    }

    /** {@return the verdict in a sentence, and why} */
    public static String verdict(Gain gain) {
        String label = gain.verdict().label();
        return Character.toUpperCase(label.charAt(0))
                + label.substring(1)
                + " in "
                + gain.metric().label()
                + ". "
                + gain.reason();
    }
}
