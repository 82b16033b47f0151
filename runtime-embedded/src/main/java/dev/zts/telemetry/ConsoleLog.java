package dev.zts.telemetry;

import java.util.List;

/**
 * What handlers printed: a ring of at most a given number of characters, oldest lines dropped and
 * counted. Any thread.
 */
public final class ConsoleLog {

    /** A line as it was printed; control characters are still in it. */
    public record Line(long sequence, long nanos, Level level, String source, String text) {}

    /** Which console method printed. */
    public enum Level {
        DEBUG,
        LOG,
        INFO,
        WARN,
        ERROR
    }

    public ConsoleLog(int maxChars) {
        if (maxChars <= 0) {
            throw new IllegalArgumentException("maxChars must be positive: " + maxChars);
        }
    }

    /** Appends a line; {@code source} is the file or route it comes from. */
    public void append(Level level, String source, String text) {
        throw new UnsupportedOperationException(level + source + text);
    }

    /** {@return the lines kept whose sequence is at least {@code sequence}, oldest first} */
    public List<Line> since(long sequence) {
        throw new UnsupportedOperationException(String.valueOf(sequence));
    }

    /** {@return how many lines were dropped so far} */
    public long dropped() {
        throw new UnsupportedOperationException();
    }
}
