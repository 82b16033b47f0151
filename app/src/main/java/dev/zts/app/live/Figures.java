package dev.zts.app.live;

import java.util.Locale;

/** Numbers as people read them, with the same width for the same size. */
final class Figures {
    private Figures() {}

    /** {@return nanoseconds as milliseconds with three digits that count: 0.042, 3.21, 45.1, 1,230} */
    static String millis(long nanos) {
        double millis = nanos / 1e6;
        if (millis >= 99.95) {
            return String.format(Locale.ROOT, "%,.0f", millis);
        }
        if (millis >= 9.995) {
            return String.format(Locale.ROOT, "%.1f", millis);
        }
        return String.format(Locale.ROOT, millis >= 0.9995 || nanos == 0 ? "%.2f" : "%.3f", millis);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@return events a second; a digit behind the point below 100} */
    static String rate(long events, long nanos) {
        if (nanos <= 0) {
            return "–";
        }
        double rate = events * 1e9 / nanos;
        return String.format(Locale.ROOT, rate < 99.95 ? "%.1f" : "%,.0f", rate);
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "0 %" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
    }

    static String bytes(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        if (bytes < 1 << 20) {
            return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
        }
        if (bytes < 1 << 30) {
            return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
        }
        return String.format(Locale.ROOT, "%.2f GiB", bytes / 1073741824.0);
    }
}
