package dev.zts.visualizers.chart;

import dev.zts.visualizers.stats.Estimate;
import dev.zts.visualizers.stats.Gain;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/**
 * A gain as an interval on a logarithmic axis around 1: slower to the left, faster to the right, a
 * mark where the estimate is. What is beyond the axis is cut off at its end.
 */
final class IntervalBar extends Region {
    private static final double HEIGHT = 8;
    private static final double MARK_WIDTH = 3;
    private static final double MARK_HEIGHT = 14;

    private final Region axis = new Region();
    private final Region interval = new Region();
    private final Region mark = new Region();
    private @Nullable Estimate estimate;
    private double reach = 2;

    IntervalBar() {
        getStyleClass().add("interval-bar");
        getChildren().addAll(axis, interval, mark);
        getChildren().forEach(part -> part.setMouseTransparent(true));
        setMinHeight(MARK_HEIGHT);
        setPrefHeight(MARK_HEIGHT);
    }

    /**
     * Shows {@code gain}.
     *
     * @param newReach how many times as fast the right end of the axis is
     */
    void show(Gain gain, double newReach, ChartTheme theme) {
        estimate = gain.timesAsFast();
        reach = newReach;
        Color colour = colour(gain, theme);
        axis.setBackground(Background.fill(theme.muted()));
        interval.setBackground(rounded(colour.deriveColor(0, 1, 1, 0.45)));
        mark.setBackground(rounded(colour));
        interval.setVisible(estimate != null);
        mark.setVisible(estimate != null);
        requestLayout();
    }

    private static Background rounded(Paint paint) {
        return new Background(new BackgroundFill(paint, new CornerRadii(2), null));
    }

    static Color colour(Gain gain, ChartTheme theme) {
        return switch (gain.verdict()) {
            case FASTER -> theme.series(ChartTheme.GREEN);
            case SLOWER -> theme.series(ChartTheme.VERMILLION);
            case NO_DIFFERENCE -> theme.series(ChartTheme.BLUE);
            case INVALID -> theme.muted();
        };
    }

    /** {@return where {@code times} is on the axis, 0 to 1} */
    private double place(double times) {
        return Math.clamp(0.5 + Math.log(times) / Math.log(reach) / 2, 0, 1);
    }

    /** {@return the part that stands for the interval} */
    Region interval() {
        return interval;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double middle = getHeight() / 2;
        axis.resizeRelocate(Math.round(width / 2), 0, 1, getHeight());
        Estimate shown = estimate;
        if (shown == null) {
            return;
        }
        double left = place(shown.low()) * width;
        double right = place(shown.high()) * width;
        interval.resizeRelocate(left, middle - HEIGHT / 2, Math.max(1, right - left), HEIGHT);
        double at =
                Math.clamp(place(shown.value()) * width - MARK_WIDTH / 2, 0, width - MARK_WIDTH);
        mark.resizeRelocate(at, middle - MARK_HEIGHT / 2, MARK_WIDTH, MARK_HEIGHT);
    }
}
