package dev.zts.app.live;

import dev.zts.app.console.ConsoleModel;
import dev.zts.app.console.ConsoleView;
import dev.zts.visualizers.timeline.TimelineView;
import javafx.scene.layout.Region;

/** The console as a panel. Its model is refreshed with the window, so that no line is missed. */
final class ConsolePanel implements Panel {
    private final ConsoleView view;

    ConsolePanel(ConsoleModel model) {
        view = new ConsoleView(model);
        view.getStyleClass().add("panel");
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public void show(TimelineView timeline) {}

    @Override
    public void dark(boolean dark) {}
}
