package dev.zts.visualizers.chart;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Frame;
import dev.zts.visualizers.report.MemoryWords;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.NurseryPoint;
import dev.zts.visualizers.timeline.TimelineView;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;

/**
 * The last minute of the nursery: occupancy and capacity, each collection's pause on an axis of its
 * own, and below who filled it since the last collection.
 */
public final class NurseryChart extends AxesChart<GcPause> {
    private static final double SPAN_SECONDS = 60;
    private static final double BAR_SECONDS = 0.4;
    private static final double MEGA = 1e6;

    private final SeriesData memory;
    private final SeriesData pauses;
    private final TimeAxis time;
    private final NumberAxis bytes;
    private final NumberAxis millis = new NumberAxis("pause (ms)");
    private final XYBarRenderer bars;
    private final OwnerStrip owners = new OwnerStrip();
    private final VBox node = new VBox();

    public NurseryChart() {
        this(new SeriesData("occupied", "capacity"), new SeriesData("pause"));
    }

    private NurseryChart(SeriesData memory, SeriesData pauses) {
        this(memory, pauses, new TimeAxis(), new NumberAxis("nursery (MB)"));
    }

    private NurseryChart(SeriesData memory, SeriesData pauses, TimeAxis time, NumberAxis bytes) {
        super("Nursery", plot(memory, pauses, time, bytes));
        this.memory = memory;
        this.pauses = pauses;
        this.time = time;
        this.bytes = bytes;
        bars = (XYBarRenderer) plot().getRenderer(1);
        bytes.setAutoRange(false);
        millis.setAutoRange(false);
        millis.setNumberFormatOverride(NumberFormat.getInstance(Locale.ROOT));
        bytes.setNumberFormatOverride(NumberFormat.getInstance(Locale.ROOT));
        plot().setRangeAxis(1, millis);
        plot().mapDatasetToRangeAxis(1, 1);
        VBox.setVgrow(pane(), Priority.ALWAYS);
        node.getChildren().addAll(pane(), owners.node());
        start();
        owners.paint(theme());
    }

    private static XYPlot plot(
            SeriesData memory, SeriesData pauses, TimeAxis time, NumberAxis bytes) {
        XYPlot plot = new XYPlot(memory, time, bytes, Lines.renderer(2));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDataset(1, pauses);
        plot.setRenderer(1, bars());
        return plot;
    }

    private static XYBarRenderer bars() {
        XYBarRenderer bars = new XYBarRenderer(0);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setDefaultCreateEntities(false);
        return bars;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void dark(boolean dark) {
        super.dark(dark);
        owners.paint(theme());
    }

    SeriesData memory() {
        return memory;
    }

    SeriesData pauses() {
        return pauses;
    }

    OwnerStrip owners() {
        return owners;
    }

    @Override
    Object shown(TimelineView view) {
        return Shown.everything(view);
    }

    @Override
    void update(TimelineView view, ChartTheme colours) {
        List<NurseryPoint> points = view.nursery();
        double[] at = points.stream().mapToDouble(p -> p.nanos() / 1e9).toArray();
        memory.replace(
                at,
                at,
                points.stream().mapToDouble(p -> p.used() / MEGA).toArray(),
                points.stream().mapToDouble(p -> p.capacity() / MEGA).toArray());
        double end = points.isEmpty() ? 0 : points.getLast().nanos() / 1e9;
        double start = Math.max(0, end - SPAN_SECONDS);
        time.showRange(start, Math.max(end, start + 10));
        double most =
                points.stream().mapToLong(p -> Math.max(p.used(), p.capacity())).max().orElse(0);
        bytes.setRange(0, most == 0 ? 1 : most / MEGA * 1.08);
        showPauses(recent(view, start));
        Frame last = view.last();
        owners.show(last == null ? Map.of() : last.nursery().filledBy());
    }

    /** Pauses take the lower third, so that they do not hide the curve. */
    private void showPauses(List<Pause> recent) {
        pauses.replace(
                recent.stream().mapToDouble(p -> p.seconds() - BAR_SECONDS / 2).toArray(),
                recent.stream().mapToDouble(p -> p.seconds() + BAR_SECONDS / 2).toArray(),
                recent.stream().mapToDouble(p -> p.event().durationNanos() / 1e6).toArray());
        double longest =
                recent.stream().mapToDouble(p -> p.event().durationNanos() / 1e6).max().orElse(1);
        millis.setRange(0, Math.max(1, longest * 3));
    }

    private record Pause(double seconds, GcPause event) {}

    private static List<Pause> recent(TimelineView view, double fromSeconds) {
        return all(view).stream()
                .map(pause -> new Pause((pause.nanos() - view.originNanos()) / 1e9, pause))
                .filter(pause -> pause.seconds() >= fromSeconds)
                .toList();
    }

    private static List<GcPause> all(TimelineView view) {
        return view.events().stream()
                .filter(GcPause.class::isInstance)
                .map(GcPause.class::cast)
                .toList();
    }

    @Override
    void paint(ChartTheme colours) {
        Lines.paint(plot(), colours, ChartTheme.BLUE, ChartTheme.GREEN);
        bars.setSeriesPaint(0, ChartTheme.awt(colours.series(ChartTheme.VERMILLION)), false);
    }

    @Override
    String summary(TimelineView view) {
        Frame last = view.last();
        if (last == null) {
            return "Nothing seen yet.";
        }
        String nursery =
                "%s of %s occupied, %s collections, %s of pauses so far."
                        .formatted(
                                Units.bytes(last.nursery().used()),
                                Units.bytes(last.nursery().capacity()),
                                Units.count(last.nursery().collections()),
                                Units.duration(last.nursery().pauseNanos()));
        return MemoryWords.of(last.memory()).stream()
                .map(NurseryChart::sentence)
                .collect(Collectors.joining(" ", nursery + " ", ""))
                .strip();
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    @Override
    Optional<Reading> read(double seconds) {
        return Reading.nearest(
                        memory,
                        seconds,
                        item -> Units.clock(memory.getXValue(0, item)),
                        mega -> Units.bytes(mega * MEGA))
                .map(this::withPause);
    }

    private Reading withPause(Reading reading) {
        int pause = pauses.nearest(reading.at());
        boolean there =
                pause >= 0
                        && Math.abs(pauses.getXValue(0, pause) - reading.at()) <= BAR_SECONDS / 2;
        return there
                ? reading.and("pause " + Units.duration(pauses.getYValue(0, pause) * 1e6))
                : reading;
    }

    @Override
    FigureTable<GcPause> newTable() {
        return new FigureTable<GcPause>(
                        title(), "No collection yet.", Shown::events, view -> all(view).reversed())
                .number("time", 12, this::moment)
                .number("pause", pause -> Units.duration(pause.durationNanos()))
                .text("cause", 26, GcPause::cause)
                .number("before", pause -> Units.bytes(pause.usedBefore()))
                .number("after", pause -> Units.bytes(pause.usedAfter()))
                .text("collector", 22, GcPause::collector);
    }

    private String moment(EngineEvent event) {
        return Units.moment((event.nanos() - origin()) / 1e9);
    }
}
