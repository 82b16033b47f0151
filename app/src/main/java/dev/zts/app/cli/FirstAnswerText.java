package dev.zts.app.cli;

import dev.zts.telemetry.ColdStart;
import dev.zts.visualizers.report.ColdStartFigures;
import dev.zts.visualizers.report.ColdStartFigures.Row;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the cold start once, when a handler has answered for the first time. */
final class FirstAnswerText {
    private final PrintWriter out;
    private boolean told;

    FirstAnswerText(PrintWriter out) {
        this.out = out;
    }

    void see(ColdStart start) {
        if (!told && start.isKnown()) {
            told = true;
            out.println(
                    "cold start: "
                            + inWords(ColdStartFigures.of(start))
                            + " ("
                            + inWords(ColdStartFigures.parts(start))
                            + ")");
            out.flush();
        }
    }

    private static String inWords(List<Row> rows) {
        return rows.stream()
                .map(row -> row.name() + " " + row.figure())
                .collect(Collectors.joining("; "));
    }
}
