package dev.zts.app.live;

import dev.zts.visualizers.chart.RunChart;
import dev.zts.visualizers.timeline.TimelineView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The headline figures in a row, in a frame like the charts have. */
final class Tiles implements Panel {
    private final RunChart figures;
    private final StackPane frame;

    Tiles(RunChart figures) {
        this.figures = figures;
        frame = new StackPane(figures.node());
        frame.getStyleClass().addAll("chart-pane", "tiles");
        frame.setMinHeight(Region.USE_PREF_SIZE);
    }

    @Override
    public Region node() {
        return frame;
    }

    @Override
    public void show(TimelineView view) {
        figures.show(view);
    }

    @Override
    public void dark(boolean dark) {
        figures.dark(dark);
    }
}
