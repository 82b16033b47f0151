package dev.zts.app.cli;

import dev.zts.app.run.RunSession;
import dev.zts.visualizers.timeline.Slice;
import dev.zts.visualizers.timeline.TimelineView;
import java.io.PrintWriter;
import java.util.Locale;

/** The one line that a run keeps current on a terminal. Silent when piped. */
final class Progress {
    static final long INTERVAL_MILLIS = 250;

    /** Set by the launcher when standard error is a terminal. */
    private static final String TERMINAL = "zts.terminal";

    private final PrintWriter err;
    private final boolean shown;
    private int width;

    private Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    static Progress on(PrintWriter err, boolean quiet) {
        return new Progress(err, !quiet && Boolean.getBoolean(TERMINAL));
    }

    void show(RunSession session) {
        if (!shown) {
            return;
        }
        TimelineView view = session.timeline().view();
        String line =
                String.format(
                        Locale.ROOT,
                        "%-10s %5.1f s  %3.0f %%  %8.0f req/s  p50 %7.2f ms  p99 %7.2f ms  %d failed",
                        session.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        session.elapsedNanos() / 1e9,
                        session.progress() * 100,
                        rate(view),
                        view.recentLatency().nanosAt(50) / 1e6,
                        view.recentLatency().nanosAt(99) / 1e6,
                        view.failed());
        err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        err.flush();
        width = line.length();
    }

    private static double rate(TimelineView view) {
        int full = view.slices().size() - 2;
        if (full < 0) {
            return 0;
        }
        Slice slice = view.slices().get(full);
        return slice.completed() * 1e9 / Math.max(1, slice.lengthNanos());
    }

    void end() {
        if (shown && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }
    }
}
