package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.ColdStartFigures;
import dev.zts.visualizers.report.ColdStartFigures.Row;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.util.Duration;

/** How long the host took to its first answer, in one line; its parts are in the tooltip. */
public final class ColdStartLine implements RunChart {
    private static final Duration GAP = Duration.millis(390);
    private static final double FONT_SIZE = 11;

    /** Part of the names of figures that the line says once. */
    private static final String ALWAYS = " → first response";

    private final HBox node = new HBox(6);
    private final Tooltip parts = new Tooltip();
    private final Refresher refresher =
            new Refresher(node, GAP, TimelineView::coldStart, this::fill);
    private ChartTheme theme = ChartTheme.LIGHT;
    private final TableTwin<Row> table = new TableTwin<>(this::newTable);

    public ColdStartLine() {
        node.setPadding(new Insets(4, 10, 4, 12));
        node.setMinWidth(0);
        Tooltip.install(node, parts);
        fill(TimelineView.empty(0));
    }

    /** {@return all figures, the parts last} */
    static List<Row> rows(TimelineView view) {
        List<Row> rows = new ArrayList<>(ColdStartFigures.of(view.coldStart()));
        rows.addAll(ColdStartFigures.parts(view.coldStart()));
        return rows;
    }

    private void fill(TimelineView view) {
        List<Row> rows = ColdStartFigures.of(view.coldStart());
        String lead =
                rows.isEmpty()
                        ? "Cold start: no handler has answered yet"
                        : "To the first response from";
        node.getChildren().setAll(label(lead, FontWeight.NORMAL));
        for (Row row : rows) {
            node.getChildren().add(label(row.name().replace(ALWAYS, ""), FontWeight.NORMAL));
            Label figure = label(row.figure(), FontWeight.BOLD);
            figure.setPadding(new Insets(0, 12, 0, 0));
            node.getChildren().add(figure);
        }
        parts.setText(inWords(ColdStartFigures.parts(view.coldStart()), "\n"));
        node.setAccessibleText(rows.isEmpty() ? "Cold start unknown" : inWords(rows, ", "));
        paint();
    }

    private static Label label(String text, FontWeight weight) {
        Label label = new Label(text);
        label.setFont(Font.font(null, weight, FONT_SIZE));
        return label;
    }

    private static String inWords(List<Row> rows, String between) {
        return String.join(
                between, rows.stream().map(row -> row.name() + " " + row.figure()).toList());
    }

    private void paint() {
        node.setBackground(Background.fill(theme.background()));
        for (Node child : node.getChildren()) {
            Label label = (Label) child;
            boolean figure = label.getPadding().getRight() > 0;
            label.setTextFill(figure ? theme.foreground() : theme.muted());
        }
    }

    @Override
    public String title() {
        return "Cold start";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Node table() {
        return table.node();
    }

    private FigureTable<Row> newTable() {
        return new FigureTable<Row>(
                        title(),
                        "No handler has answered yet.",
                        TimelineView::coldStart,
                        ColdStartLine::rows)
                .text("what", 34, Row::name)
                .number("took", Row::figure);
    }

    @Override
    public void show(TimelineView view) {
        table.show(view);
        refresher.offer(view);
    }

    @Override
    public void dark(boolean dark) {
        theme = ChartTheme.of(dark);
        paint();
    }
}
