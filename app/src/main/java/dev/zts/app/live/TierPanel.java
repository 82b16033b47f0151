package dev.zts.app.live;

import dev.zts.engine.EngineInfo;
import dev.zts.visualizers.timeline.TimelineView;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Tier changes of functions, or why the engine tells none. */
final class TierPanel implements Panel {
    private final BorderPane box = new BorderPane();
    private final Panel table;
    private final Label heading = new Label();
    private final Label reason = new Label();
    private final VBox absent = new VBox(heading, reason);

    TierPanel(Panel table) {
        this.table = table;
        box.getStyleClass().add("panel");
        box.setId("tiers");
        heading.getStyleClass().add("heading");
        reason.getStyleClass().add("caption");
        reason.setId("tier-note");
        reason.setWrapText(true);
        absent.getStyleClass().add("empty-state");
        engine(null);
    }

    /** Shows the table or the reason for its absence. */
    void engine(@Nullable EngineInfo engine) {
        if (engine != null && engine.tierEvents()) {
            box.setCenter(table.node());
            return;
        }
        heading.setText(engine == null ? "No engine is running" : "No tier events");
        reason.setText(engine == null ? "Open a folder first." : engine.tierNote());
        box.setCenter(absent);
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void show(TimelineView view) {
        table.show(view);
    }

    @Override
    public void dark(boolean dark) {
        table.dark(dark);
    }
}
