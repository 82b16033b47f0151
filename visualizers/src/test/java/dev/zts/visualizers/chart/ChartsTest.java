package dev.zts.visualizers.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.zts.telemetry.ColdStart;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.EngineEvent.HandlersLoaded;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.Frames;
import dev.zts.visualizers.timeline.LogBins;
import dev.zts.visualizers.timeline.Slice;
import dev.zts.visualizers.timeline.Timeline;
import dev.zts.visualizers.timeline.TimelineView;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jfree.chart.fx.ChartCanvas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ChartsTest {
    private static final TimelineView RUN = ChartGallery.view();

    private final StackPane root = new StackPane();

    @Start
    void show(Stage stage) {
        stage.setScene(new Scene(root, 900, 500));
        stage.show();
    }

    @BeforeEach
    void emptyRoot() {
        onFx(() -> root.getChildren().clear());
    }

    @Test
    void requestRate_hasAPointForEachSlice() {
        RequestRateChart chart = shown(new RequestRateChart(), RUN);

        List<Slice> slices = RUN.slices();
        assertThat(chart.data().getItemCount(0)).isEqualTo(43);
        for (int i = 0; i < slices.size(); i++) {
            assertThat(chart.data().getXValue(0, i)).isEqualTo(i + 0.5);
            assertThat(chart.data().getYValue(0, i)).isEqualTo(slices.get(i).completed());
            assertThat(chart.data().getYValue(1, i)).isEqualTo(slices.get(i).failed());
            assertThat(chart.data().getYValue(2, i)).isEqualTo(slices.get(i).notSent());
        }
        assertTwin(chart, slices);
    }

    @Test
    void latencyOverTime_showsTheShift() {
        LatencyOverTimeChart chart = shown(new LatencyOverTimeChart(), RUN);

        assertThat(chart.data().getSeriesCount()).isEqualTo(5);
        double before = chart.data().getYValue(0, 10);
        double after = chart.data().getYValue(0, 35);
        assertThat(before).isEqualTo(RUN.slices().get(10).latency().nanosAt(50));
        assertThat(after / before).isBetween(2.0, 4.0);
        assertThat(chart.data().getYValue(3, 35))
                .isEqualTo(RUN.slices().get(35).latency().nanosAt(99.9));
        assertTwin(chart, RUN.slices());
    }

    @Test
    void latencyOverTime_hasAGapWhereNothingWasAnswered() {
        Timeline timeline = new Timeline();
        Frames frames = new Frames(1, "GET /");
        for (int i = 0; i < 60; i++) {
            timeline.append(frames.next(Phase.MEASURE, i / 20 == 1 ? 0 : 20, 1));
        }

        LatencyOverTimeChart chart = shown(new LatencyOverTimeChart(), timeline.view());

        assertThat(chart.data().getYValue(0, 0)).isPositive();
        assertThat(chart.data().getYValue(0, 1)).isNaN();
        assertThat(chart.data().getYValue(0, 2)).isPositive();
    }

    @Test
    void histogram_holdsEveryMeasuredAnswer_andMarksPercentiles() {
        LatencyHistogramChart chart = shown(new LatencyHistogramChart(), RUN);

        double sum = 0;
        for (int i = 0; i < chart.data().getItemCount(0); i++) {
            sum += chart.data().getYValue(0, i);
        }
        assertThat(sum).isEqualTo(RUN.latency().total());
        assertThat(chart.marks())
                .hasSize(4)
                .anyMatch(mark -> mark.startsWith("p50 "))
                .anyMatch(mark -> mark.startsWith("p99.9 "));
        @SuppressWarnings("unchecked")
        TableView<LatencyHistogramChart.Bin> table =
                (TableView<LatencyHistogramChart.Bin>) twin(chart);
        assertThat(table.getItems()).hasSize(chart.data().getItemCount(0));
        assertThat(table.getItems().getLast().shareUpToHere()).isEqualTo(1);
    }

    @Test
    void heatmap_countsEverySlice_andReadsTheCellUnderThePointer() {
        LatencyHeatmap chart = shown(new LatencyHeatmap(), RUN);

        Slice slice = RUN.slices().get(20);
        long sum = 0;
        int fullest = 0;
        for (int bin = 0; bin < HeatGrid.BINS.count(); bin++) {
            sum += chart.grid().count(slice, bin);
            fullest =
                    chart.grid().count(slice, bin) > chart.grid().count(slice, fullest)
                            ? bin
                            : fullest;
        }
        assertThat(sum).isEqualTo(slice.latency().total());
        double x = chart.xAt(20.5);
        double y = chart.yAt(LogBins.TWENTY.fromNanos(fullest) * 1.05);
        Node canvas = chart.node().getChildrenUnmodifiable().getFirst();
        onFx(() -> Pointer.fire(MouseEvent.MOUSE_MOVED, canvas, x, y));
        assertThat(chart.readout())
                .startsWith("0:20")
                .endsWith(chart.grid().count(slice, fullest) + " answers");
        @SuppressWarnings("unchecked")
        TableView<LatencyHeatmap.Cell> table = (TableView<LatencyHeatmap.Cell>) twin(chart);
        assertThat(table.getItems().stream().mapToLong(LatencyHeatmap.Cell::count).sum())
                .isEqualTo(RUN.slices().stream().mapToLong(s -> s.latency().total()).sum());
    }

    @Test
    void nursery_showsOccupancyPausesAndOwners() {
        NurseryChart chart = shown(new NurseryChart(), RUN);

        int points = chart.memory().getItemCount(0);
        assertThat(points).isEqualTo(RUN.nursery().size());
        assertThat(chart.memory().getYValue(0, points - 1))
                .isEqualTo(RUN.nursery().getLast().used() / 1e6);
        assertThat(chart.memory().getYValue(1, 0)).isEqualTo((64 << 20) / 1e6);
        assertThat(chart.pauses().getItemCount(0)).isEqualTo(RUN.events().size()).isPositive();
        assertThat(chart.owners().text(Owner.ISOLATES)).matches("isolates \\d+ %");
        assertTwin(chart, RUN.events().reversed());
        GcPause newest = (GcPause) RUN.events().getLast();
        assertThat(cell(chart, 0))
                .isEqualTo(Units.moment((newest.nanos() - RUN.originNanos()) / 1e9));
        assertThat(cell(chart, 1)).isEqualTo(Units.duration(newest.durationNanos()));
    }

    @Test
    void pointer_readsTheSecondBelowIt() {
        RequestRateChart chart = shown(new RequestRateChart(), RUN);
        Slice slice = RUN.slices().get(20);

        String text = readAt(chart, 20.7);

        assertThat(text)
                .isEqualTo(
                        "0:20\nanswers %s/s\nfailed %s/s\nnot sent %s/s"
                                .formatted(
                                        Units.rate(slice.completed()),
                                        Units.rate(slice.failed()),
                                        Units.rate(slice.notSent())));
    }

    @Test
    void pointer_readsEveryPercentile() {
        LatencyOverTimeChart chart = shown(new LatencyOverTimeChart(), RUN);
        LatencySnapshot latency = RUN.slices().get(35).latency();

        assertThat(readAt(chart, 35.2))
                .isEqualTo(
                        "0:35\np50 %s\np90 %s\np99 %s\np99.9 %s\nmax %s"
                                .formatted(
                                        Units.duration(latency.nanosAt(50)),
                                        Units.duration(latency.nanosAt(90)),
                                        Units.duration(latency.nanosAt(99)),
                                        Units.duration(latency.nanosAt(99.9)),
                                        Units.duration(latency.maxNanos())));
    }

    @Test
    void pointer_readsTheBarBelowIt() {
        LatencyHistogramChart chart = shown(new LatencyHistogramChart(), RUN);
        int bin = LogBins.TWENTY.indexOf(1_050_000);
        long[] counts = LogBins.TWENTY.counts(RUN.latency());

        // Twenty bins a decade: bin 60 is from 1 ms to 1.122 ms.
        assertThat(bin).isEqualTo(60);
        assertThat(readAt(chart, 1_050_000))
                .startsWith("1.00 ms to 1.12 ms\nanswers " + Units.count(counts[60]))
                .contains("\nup to here ");
    }

    @Test
    void pointer_readsThePauseOfACollection() {
        NurseryChart chart = shown(new NurseryChart(), RUN);
        GcPause last = (GcPause) RUN.events().getLast();

        String text = readAt(chart, (last.nanos() - RUN.originNanos()) / 1e9);

        assertThat(text)
                .contains("\ncapacity 67.1 MB")
                .endsWith("\npause " + Units.duration(last.durationNanos()));
    }

    @Test
    void pointerThatLeft_readsNothing() {
        RequestRateChart chart = shown(new RequestRateChart(), RUN);
        readAt(chart, 20.7);

        onFx(() -> Pointer.fire(MouseEvent.MOUSE_EXITED, canvas(chart), -1, -1));

        assertThat(chart.crosshair().label().isVisible()).isFalse();
        assertThat(chart.crosshair().line().isVisible()).isFalse();
    }

    @Test
    void nearestPoint_isTheOneWhoseExtentIsNear() {
        SeriesData data = new SeriesData("a");
        assertThat(data.nearest(1)).isEqualTo(-1);

        data.replace(new double[] {0, 1, 5}, new double[] {1, 2, 6}, new double[] {7, 8, 9});

        assertThat(data.nearest(-3)).isZero();
        assertThat(data.nearest(1.5)).isEqualTo(1);
        assertThat(data.nearest(3.4)).isEqualTo(1);
        assertThat(data.nearest(3.6)).isEqualTo(2);
        assertThat(data.nearest(99)).isEqualTo(2);
    }

    /** Moves the pointer to a place of the domain axis and gives what the chart says there. */
    private String readAt(AxesChart<?> chart, double value) {
        return onFx(() -> {
            root.applyCss();
            root.layout();
            ChartCanvas canvas = canvas(chart);
            canvas.draw();
            Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
            double x =
                    chart.plot()
                            .getDomainAxis()
                            .valueToJava2D(value, area, chart.plot().getDomainAxisEdge());
            Pointer.fire(MouseEvent.MOUSE_MOVED, canvas, x, area.getCenterY());
            assertThat(chart.crosshair().label().isVisible()).isTrue();
            return chart.crosshair().label().getText();
        });
    }

    private static ChartCanvas canvas(AxesChart<?> chart) {
        return (ChartCanvas) chart.pane().getChildrenUnmodifiable().getFirst();
    }

    @Test
    void tiles_showTheMeasuredPart() {
        PercentileTiles tiles = shown(new PercentileTiles(), RUN);

        assertThat(tiles.node().getAccessibleText())
                .contains("requests/s 2,0")
                .contains("p99.9 ")
                .contains("failed " + RUN.failed());
        assertTwin(tiles, PercentileTiles.tiles(RUN));
    }

    @Test
    void coldStart_isToldInOneLine_onceItIsKnown() {
        Frame.Builder frame = new Frame.Builder();
        frame.coldStart(new ColdStart(0, 213_000_000, 1_000_000, 2_000_000, 500_000, 7, 3, 0));
        Timeline timeline = new Timeline();
        timeline.append(frame.build(0, 50_000_000, 50_000_000, 50_000_000));

        assertThat(shown(new ColdStartLine(), RUN).node().getAccessibleText())
                .isEqualTo("Cold start unknown");
        ColdStartLine line = shown(new ColdStartLine(), timeline.view());
        assertThat(line.node().getAccessibleText())
                .isEqualTo(
                        "folder open → first response 213 ms, fresh isolate → first response"
                                + " 3.50 ms, bytecode 3 from the cache, 0 compiled");
        assertTwin(line, ColdStartLine.rows(timeline.view()));
    }

    @Test
    void errors_areListedByWhoSawThem() {
        ErrorTable table = shown(new ErrorTable(), RUN);

        assertThat(table.table().getItems())
                .extracting(ErrorTable.Row::kind, ErrorTable.Row::count)
                .contains(
                        tuple("status.500", RUN.errors().get("status.500")),
                        tuple("handler.timeout", RUN.failures().get("handler.timeout")));
    }

    @Test
    void tiers_ofAnEngineWithout_sayWhy() {
        TierTable table = shown(new TierTable("no tiers here"), RUN);

        assertThat(table.table().getItems()).isEmpty();
        assertThat(((Label) table.table().getPlaceholder()).getText()).isEqualTo("no tiers here");
    }

    @Test
    void tiersAndEvents_areListedNewestFirst() {
        Timeline timeline = new Timeline();
        Frames frames = new Frames(1);
        long now = Frames.ORIGIN_NANOS + 3_000_000_000L;
        timeline.append(
                frames.event(
                        new TierChanged(
                                now,
                                "f",
                                "a.js",
                                3,
                                Tier.INTERPRETED,
                                Tier.BASELINE,
                                "calls",
                                100,
                                0,
                                0,
                                0,
                                0)));
        timeline.append(
                frames.event(new CompilationRefused(now, "g", "a.js", 9, 4, "spread", 9, 1, 1)));
        timeline.append(frames.event(new HandlersLoaded(now, 2, 5, 1)));

        TierTable tiers = shown(new TierTable(""), timeline.view());
        EventTable events = shown(new EventTable(), timeline.view());

        assertThat(tiers.table().getItems())
                .containsExactly(
                        new TierTable.Row(
                                3, "g", "a.js:9", "stays interpreted", "spread in line 9", "", ""),
                        new TierTable.Row(
                                3, "f", "a.js:3", "interpreted → baseline", "calls", "", ""));
        assertThat(events.table().getItems())
                .extracting(EventTable.Row::kind)
                .containsExactly("handlers", "refusal", "tier");
    }

    @Test
    void dark_changesTheBackgroundOfEveryChart() {
        for (RunChart chart : ChartGallery.charts()) {
            if (chart.node() instanceof TableView<?>) {
                continue;
            }
            shown(chart, RUN);
            int light = corner(chart);
            onFx(() -> chart.dark(true));
            int dark = corner(chart);

            assertThat(light).as(chart.title()).isEqualTo(0xFFFFFFFF);
            assertThat(dark).as(chart.title()).isEqualTo(0xFF0D1117);
        }
    }

    @Test
    void chartThatIsNotSeen_drawsNothing_untilItIs() {
        RequestRateChart chart = onFx(RequestRateChart::new);
        onFx(() -> chart.show(RUN));
        assertThat(chart.data().getItemCount(0)).isZero();

        onFx(() -> root.getChildren().setAll(chart.node()));

        assertThat(chart.data().getItemCount(0)).isEqualTo(43);
    }

    @Test
    void viewThatComesTooEarly_isDrawnLater() throws Exception {
        Timeline timeline = new Timeline();
        Frames frames = new Frames(1, "GET /");
        RequestRateChart chart = shown(new RequestRateChart(), timeline.view());
        for (int second = 1; second <= 3; second++) {
            for (int i = 0; i < 20; i++) {
                timeline.append(frames.next(Phase.MEASURE, 20, 1));
            }
            TimelineView view = timeline.view();
            onFx(() -> chart.show(view));
        }

        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> onFx(() -> chart.data().getItemCount(0)) == 3);
    }

    @Test
    void everyChart_hasATextForScreenReaders_andSurvivesAnEmptyView() {
        for (RunChart chart : ChartGallery.charts()) {
            shown(chart, TimelineView.empty(1));
            assertThat(chart.title()).isNotEmpty();
            assertThat(accessible(chart.node())).as(chart.title()).isTrue();
            assertThat(chart.table()).isNotNull();
        }
    }

    private static boolean accessible(Node node) {
        return node.getAccessibleText() != null
                || (node instanceof javafx.scene.Parent parent
                        && parent.getChildrenUnmodifiable().stream()
                                .anyMatch(ChartsTest::accessible));
    }

    /** Puts the chart into the window and shows a view, with its table beside it. */
    private <C extends RunChart> C shown(C chart, TimelineView view) {
        onFx(() -> {
            root.getChildren().setAll(chart.node());
            root.applyCss();
            root.layout();
            chart.show(view);
        });
        return chart;
    }

    private TableView<?> twin(RunChart chart) {
        return onFx(() -> {
            Node table = chart.table();
            root.getChildren().setAll(table);
            return (TableView<?>) table;
        });
    }

    /** {@return the first row's text in a column of the twin} */
    private Object cell(RunChart chart, int column) {
        return twin(chart).getColumns().get(column).getCellData(0);
    }

    private void assertTwin(RunChart chart, List<?> rows) {
        TableView<?> table = twin(chart);
        assertThat(List.<Object>copyOf(table.getItems())).isEqualTo(rows);
        for (var column : table.getColumns()) {
            assertThat(column.getCellData(0)).asString().isNotEmpty();
        }
    }

    private static int corner(RunChart chart) {
        return onFx(() -> {
            WritableImage image = chart.node().snapshot(null, null);
            return image.getPixelReader().getArgb(1, 1);
        });
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    }

    private static <T> T onFx(Callable<T> action) {
        return Objects.requireNonNull(WaitForAsyncUtils.waitForAsyncFx(10_000, action));
    }
}
