package dev.zts.visualizers.chart;

import dev.zts.telemetry.Phase;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.Slice;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** The time of a run below a canvas that draws itself, in the look of {@link TimeAxis}. */
final class CanvasTime {
    /** Height that the axis needs below the plot. */
    static final double HEIGHT = 38;

    private static final double[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600};
    private static final double LABEL_SPACING = 56;

    private final double left;
    private double width = 1;
    private double fromSeconds;
    private double toSeconds = 10;
    private List<Slice> slices = List.of();

    /**
     * @param left where the plot begins
     */
    CanvasTime(double left) {
        this.left = left;
    }

    /** Shows all of {@code newSlices}; a run of none keeps what was shown. */
    void show(List<Slice> newSlices) {
        slices = newSlices;
        if (!newSlices.isEmpty()) {
            fromSeconds = newSlices.getFirst().startNanos() / 1e9;
            toSeconds = Math.max(TimeAxis.end(newSlices.getLast()), fromSeconds + 5);
        }
    }

    /** Takes the width of the plot. */
    void width(double pixels) {
        width = Math.max(1, pixels);
    }

    double width() {
        return width;
    }

    double left() {
        return left;
    }

    double fromSeconds() {
        return fromSeconds;
    }

    double toSeconds() {
        return toSeconds;
    }

    boolean contains(double x) {
        return x >= left && x < left + width;
    }

    double xAt(double seconds) {
        return left + (seconds - fromSeconds) / (toSeconds - fromSeconds) * width;
    }

    double secondsAt(double x) {
        return fromSeconds + (x - left) / width * (toSeconds - fromSeconds);
    }

    /** Draws the axis at {@code bottom}, and where the warm-up ended. */
    void draw(GraphicsContext graphics, double top, double bottom, ChartTheme theme) {
        graphics.setFill(theme.muted());
        graphics.setStroke(theme.grid());
        graphics.setLineWidth(1);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        double y = bottom + 0.5;
        graphics.strokeLine(left, y, left + width, y);
        graphics.strokeLine(left - 0.5, top, left - 0.5, y);
        double step = step();
        for (double at = Math.ceil(fromSeconds / step) * step; at <= toSeconds; at += step) {
            double x = Math.round(xAt(at)) + 0.5;
            graphics.strokeLine(x, y, x, y + 4);
            graphics.fillText(Units.clock(at), x, y + 6);
        }
        graphics.fillText("time (min:s)", left + width / 2, y + 21);
        drawWarmup(graphics, top, y, theme);
    }

    private void drawWarmup(GraphicsContext graphics, double top, double bottom, ChartTheme theme) {
        TimeAxis.end(slices, Phase.WARMUP)
                .ifPresent(end -> {
                    double x = Math.round(xAt(end)) + 0.5;
                    graphics.setStroke(theme.muted());
                    graphics.setLineDashes(4, 3);
                    graphics.strokeLine(x, top, x, bottom);
                    graphics.setLineDashes();
                    graphics.setTextAlign(TextAlignment.RIGHT);
                    if (x - left > LABEL_SPACING) {
                        graphics.fillText("warm-up", x - 5, top + 2);
                    }
                });
    }

    private double step() {
        double most = Math.max(1, width / LABEL_SPACING);
        for (double step : STEPS) {
            if ((toSeconds - fromSeconds) / step <= most) {
                return step;
            }
        }
        return Math.ceil((toSeconds - fromSeconds) / most / 3600) * 3600;
    }
}
