package dev.zts.visualizers.chart;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/** Gives a canvas all the space there is. */
final class ChartPane extends Region {
    private final Canvas canvas;

    ChartPane(Canvas canvas) {
        this.canvas = canvas;
        getChildren().add(canvas);
        setMinSize(120, 80);
        setPrefSize(480, 240);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Puts {@code nodes}, which are not managed, over the canvas. */
    void cover(Node... nodes) {
        getChildren().addAll(nodes);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(snapSizeX(getWidth()));
        canvas.setHeight(snapSizeY(getHeight()));
    }
}
