/** Draws frames, live or from a file: timeline and reports without JavaFX, charts with it. */
@org.jspecify.annotations.NullMarked
module dev.zts.visualizers {
    requires transitive dev.zts.runtime;
    requires transitive javafx.controls;
    requires transitive javafx.graphics;
    requires com.fasterxml.jackson.databind;
    requires java.desktop;
    requires javafx.swing;
    requires org.controlsfx.controls;
    requires org.jfree.chart.fx;
    requires org.jfree.jfreechart;
    requires static transitive org.jspecify;

    exports dev.zts.visualizers.chart;
    exports dev.zts.visualizers.flame;
    exports dev.zts.visualizers.report;
    exports dev.zts.visualizers.stats;
    exports dev.zts.visualizers.tiers;
    exports dev.zts.visualizers.timeline;
}
