package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.LatencyPart;
import dev.zts.visualizers.report.SlowRequest;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A bar as long as a request's latency, cut into the parts of it. */
final class PartBar extends Region {
    private static final double HEIGHT = 12;
    private static final double GAP = 1;

    private final LatencyPart[] parts = LatencyPart.values();
    private @Nullable ChartTheme painted;
    private @Nullable SlowRequest request;
    private long longestNanos = 1;

    PartBar() {
        for (LatencyPart _ : parts) {
            Region piece = new Region();
            piece.setMouseTransparent(true);
            getChildren().add(piece);
        }
        getStyleClass().add("part-bar");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    /**
     * Shows {@code newRequest}.
     *
     * @param newLongestNanos the latency that takes the whole width
     */
    void show(SlowRequest newRequest, long newLongestNanos, ChartTheme theme) {
        request = newRequest;
        longestNanos = Math.max(1, newLongestNanos);
        if (!theme.equals(painted)) {
            painted = theme;
            for (LatencyPart part : parts) {
                piece(part).setBackground(Background.fill(theme.part(part)));
            }
        }
        requestLayout();
    }

    /** {@return the piece of the bar that stands for {@code part}} */
    Region piece(LatencyPart part) {
        return (Region) getChildren().get(part.ordinal());
    }

    @Override
    protected void layoutChildren() {
        double top = (getHeight() - HEIGHT) / 2;
        double at = 0;
        for (LatencyPart part : parts) {
            long nanos = request == null ? 0 : part.nanosOf(request);
            double width = (double) nanos / longestNanos * getWidth();
            double seen = width > 3 * GAP ? width - GAP : width;
            piece(part).resizeRelocate(at, top, seen, HEIGHT);
            at += width;
        }
    }
}
