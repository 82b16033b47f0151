package dev.zts.memory;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** Ties the clock of a flight recording to {@link System#nanoTime}: begun at that reading. */
@Name(ClockMark.NAME)
@Label("Clock mark")
@Description("Reading of System.nanoTime at the start of this event")
@Category("zts Workbench")
@Period("1 s")
@StackTrace(false)
@Enabled(false)
final class ClockMark extends Event {
    static final String NAME = "dev.zts.ClockMark";

    private static final int TRIES = 5;

    @Label("System.nanoTime")
    long nanoTime;

    /** How far the two clocks may have been read apart. */
    @Label("Uncertainty in nanoseconds")
    long uncertaintyNanos;

    /** Commits a mark, of some tries the one whose readings lie closest together. */
    static void commitNow() {
        ClockMark best = read();
        for (int i = 1; i < TRIES; i++) {
            ClockMark mark = read();
            if (mark.uncertaintyNanos < best.uncertaintyNanos) {
                best = mark;
            }
        }
        best.commit();
    }

    private static ClockMark read() {
        ClockMark mark = new ClockMark();
        long before = System.nanoTime();
        mark.begin();
        long after = System.nanoTime();
        mark.nanoTime = before + (after - before) / 2;
        mark.uncertaintyNanos = after - before;
        return mark;
    }
}
