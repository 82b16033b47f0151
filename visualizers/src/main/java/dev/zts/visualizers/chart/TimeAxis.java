package dev.zts.visualizers.chart;

import dev.zts.telemetry.Phase;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.Slice;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** The time of a run, in minutes and seconds. */
final class TimeAxis extends NumberAxis {
    private static final long serialVersionUID = 1;
    private static final double[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200
    };

    TimeAxis() {
        super("time (min:s)");
        setAutoRange(false);
        setStandardTickUnits(units());
        setRange(0, 10);
    }

    private static TickUnits units() {
        TickUnits units = new TickUnits();
        for (double step : STEPS) {
            units.add(new NumberTickUnit(step, new Clock(), 0));
        }
        return units;
    }

    void showRange(double from, double to) {
        if (to > from && (from != getLowerBound() || to != getUpperBound())) {
            setRange(from, to);
        }
    }

    /** Shows all of {@code slices}, and where the warm-up was. */
    void showSlices(XYPlot plot, List<Slice> slices, ChartTheme colours) {
        plot.clearDomainMarkers();
        if (slices.isEmpty()) {
            return;
        }
        showRange(
                slices.getFirst().startNanos() / 1e9,
                Math.max(end(slices.getLast()), slices.getFirst().startNanos() / 1e9 + 5));
        shade(plot, slices, Phase.WARMUP, colours);
        shade(plot, slices, Phase.DRAIN, colours);
    }

    static double end(Slice slice) {
        return (slice.startNanos() + slice.lengthNanos()) / 1e9;
    }

    /** {@return the second at which a phase ended, if there was one} */
    static Optional<Double> end(List<Slice> slices, Phase phase) {
        return slices.stream()
                .filter(slice -> slice.phase() == phase)
                .map(TimeAxis::end)
                .reduce((_, later) -> later);
    }

    private static void shade(XYPlot plot, List<Slice> slices, Phase phase, ChartTheme colours) {
        Optional<Slice> first = slices.stream().filter(s -> s.phase() == phase).findFirst();
        Optional<Double> end = end(slices, phase);
        if (first.isPresent() && end.isPresent()) {
            double from = first.get().startNanos() / 1e9;
            plot.addDomainMarker(
                    shaded(phase == Phase.WARMUP ? "warm-up" : "", from, end.get(), colours),
                    Layer.BACKGROUND);
        }
    }

    private static IntervalMarker shaded(String name, double from, double to, ChartTheme colours) {
        IntervalMarker marker = new IntervalMarker(from, to, ChartTheme.awt(colours.shade()));
        marker.setAlpha(1);
        marker.setLabel(name);
        marker.setLabelFont(ChartTheme.font());
        marker.setLabelPaint(ChartTheme.awt(colours.muted()));
        marker.setLabelBackgroundColor(new java.awt.Color(0, 0, 0, 0));
        marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(2, 3, 2, 3));
        return marker;
    }

    /** Writes seconds as a clock does. */
    private static final class Clock extends NumberFormat {
        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(Units.clock(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return to.append(Units.clock(number));
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("a clock is only written: " + text);
        }
    }
}
