package dev.zts.app.live;

import dev.zts.telemetry.LatencySnapshot;
import dev.zts.visualizers.timeline.Slice;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The headline figures: of the measured part in large, of the last second in small. */
final class Tiles implements Panel {

    /** What one tile says. */
    record Tile(String label, String unit, Function<TimelineView, Figure> figure) {}

    /** A headline and the words below it. */
    record Figure(String value, String below) {}

    /** The tiles, from left to right. */
    static final List<Tile> ALL =
            List.of(
                    new Tile("Requests", "/s", Tiles::rate),
                    percentile("p50", 50),
                    percentile("p90", 90),
                    percentile("p99", 99),
                    percentile("p99.9", 99.9),
                    percentile("Max", 100),
                    new Tile("Errors", "", Tiles::errors));

    private final HBox row = new HBox();
    private final List<Label> values = new ArrayList<>();
    private final List<Label> below = new ArrayList<>();

    Tiles() {
        row.getStyleClass().add("tiles");
        ALL.forEach(this::add);
    }

    private void add(Tile tile) {
        var label = new Label(tile.label());
        label.getStyleClass().add("tile-label");
        var value = new Label("–");
        value.getStyleClass().add("tile-value");
        var unit = new Label(tile.unit());
        unit.getStyleClass().add("tile-unit");
        var under = new Label(" ");
        under.getStyleClass().add("tile-below");
        var figure = new HBox(value, unit);
        figure.getStyleClass().add("tile-figure");
        var box = new VBox(label, figure, under);
        box.getStyleClass().add("tile");
        box.setMinWidth(0);
        box.setPrefWidth(100);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setId("tile-" + tile.label());
        values.add(value);
        below.add(under);
        row.getChildren().add(box);
    }

    @Override
    public Region node() {
        return row;
    }

    @Override
    public void show(TimelineView view) {
        for (int i = 0; i < ALL.size(); i++) {
            Figure figure = ALL.get(i).figure().apply(view);
            values.get(i).setText(figure.value());
            below.get(i).setText(figure.below());
        }
    }

    @Override
    public void dark(boolean dark) {}

    private static Tile percentile(String label, double percentile) {
        return new Tile(
                label,
                "ms",
                view ->
                        new Figure(
                                millis(view.latency(), percentile),
                                "now " + millis(view.recentLatency(), percentile)));
    }

    private static String millis(LatencySnapshot latency, double percentile) {
        return latency.isEmpty() ? "–" : Figures.millis(latency.nanosAt(percentile));
    }

    private static Figure rate(TimelineView view) {
        return new Figure(
                view.completed() == 0
                        ? "–"
                        : Figures.rate(view.completed(), view.measuredNanos()),
                "now " + latestRate(view.slices()));
    }

    /** {@return the rate of the last whole second} The newest slice has hardly begun. */
    private static String latestRate(List<Slice> slices) {
        int last = slices.size() - 1;
        if (last < 0) {
            return "–";
        }
        Slice slice = slices.get(Math.max(0, last - 1));
        return Figures.rate(slice.completed(), slice.lengthNanos());
    }

    private static Figure errors(TimelineView view) {
        return new Figure(
                Figures.count(view.failed()),
                view.notSent() > 0
                        ? Figures.count(view.notSent()) + " not sent"
                        : Figures.percent(view.failed(), view.completed() + view.failed()));
    }
}
