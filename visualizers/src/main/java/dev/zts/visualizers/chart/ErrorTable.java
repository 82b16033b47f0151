package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Failed requests of the measured part by kind, as load generator and server saw them. */
public final class ErrorTable extends ListTable<ErrorTable.Row> {

    /** How often one kind of error was seen, and by whom. */
    record Row(String seenBy, String kind, long count, double share) {}

    private record Counts(Map<String, Long> errors, Map<String, Long> failures, long requests) {}

    public ErrorTable() {
        super("Errors", newTable());
    }

    private static FigureTable<Row> newTable() {
        return new FigureTable<>(
                        "Errors",
                        "No request has failed in the measured part.",
                        view -> new Counts(view.errors(), view.failures(), view.requests()),
                        ErrorTable::rows)
                .text("seen by", 16, Row::seenBy)
                .text("kind", 28, Row::kind)
                .number("requests", row -> Units.count(row.count()))
                .number("share", row -> Units.percent(row.share()));
    }

    static List<Row> rows(TimelineView view) {
        List<Row> rows = new ArrayList<>();
        add(rows, "load generator", view.errors(), view.requests());
        add(rows, "server", view.failures(), view.requests());
        return rows;
    }

    private static void add(List<Row> rows, String seenBy, Map<String, Long> kinds, long requests) {
        kinds.entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(kind ->
                        new Row(
                                seenBy,
                                kind.getKey(),
                                kind.getValue(),
                                requests == 0 ? 0 : (double) kind.getValue() / requests))
                .forEach(rows::add);
    }
}
