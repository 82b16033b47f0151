package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.Slice;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** Answers, failures and requests that could not be sent, per second over time. */
public final class RequestRateChart extends AxesChart<Slice> {
    private final SeriesData data;
    private final TimeAxis time;
    private final NumberAxis rate;

    public RequestRateChart() {
        this(
                new SeriesData("answers", "failed", "not sent"),
                new TimeAxis(),
                new NumberAxis("per second"));
    }

    private RequestRateChart(SeriesData data, TimeAxis time, NumberAxis rate) {
        super("Requests per second", new XYPlot(data, time, rate, Lines.renderer(3)));
        this.data = data;
        this.time = time;
        this.rate = rate;
        rate.setAutoRange(false);
        start();
    }

    SeriesData data() {
        return data;
    }

    @Override
    void update(TimelineView view, ChartTheme colours) {
        List<Slice> slices = view.slices();
        double[] answers = slices.stream().mapToDouble(Slice::requestsPerSecond).toArray();
        double[] failed = slices.stream().mapToDouble(Slice::failuresPerSecond).toArray();
        double[] notSent =
                slices.stream().mapToDouble(s -> s.notSent() * 1e9 / s.lengthNanos()).toArray();
        data.replace(seconds(slices, false), seconds(slices, true), answers, failed, notSent);
        time.showSlices(plot(), slices, colours);
        double most = Lines.largest(answers, failed, notSent);
        rate.setRange(0, most == 0 ? 1 : most * 1.08);
    }

    @Override
    void paint(ChartTheme colours) {
        Lines.paint(plot(), colours, ChartTheme.BLUE, ChartTheme.VERMILLION, ChartTheme.ORANGE);
    }

    @Override
    String summary(TimelineView view) {
        return view.slices().isEmpty()
                ? "No requests yet."
                : "Now %s a second, %s failed."
                        .formatted(
                                Units.rate(view.slices().getLast().requestsPerSecond()),
                                Units.rate(view.slices().getLast().failuresPerSecond()));
    }

    @Override
    Optional<Reading> read(double seconds) {
        return Reading.nearest(
                data,
                seconds,
                item -> Units.clock(data.getStartXValue(0, item)),
                perSecond -> Units.rate(perSecond) + "/s");
    }

    @Override
    FigureTable<Slice> newTable() {
        return new FigureTable<>(title(), "No requests yet.", Shown::slices, TimelineView::slices)
                .number("from", s -> Units.clock(s.startNanos() / 1e9))
                .text("phase", 10, s -> Tables.name(s.phase()))
                .number("answers", s -> Units.count(s.completed()))
                .number("per second", s -> Units.rate(s.requestsPerSecond()))
                .number("failed", s -> Units.count(s.failed()))
                .number("not sent", s -> Units.count(s.notSent()));
    }
}
