package dev.zts.visualizers.chart;

import dev.zts.telemetry.LatencySnapshot;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.util.Duration;

/** The figures of a run that everyone asks for first, large and in a row. */
public final class PercentileTiles implements RunChart {
    private static final Duration GAP = Duration.millis(390);

    /** A figure and its name. */
    record Tile(String name, String figure, boolean bad) {}

    private record Labels(Label name, Label figure) {}

    private final HBox node = new HBox();
    private final List<Labels> labels = new ArrayList<>();
    private final Refresher refresher =
            new Refresher(node, GAP, PercentileTiles::tiles, view -> fill(tiles(view)));
    private ChartTheme theme = ChartTheme.LIGHT;
    private List<Tile> filled = List.of();
    private final TableTwin<Tile> table = new TableTwin<>(this::newTable);

    public PercentileTiles() {
        for (Tile _ : tiles(TimelineView.empty(0))) {
            Labels tile = new Labels(new Label(), new Label());
            tile.name().setFont(Font.font(11));
            tile.figure().setFont(Font.font(null, FontWeight.BOLD, 20));
            VBox box = new VBox(1, tile.name(), tile.figure());
            box.setAlignment(Pos.CENTER_LEFT);
            box.setPadding(new Insets(6, 10, 6, 12));
            box.setMinWidth(88);
            HBox.setHgrow(box, Priority.ALWAYS);
            labels.add(tile);
            node.getChildren().add(box);
        }
        fill(tiles(TimelineView.empty(0)));
    }

    /** Figures of the measured part; while there is none yet, those of the last second. */
    static List<Tile> tiles(TimelineView view) {
        boolean measured = view.measuredNanos() > 0;
        LatencySnapshot latency = measured ? view.latency() : view.recentLatency();
        double rate =
                measured || view.slices().isEmpty()
                        ? view.requestsPerSecond()
                        : view.slices().getLast().requestsPerSecond();
        return List.of(
                new Tile("requests/s", Units.rate(rate), false),
                tile("p50", latency, 50),
                tile("p90", latency, 90),
                tile("p99", latency, 99),
                tile("p99.9", latency, 99.9),
                tile("max", latency, 100),
                new Tile("failed", Units.count(view.failed()), view.failed() > 0),
                new Tile("not sent", Units.count(view.notSent()), view.notSent() > 0));
    }

    private static Tile tile(String name, LatencySnapshot latency, double percentile) {
        String figure = latency.isEmpty() ? "–" : Units.duration(latency.nanosAt(percentile));
        return new Tile(name, figure, false);
    }

    private void fill(List<Tile> tiles) {
        filled = tiles;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            Labels at = labels.get(i);
            at.name().setText(tile.name());
            at.figure().setText(tile.figure());
            text.append(tile.name()).append(' ').append(tile.figure()).append(", ");
        }
        node.setAccessibleText(text.substring(0, text.length() - 2));
        paint();
    }

    private void paint() {
        node.setBackground(Background.fill(theme.background()));
        for (int i = 0; i < filled.size(); i++) {
            labels.get(i).name().setTextFill(theme.muted());
            labels.get(i)
                    .figure()
                    .setTextFill(filled.get(i).bad() ? theme.alarm() : theme.foreground());
        }
    }

    @Override
    public String title() {
        return "Figures";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Node table() {
        return table.node();
    }

    private FigureTable<Tile> newTable() {
        return new FigureTable<>(title(), "", PercentileTiles::tiles, PercentileTiles::tiles)
                .text("figure", 16, Tile::name)
                .number("value", Tile::figure);
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
