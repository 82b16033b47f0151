package dev.zts.visualizers.chart;

import dev.zts.visualizers.timeline.TimelineView;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Draws a node only when it can be seen, what it shows has changed, and the last time is some time
 * ago; a view that came too early is drawn later. FX thread only.
 */
final class Refresher {
    private final Node node;
    private final Function<TimelineView, Object> shown;
    private final Consumer<TimelineView> draw;
    private final long gapNanos;
    private final PauseTransition later;
    private @Nullable TimelineView newest;
    private @Nullable Object drawn;
    private long drawnAt;

    /**
     * @param shown what of a view is drawn; equal results look the same
     */
    Refresher(
            Node node,
            Duration gap,
            Function<TimelineView, Object> shown,
            Consumer<TimelineView> draw) {
        this.node = node;
        this.shown = shown;
        this.draw = draw;
        gapNanos = (long) (gap.toMillis() * 1e6);
        drawnAt = System.nanoTime() - gapNanos;
        later = new PauseTransition(gap);
        later.setOnFinished(_ -> refresh());
        node.sceneProperty().addListener((_, _, _) -> refresh());
    }

    void offer(TimelineView view) {
        newest = view;
        refresh();
    }

    /** Draws the newest view again, in other colours for example. */
    void redraw() {
        drawn = null;
        drawnAt = System.nanoTime() - gapNanos;
        refresh();
    }

    private void refresh() {
        TimelineView view = newest;
        if (view == null || !isVisible(node)) {
            return;
        }
        Object next = shown.apply(view);
        if (next.equals(drawn)) {
            return;
        }
        long now = System.nanoTime();
        if (now - drawnAt < gapNanos) {
            later.play();
            return;
        }
        later.stop();
        drawn = next;
        drawnAt = now;
        draw.accept(view);
    }

    private static boolean isVisible(Node node) {
        if (node.getScene() == null) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
