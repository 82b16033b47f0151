package dev.zts.visualizers.chart;

import dev.zts.visualizers.timeline.TimelineView;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** A chart of a run and its table twin. FX thread only. */
public interface RunChart {

    String title();

    /** {@return the chart} */
    Region node();

    /**
     * {@return the same figures as a table, made at the first call; of a chart that is a table
     * already, its node}
     */
    Node table();

    /** Draws {@code view}; cheap when nothing that is visible changed. */
    void show(TimelineView view);

    /** Takes the colours of a light or dark theme. */
    void dark(boolean dark);
}
