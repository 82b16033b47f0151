package dev.zts.visualizers.chart;

import dev.zts.telemetry.LatencySnapshot;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.LogBins;
import dev.zts.visualizers.timeline.TimelineView;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * How many answers took how long in the measured part, both axes logarithmic so that the tail can
 * be seen; before anything is measured, those of the last second.
 */
public final class LatencyHistogramChart extends AxesChart<LatencyHistogramChart.Bin> {
    private static final double LOWEST_COUNT = 0.5;
    private static final double[] MARKED = {50, 90, 99, 99.9};
    private static final String[] MARKS = {"p50", "p90", "p99", "p99.9"};

    /** A bar: how many answers took {@code fromNanos} to {@code toNanos}. */
    record Bin(double fromNanos, double toNanos, long count, double shareUpToHere) {}

    private final SeriesData data;
    private final LatencyAxis latency;
    private final LatencyAxis counts;

    public LatencyHistogramChart() {
        this(
                new SeriesData("answers"),
                LatencyAxis.ofNanos("latency"),
                LatencyAxis.ofCounts("answers"));
    }

    private LatencyHistogramChart(SeriesData data, LatencyAxis latency, LatencyAxis counts) {
        super("Latency histogram", new XYPlot(data, latency, counts, bars()));
        this.data = data;
        this.latency = latency;
        this.counts = counts;
        latency.showRange(1e5, 1e7);
        counts.setRange(LOWEST_COUNT, 100);
        start();
    }

    private static XYBarRenderer bars() {
        XYBarRenderer bars = new XYBarRenderer(0.06);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setDefaultCreateEntities(false);
        bars.setBase(LOWEST_COUNT);
        return bars;
    }

    SeriesData data() {
        return data;
    }

    /** {@return the labels of the percentile markers} */
    List<String> marks() {
        Collection<?> markers = plot().getDomainMarkers(Layer.FOREGROUND);
        return markers == null
                ? List.of()
                : markers.stream().map(marker -> ((ValueMarker) marker).getLabel()).toList();
    }

    private static LatencySnapshot part(TimelineView view) {
        return view.latency().isEmpty() ? view.recentLatency() : view.latency();
    }

    private static List<Bin> bins(TimelineView view) {
        LatencySnapshot latency = part(view);
        LogBins bins = LogBins.TWENTY;
        long[] counts = bins.counts(latency);
        List<Bin> rows = new ArrayList<>();
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (counts[i] > 0) {
                double share = (double) seen / latency.total();
                rows.add(new Bin(bins.fromNanos(i), bins.fromNanos(i + 1), counts[i], share));
            }
        }
        return rows;
    }

    @Override
    void update(TimelineView view, ChartTheme colours) {
        List<Bin> bins = bins(view);
        data.replace(
                bins.stream().mapToDouble(Bin::fromNanos).toArray(),
                bins.stream().mapToDouble(Bin::toNanos).toArray(),
                bins.stream().mapToDouble(Bin::count).toArray());
        plot().clearDomainMarkers();
        if (bins.isEmpty()) {
            return;
        }
        latency.showRange(bins.getFirst().fromNanos(), bins.getLast().toNanos());
        double most = bins.stream().mapToLong(Bin::count).max().orElse(1);
        counts.setRange(LOWEST_COUNT, Math.max(10, most * 12));
        for (int i = 0; i < MARKED.length; i++) {
            double nanos = Math.max(1, part(view).nanosAt(MARKED[i]));
            plot().addDomainMarker(marker(MARKS[i], nanos, i, colours));
        }
    }

    /** Each label stands a line lower than the one before, so that close ones stay readable. */
    private static ValueMarker marker(String name, double nanos, int index, ChartTheme colours) {
        BasicStroke dashed =
                new BasicStroke(
                        1.2f,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {4, 3},
                        0);
        ValueMarker marker = new ValueMarker(nanos, ChartTheme.awt(colours.foreground()), dashed);
        marker.setAlpha(1);
        marker.setLabel(name + " " + Units.duration(nanos));
        marker.setLabelFont(ChartTheme.font());
        marker.setLabelPaint(ChartTheme.awt(colours.foreground()));
        marker.setLabelBackgroundColor(ChartTheme.awt(colours.background()));
        marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        marker.setLabelTextAnchor(TextAnchor.TOP_RIGHT);
        marker.setLabelOffset(new RectangleInsets(2 + 15 * index, 4, 2, 4));
        return marker;
    }

    @Override
    void paint(ChartTheme colours) {
        plot().getRenderer()
                .setSeriesPaint(0, ChartTheme.awt(colours.series(ChartTheme.BLUE)), false);
    }

    @Override
    String summary(TimelineView view) {
        LatencySnapshot latency = part(view);
        return latency.isEmpty()
                ? "No answers yet."
                : "%s answers: p50 %s, p90 %s, p99 %s, p99.9 %s, max %s."
                        .formatted(
                                Units.count(latency.total()),
                                Units.duration(latency.nanosAt(50)),
                                Units.duration(latency.nanosAt(90)),
                                Units.duration(latency.nanosAt(99)),
                                Units.duration(latency.nanosAt(99.9)),
                                Units.duration(latency.maxNanos()));
    }

    @Override
    Optional<Reading> read(double nanos) {
        return Reading.nearest(data, nanos, this::extent, n -> Units.count(Math.round(n)))
                .map(reading -> reading.and("up to here " + share(data.nearest(nanos))));
    }

    private String extent(int item) {
        return Units.duration(data.getStartXValue(0, item))
                + " to "
                + Units.duration(data.getEndXValue(0, item));
    }

    private String share(int item) {
        double seen = 0;
        double whole = 0;
        for (int i = 0; i < data.getItemCount(0); i++) {
            whole += data.getYValue(0, i);
            seen += i <= item ? data.getYValue(0, i) : 0;
        }
        return Units.percent(seen / whole);
    }

    @Override
    FigureTable<Bin> newTable() {
        return new FigureTable<>(
                        title(), "No answers yet.", Shown::slices, LatencyHistogramChart::bins)
                .number("from", bin -> Units.duration(bin.fromNanos()))
                .number("to", bin -> Units.duration(bin.toNanos()))
                .number("answers", bin -> Units.count(bin.count()))
                .number("up to here", bin -> Units.percent(bin.shareUpToHere()));
    }
}
