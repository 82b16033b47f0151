package dev.zts.visualizers.chart;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** A pointer without buttons, moved by hand. */
final class Pointer {
    private Pointer() {}

    /** Tells {@code node} that the pointer moved, entered or left at a place in it. */
    static void fire(EventType<MouseEvent> what, Node node, double x, double y) {
        // An event that comes from nowhere has the coordinates of the scene.
        Point2D at = node.localToScene(x, y);
        boolean no = false;
        node.fireEvent(
                new MouseEvent(
                        what,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.NONE,
                        0,
                        no,
                        no,
                        no,
                        no,
                        no,
                        no,
                        no,
                        true,
                        no,
                        true,
                        null));
    }
}
