package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.Slice;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.plot.XYPlot;

/** Percentiles of each second's latency over time, on a logarithmic axis. */
public final class LatencyOverTimeChart extends AxesChart<Slice> {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    private final SeriesData data;
    private final TimeAxis time;
    private final LatencyAxis latency;

    public LatencyOverTimeChart() {
        this(
                new SeriesData("p50", "p90", "p99", "p99.9", "max"),
                new TimeAxis(),
                LatencyAxis.ofNanos("latency"));
    }

    private LatencyOverTimeChart(SeriesData data, TimeAxis time, LatencyAxis latency) {
        super(
                "Latency over time",
                new XYPlot(data, time, latency, Lines.renderer(PERCENTILES.length)));
        this.data = data;
        this.time = time;
        this.latency = latency;
        latency.showRange(1e5, 1e7);
        start();
    }

    SeriesData data() {
        return data;
    }

    @Override
    void update(TimelineView view, ChartTheme colours) {
        List<Slice> slices = view.slices();
        double[][] lines = new double[PERCENTILES.length][];
        for (int i = 0; i < PERCENTILES.length; i++) {
            double percentile = PERCENTILES[i];
            lines[i] = slices.stream().mapToDouble(s -> nanosAt(s, percentile)).toArray();
        }
        data.replace(seconds(slices, false), seconds(slices, true), lines);
        time.showSlices(plot(), slices, colours);
        double most = Lines.largest(lines);
        if (most > 0) {
            latency.showRange(Lines.smallest(lines), most);
        }
    }

    /** A second without answers has no latency: the line has a gap there. */
    private static double nanosAt(Slice slice, double percentile) {
        return slice.latency().isEmpty()
                ? Double.NaN
                : Math.max(1, slice.latency().nanosAt(percentile));
    }

    @Override
    void paint(ChartTheme colours) {
        Lines.paint(
                plot(),
                colours,
                ChartTheme.BLUE,
                ChartTheme.GREEN,
                ChartTheme.ORANGE,
                ChartTheme.VERMILLION,
                ChartTheme.PURPLE);
    }

    @Override
    String summary(TimelineView view) {
        return view.recentLatency().isEmpty()
                ? "No answers in the last second."
                : "Last second: p50 %s, p99 %s, max %s."
                        .formatted(
                                Units.duration(view.recentLatency().nanosAt(50)),
                                Units.duration(view.recentLatency().nanosAt(99)),
                                Units.duration(view.recentLatency().maxNanos()));
    }

    @Override
    Optional<Reading> read(double seconds) {
        return Reading.nearest(
                data, seconds, item -> Units.clock(data.getStartXValue(0, item)), Units::duration);
    }

    @Override
    FigureTable<Slice> newTable() {
        FigureTable<Slice> table =
                new FigureTable<Slice>(
                                title(), "No answers yet.", Shown::slices, TimelineView::slices)
                        .number("from", s -> Units.clock(s.startNanos() / 1e9))
                        .text("phase", 10, s -> Tables.name(s.phase()))
                        .number("answers", s -> Units.count(s.completed()));
        for (int i = 0; i < PERCENTILES.length; i++) {
            double percentile = PERCENTILES[i];
            table.number(data.getSeriesKey(i), s -> duration(nanosAt(s, percentile)));
        }
        return table;
    }

    private static String duration(double nanos) {
        return Double.isNaN(nanos) ? "–" : Units.duration(nanos);
    }
}
