package dev.zts.app.live;

import dev.zts.visualizers.chart.RunChart;
import dev.zts.visualizers.timeline.TimelineView;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Makes the charts of the tabs. */
final class Charts {
    private Charts() {}

    static RunChart x(String t) { return new RunChart() {
        public String title() { return t; }
        final Region n = new Pane();
        public Region node() { return n; }
        public Node table() { return new Pane(); }
        public void show(TimelineView v) {}
        public void dark(boolean d) {}
    }; }
    static RunChart requestRate() { return x("Requests per second"); }
    static RunChart latencyOverTime() { return x("Latency"); }
    static RunChart nursery() { return x("Nursery"); }
    static RunChart latencyHistogram() { return x("Latency histogram"); }
    static RunChart latencyHeatmap() { return x("Latency heatmap"); }
    static RunChart tiers() { return x("Tiers"); }
    static RunChart events() { return x("Events"); }
    static RunChart errors() { return x("Errors"); }
}
