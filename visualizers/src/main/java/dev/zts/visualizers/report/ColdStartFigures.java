package dev.zts.visualizers.report;

import dev.zts.telemetry.ColdStart;
import java.util.ArrayList;
import java.util.List;

/** The cold start of a host as rows of a name and a figure. The same in reports and charts. */
public final class ColdStartFigures {

    /** A figure and its name. */
    public record Row(String name, String figure) {}

    private ColdStartFigures() {}

    /** {@return the rows that are of interest first; none before the first answer} */
    public static List<Row> of(ColdStart start) {
        if (!start.isKnown()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        if (start.processNanos() > 0) {
            rows.add(row("process start → first response", start.processNanos()));
        }
        rows.add(row("folder open → first response", start.folderNanos()));
        rows.add(row("fresh isolate → first response", start.isolateNanos()));
        rows.add(new Row("bytecode", bytecode(start)));
        return List.copyOf(rows);
    }

    /** {@return the parts of a fresh isolate's first response, and the time nobody asked} */
    public static List<Row> parts(ColdStart start) {
        if (!start.isKnown()) {
            return List.of();
        }
        return List.of(
                row("read or compile", start.compileNanos()),
                row("open and load", start.openNanos()),
                row("first run", start.runNanos()),
                row("idle (left out)", start.idleNanos()));
    }

    private static Row row(String name, long nanos) {
        return new Row(name, Units.duration(nanos));
    }

    private static String bytecode(ColdStart start) {
        if (start.cached() + start.compiled() == 0) {
            return "the engine's own";
        }
        return Units.count(start.cached())
                + " from the cache, "
                + Units.count(start.compiled())
                + " compiled";
    }
}
