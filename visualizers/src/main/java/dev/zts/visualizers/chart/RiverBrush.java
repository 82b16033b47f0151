package dev.zts.visualizers.chart;

import dev.zts.telemetry.Tier;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;

/**
 * Draws bands and marks of a {@link TierRiver}. The height of a band says its tier as its colour
 * does, and each mark has a shape of its own.
 */
final class RiverBrush {
    /** Height of a row. */
    static final double ROW = 20;

    private final GraphicsContext graphics;
    private final ChartTheme theme;
    private final Paint[] bands = new Paint[Tier.values().length];
    private final Paint refused;

    RiverBrush(GraphicsContext graphics, ChartTheme theme) {
        this.graphics = graphics;
        this.theme = theme;
        for (Tier tier : Tier.values()) {
            bands[tier.ordinal()] = theme.tier(tier);
        }
        refused = hatched(theme.tier(Tier.INTERPRETED), theme.background());
    }

    private static Paint hatched(Color colour, Color gap) {
        return new LinearGradient(
                0,
                0,
                4,
                4,
                false,
                CycleMethod.REPEAT,
                new Stop(0, colour),
                new Stop(0.6, colour),
                new Stop(0.6, gap),
                new Stop(1, gap));
    }

    static double height(Tier tier) {
        return switch (tier) {
            case INTERPRETED -> 5;
            case BASELINE_CANDIDATE -> 7;
            case BASELINE -> 10;
            case OPTIMIZED_CANDIDATE -> 12;
            case OPTIMIZED -> 15;
        };
    }

    void band(double from, double to, double middle, Tier tier, boolean isRefused) {
        double height = isRefused ? height(Tier.BASELINE) : height(tier);
        graphics.setFill(isRefused ? refused : bands[tier.ordinal()]);
        graphics.fillRect(from, middle - height / 2, to - from, height);
    }

    /** A line across the band with a point below. */
    void deopt(double x, double middle) {
        graphics.setStroke(theme.foreground());
        graphics.setLineWidth(1.5);
        graphics.strokeLine(x, middle - 8, x, middle + 4);
        graphics.setFill(theme.foreground());
        graphics.fillPolygon(
                new double[] {x - 3.5, x + 3.5, x},
                new double[] {middle + 3, middle + 3, middle + 9},
                3);
    }

    /** A diamond. */
    void stall(double x, double middle) {
        double[] xs = {x - 4.5, x, x + 4.5, x};
        double[] ys = {middle, middle - 5.5, middle, middle + 5.5};
        graphics.setFill(theme.series(ChartTheme.PURPLE));
        graphics.fillPolygon(xs, ys, 4);
        graphics.setStroke(theme.background());
        graphics.setLineWidth(1);
        graphics.strokePolygon(xs, ys, 4);
    }

    /** A cross on a disc. */
    void eviction(double x, double middle) {
        graphics.setFill(theme.background());
        graphics.fillOval(x - 5.5, middle - 5.5, 11, 11);
        graphics.setStroke(theme.foreground());
        graphics.setLineWidth(1.5);
        graphics.strokeLine(x - 3.5, middle - 3.5, x + 3.5, middle + 3.5);
        graphics.strokeLine(x - 3.5, middle + 3.5, x + 3.5, middle - 3.5);
    }
}
