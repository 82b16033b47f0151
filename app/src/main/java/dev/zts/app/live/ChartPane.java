package dev.zts.app.live;

import dev.zts.visualizers.chart.RunChart;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/** A chart under its title, with a button that shows its table twin instead. */
final class ChartPane extends BorderPane implements Panel {
    private final RunChart chart;
    private final boolean hasTwin;
    private @Nullable TimelineView newest;

    private ChartPane(RunChart chart, boolean hasTwin) {
        this.chart = chart;
        this.hasTwin = hasTwin;
        getStyleClass().add("chart-pane");
        setMinSize(120, 100);
        setTop(header());
        showBody(chart.node());
    }

    /** {@return a chart that can be read as a table} */
    static ChartPane of(RunChart chart) {
        return new ChartPane(chart, true);
    }

    /** {@return a table; it needs no twin} */
    static ChartPane ofTable(RunChart table) {
        if (table.node() instanceof TableView<?> rows) {
            rows.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        }
        return new ChartPane(table, false);
    }

    private HBox header() {
        var title = new Label(chart.title());
        title.getStyleClass().add("chart-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(title, gap);
        if (hasTwin) {
            header.getChildren().add(tableToggle());
        }
        header.getStyleClass().add("header");
        return header;
    }

    private ToggleButton tableToggle() {
        var toggle = new ToggleButton("", FontIcon.of(Material2MZ.TABLE_CHART));
        toggle.getStyleClass().addAll("button-icon", "flat", "small", "table-toggle");
        String what = chart.title().toLowerCase(Locale.ROOT);
        toggle.setAccessibleText("Show " + what + " as a table");
        toggle.setTooltip(new Tooltip("Chart or table"));
        toggle.selectedProperty()
                .addListener((_, _, table) -> showBody(table ? chart.table() : chart.node()));
        return toggle;
    }

    private void showBody(Node body) {
        setCenter(body);
        if (newest != null) {
            chart.show(newest);
        }
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void show(TimelineView view) {
        newest = view;
        chart.show(view);
    }

    @Override
    public void dark(boolean dark) {
        chart.dark(dark);
    }
}
