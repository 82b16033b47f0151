package dev.zts.app.live;

import dev.zts.app.model.SlowestModel;
import dev.zts.visualizers.chart.SlowestTable;
import dev.zts.visualizers.timeline.TimelineView;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The slowest requests and where their time went. */
final class SlowestPanel implements Panel {
    private final SlowestModel model;
    private final SlowestTable table = new SlowestTable();
    private final VBox box;

    SlowestPanel(SlowestModel model) {
        this.model = model;
        var title = new Label(table.title());
        title.getStyleClass().add("chart-title");
        var header = new HBox(title);
        header.getStyleClass().add("header");
        var frame = new BorderPane(table.node());
        frame.setTop(header);
        frame.getStyleClass().add("chart-pane");
        frame.setId("slowest");
        VBox.setVgrow(frame, Priority.ALWAYS);
        box = new VBox(frame);
        box.getStyleClass().add("panel");
        model.requestsProperty().subscribe(table::show);
    }

    @Override
    public Region node() {
        return box;
    }

    /** The table follows the model, not the view. */
    @Override
    public void show(TimelineView view) {}

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void dark(boolean dark) {
        table.dark(dark);
    }
}
