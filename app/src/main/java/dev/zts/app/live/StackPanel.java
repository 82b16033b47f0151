package dev.zts.app.live;

import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Panels one below the other, sharing the height. */
final class StackPanel implements Panel {
    private final VBox box = new VBox();
    private final List<Panel> parts;

    StackPanel(Panel... parts) {
        this.parts = List.of(parts);
        box.getStyleClass().add("panel");
        for (Panel part : parts) {
            VBox.setVgrow(part.node(), Priority.ALWAYS);
            part.node().setPrefHeight(200);
            box.getChildren().add(part.node());
        }
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
