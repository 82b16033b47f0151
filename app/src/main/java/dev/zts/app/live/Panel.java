package dev.zts.app.live;

import dev.zts.visualizers.timeline.TimelineView;
import javafx.scene.layout.Region;

/** The content of a tab. It is drawn while its tab is the selected one. */
interface Panel {

    Region node();

    void show(TimelineView view);

    /** Looks at what changes without a new view; called some times a second. */
    default void refresh() {}

    /** Takes the colours of a light or dark theme. */
    void dark(boolean dark);
}
