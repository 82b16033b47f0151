package dev.zts.app.live;

import dev.zts.visualizers.chart.ColdStartLine;
import dev.zts.visualizers.chart.LatencyOverTimeChart;
import dev.zts.visualizers.chart.NurseryChart;
import dev.zts.visualizers.chart.PercentileTiles;
import dev.zts.visualizers.chart.RequestRateChart;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/**
 * Headline figures, the cold start, requests and percentiles over time, and the nursery below them.
 */
final class OverviewPanel implements Panel {
    private final VBox box = new VBox();
    private final List<Panel> parts;

    OverviewPanel() {
        var tiles = new Tiles(new PercentileTiles());
        var rate = ChartPane.of(new RequestRateChart());
        var latency = ChartPane.of(new LatencyOverTimeChart());
        var nursery = ChartPane.of(new NurseryChart());
        var coldStart = new Tiles(new ColdStartLine());
        parts = List.of(tiles, coldStart, rate, latency, nursery);
        var grid = new GridPane();
        grid.getStyleClass().add("charts");
        grid.getColumnConstraints().addAll(half(), half());
        grid.getRowConstraints().addAll(share(58), share(42));
        grid.add(rate.node(), 0, 0);
        grid.add(latency.node(), 1, 0);
        grid.add(nursery.node(), 0, 1, 2, 1);
        VBox.setVgrow(grid, Priority.ALWAYS);
        box.getStyleClass().add("panel");
        box.getChildren().addAll(tiles.node(), coldStart.node(), grid);
    }

    private static ColumnConstraints half() {
        var column = new ColumnConstraints();
        column.setPercentWidth(50);
        return column;
    }

    private static RowConstraints share(double percent) {
        var row = new RowConstraints();
        row.setPercentHeight(percent);
        return row;
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void show(TimelineView view) {
        parts.forEach(part -> part.show(view));
    }

    @Override
    public void dark(boolean dark) {
        parts.forEach(part -> part.dark(dark));
    }
}
