package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.Units;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis with ticks at 1, 2 and 5 of each decade, or at 1 if there are many decades.
 */
final class LatencyAxis extends LogAxis {
    private static final long serialVersionUID = 1;
    private static final double FEW_DECADES = 2.2;

    private final transient DoubleFunction<String> format;

    private LatencyAxis(String label, double smallest, DoubleFunction<String> format) {
        super(label);
        this.format = format;
        setSmallestValue(smallest);
        setAutoRange(false);
    }

    /** {@return an axis of nanoseconds} */
    static LatencyAxis ofNanos(String label) {
        return new LatencyAxis(label, 1, Units::roundDuration);
    }

    /** {@return an axis of counts} */
    static LatencyAxis ofCounts(String label) {
        return new LatencyAxis(label, 0.5, count -> Units.count(Math.round(count)));
    }

    /** Shows at least {@code from} to {@code to}, from one tick to another. */
    void showRange(double from, double to) {
        double lower = stepBelow(from);
        double upper = stepAbove(Math.max(to, lower * 2));
        if (lower != getLowerBound() || upper != getUpperBound()) {
            setRange(lower, upper);
        }
    }

    static double stepBelow(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        double digits = value / decade * (1 + 1e-9);
        return decade * (digits >= 5 ? 5 : digits >= 2 ? 2 : 1);
    }

    static double stepAbove(double value) {
        double below = stepBelow(value);
        if (below >= value * (1 - 1e-9)) {
            return below;
        }
        double decade = Math.pow(10, Math.floor(Math.log10(below) + 1e-9));
        return decade
                * switch ((int) Math.round(below / decade)) {
                    case 1 -> 2;
                    case 2 -> 5;
                    default -> 10;
                };
    }

    /** {@return the values that get a label between two bounds} */
    static List<Double> steps(double from, double to) {
        boolean few = Math.log10(to / from) <= FEW_DECADES;
        List<Double> steps = new ArrayList<>();
        double decade = Math.pow(10, Math.floor(Math.log10(from) + 1e-9));
        for (; decade <= to * (1 + 1e-9); decade *= 10) {
            for (int digit : few ? new int[] {1, 2, 5} : new int[] {1}) {
                double value = digit * decade;
                if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
                    steps.add(value);
                }
            }
        }
        return steps;
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        TextAnchor anchor =
                RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        return steps(getLowerBound(), getUpperBound()).stream()
                .map(value ->
                        new NumberTick(
                                TickType.MAJOR,
                                value,
                                format.apply(value),
                                anchor,
                                TextAnchor.CENTER,
                                0))
                .toList();
    }
}
