package dev.zts.telemetry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * What handlers printed: a ring of at most a given number of characters, oldest lines dropped and
 * counted. Any thread. As a source of frames it counts the dropped ones.
 */
public final class ConsoleLog implements FrameSource {
    /** Characters that a console keeps unless told otherwise. */
    public static final int DEFAULT_MAX_CHARS = 1 << 20;

    /** A million empty lines cost memory too: each line takes a share of what may be kept. */
    private static final int CHARS_PER_LINE = 16;

    private static final int MIN_LINES = 256;

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

    private final int maxChars;
    private final int maxLines;

    // Guarded by this.
    private final Deque<Line> lines = new ArrayDeque<>();
    private int chars;
    private long appended;
    private long dropped;
    private long shortened;

    /** The sampler's own. */
    private long droppedTold;

    public ConsoleLog() {
        this(DEFAULT_MAX_CHARS);
    }

    public ConsoleLog(int maxChars) {
        if (maxChars <= 0) {
            throw new IllegalArgumentException("maxChars must be positive: " + maxChars);
        }
        this.maxChars = maxChars;
        this.maxLines = Math.max(MIN_LINES, maxChars / CHARS_PER_LINE);
    }

    /**
     * Appends a line; {@code source} is the file or route it comes from. A line longer than the
     * ring is cut to its length.
     */
    public void append(Level level, String source, String text) {
        String kept = text.length() > maxChars ? text.substring(0, maxChars) : text;
        synchronized (this) {
            if (kept.length() < text.length()) {
                shortened++;
            }
            while (lines.size() == maxLines || chars + kept.length() > maxChars) {
                chars -= lines.remove().text().length();
                dropped++;
            }
            lines.add(new Line(appended++, System.nanoTime(), level, source, kept));
            chars += kept.length();
        }
    }

    /** {@return the lines kept whose sequence is at least {@code sequence}, oldest first} */
    public synchronized List<Line> since(long sequence) {
        List<Line> found = new ArrayList<>();
        Iterator<Line> newestFirst = lines.descendingIterator();
        while (newestFirst.hasNext()) {
            Line line = newestFirst.next();
            if (line.sequence() < sequence) {
                break;
            }
            found.add(line);
        }
        Collections.reverse(found);
        return found;
    }

    /** {@return how many lines were dropped so far} */
    public synchronized long dropped() {
        return dropped;
    }

    /** {@return how many lines were too long for the ring and cut} */
    public synchronized long shortened() {
        return shortened;
    }

    @Override
    public void sampleInto(Frame.Builder frame) {
        long now = dropped();
        frame.addCount(Counter.CONSOLE_LINES_DROPPED, now - droppedTold);
        droppedTold = now;
    }
}
