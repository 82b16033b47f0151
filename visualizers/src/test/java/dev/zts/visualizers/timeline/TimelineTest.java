package dev.zts.visualizers.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.zts.telemetry.Counter;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.EngineEvent.Notice;
import dev.zts.telemetry.EngineEvent.Severity;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.NurseryState;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.RouteFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void timeline_withoutFrames_isEmpty() {
        Timeline timeline = new Timeline();

        assertThat(timeline.revision()).isZero();
        assertThat(timeline.view()).isEqualTo(TimelineView.empty(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 19, 20, 21, 40, 333})
    void totals_equalTheSumOverMeasuredFrames(int frames) {
        List<Frame> run = Frames.run(frames, 2, 20, 1);
        Timeline timeline = new Timeline();
        List<Frame> seen = run.subList(0, Math.min(frames + 40, run.size()));
        seen.forEach(timeline::append);

        TimelineView view = timeline.view();

        List<Frame> measured = measured(seen);
        assertThat(view.revision()).isEqualTo(seen.size());
        assertThat(view.completed()).isEqualTo(sum(measured, TimelineTest::completed));
        assertThat(view.failed()).isEqualTo(sum(measured, TimelineTest::failed));
        assertThat(view.due()).isEqualTo(sum(measured, f -> f.load().due()));
        assertThat(view.notSent()).isEqualTo(sum(measured, f -> f.load().notSent()));
        assertThat(view.errors()).isEqualTo(counts(measured, Frame::errors));
        assertThat(view.failures()).isEqualTo(counts(measured, Frame::failures));
        assertThat(view.count(Counter.HANDLER_RUNS))
                .isEqualTo(sum(measured, f -> f.count(Counter.HANDLER_RUNS)));
        assertThat(view.allocatedBytes()).isEqualTo(sum(measured, f -> f.nursery().allocated()));
        assertSame(view.latency(), measured, Frame::latency);
        assertSame(view.service(), measured, Frame::service);
        assertSame(view.lag(), measured, Frame::lag);
        assertThat(view.last()).isSameAs(seen.getLast());
    }

    @Test
    void routes_equalTheSumOverMeasuredFrames() {
        List<Frame> run = Frames.run(5, 1, 7, 1);
        Timeline timeline = new Timeline();
        run.forEach(timeline::append);

        List<RouteTotal> routes = timeline.view().routes();

        assertThat(routes)
                .extracting(RouteTotal::route)
                .containsExactly("GET /", "GET /api/users/:id", "POST /api/users");
        for (RouteTotal total : routes) {
            Histogram expected = LatencySnapshot.newHistogram();
            long failed = 0;
            for (Frame frame : measured(run)) {
                for (RouteFrame route : frame.routes()) {
                    if (route.route().equals(total.route())) {
                        route.latency().addTo(expected);
                        failed += route.failed();
                    }
                }
            }
            assertThat(total.completed()).isEqualTo(expected.getTotalCount());
            assertThat(total.failed()).isEqualTo(failed);
            assertThat(total.latency().nanosAt(99)).isEqualTo(expected.getValueAtPercentile(99));
        }
    }

    @Test
    void throughput_leavesTheDrainOut() {
        List<Frame> run = Frames.run(3, 2, 10, 5);
        Timeline timeline = new Timeline();
        run.forEach(timeline::append);

        TimelineView view = timeline.view();

        long inTime =
                sum(
                        run.stream().filter(f -> f.phase() == Phase.MEASURE).toList(),
                        TimelineTest::completed);
        assertThat(view.measuredNanos()).isEqualTo(10 * SECOND);
        assertThat(view.completed()).isGreaterThan(inTime);
        assertThat(view.requestsPerSecond()).isEqualTo(inTime / 10.0);
        assertThat(view.requests())
                .isEqualTo(view.completed() + view.errors().getOrDefault("timeout", 0L));
    }

    @Test
    void drainOfARunThatEndedInItsWarmup_isNotMeasured() {
        Timeline timeline = new Timeline();
        Frames.run(3, 2, 0, 1).forEach(timeline::append);

        assertThat(timeline.view().completed()).isZero();
        assertThat(timeline.view().slices()).isNotEmpty();
    }

    @Test
    void slice_keepsTheHighestCapacityOfTheNursery() {
        Timeline timeline = new Timeline();
        Frame.Builder builder = new Frame.Builder();
        long[] capacities = {40, 64, 48};
        for (int i = 0; i < capacities.length; i++) {
            builder.phase(Phase.MEASURE);
            builder.nursery(new NurseryState(10, capacities[i], 0, 100, 0, 0, Map.of(), 0, 0));
            long end = (i + 1) * Frames.INTERVAL_NANOS;
            timeline.append(builder.build(i, end, end, Frames.INTERVAL_NANOS));
        }

        assertThat(timeline.view().slices())
                .extracting(Slice::nurseryHigh, Slice::nurseryCapacity)
                .containsExactly(tuple(10L, 64L));
    }

    @Test
    void slices_areSecondsWithinOnePhase() {
        List<Frame> run = Frames.run(9, 2, 10, 1);
        Timeline timeline = new Timeline();
        run.forEach(timeline::append);

        List<Slice> slices = timeline.view().slices();

        assertThat(slices).extracting(Slice::lengthNanos).containsOnly(SECOND);
        assertThat(slices)
                .extracting(Slice::startNanos)
                .containsExactlyElementsOf(
                        IntStream.range(0, 13).mapToObj(i -> i * SECOND).toList());
        assertThat(slices.stream().filter(s -> s.phase() == Phase.MEASURE)).hasSize(10);
        assertThat(slices.get(4).completed())
                .isEqualTo(sum(run.subList(80, 100), TimelineTest::completed));
        assertThat(slices.stream().mapToLong(s -> s.latency().total()).sum())
                .isEqualTo(sum(run, f -> f.latency().total()));
        assertThat(slices.stream().mapToLong(Slice::pauseNanos).sum())
                .isEqualTo(run.getLast().nursery().pauseNanos())
                .isPositive();
    }

    @Test
    void sliceValues_areWithinOnePercent() {
        List<Frame> run = Frames.run(9, 0, 1, 0);
        Timeline timeline = new Timeline();
        run.forEach(timeline::append);
        Histogram expected = LatencySnapshot.newHistogram();
        run.forEach(frame -> frame.latency().addTo(expected));

        LatencySnapshot latency = timeline.view().slices().getFirst().latency();

        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            long exact = expected.getValueAtPercentile(percentile);
            assertThat(latency.nanosAt(percentile)).isBetween(exact, exact + exact / 100);
        }
    }

    @Test
    void twoHours_stayBoundedAndExact() {
        Timeline timeline = new Timeline();
        Frames source = new Frames(1, "GET /");
        List<Frame> kinds =
                IntStream.range(0, 100).mapToObj(_ -> source.next(Phase.MEASURE, 9, 1)).toList();
        Frames frames = new Frames(1);
        long completed = 0;
        int most = 0;
        for (int i = 0; i < 2 * 3600 * 20; i++) {
            Frame frame = frames.again(kinds.get(i % kinds.size()));
            completed += completed(frame);
            timeline.append(frame);
            if (i % 1_000 == 0) {
                most = Math.max(most, timeline.view().slices().size());
            }
        }

        TimelineView view = timeline.view();

        assertThat(most).isBetween(500, 600);
        assertThat(view.slices()).hasSizeBetween(300, 600);
        assertThat(view.slices().getFirst().lengthNanos()).isEqualTo(16 * SECOND);
        assertThat(view.slices().stream().mapToLong(Slice::completed).sum()).isEqualTo(completed);
        assertThat(view.completed()).isEqualTo(completed);
        assertThat(view.measuredNanos()).isEqualTo(7200 * SECOND);
        assertThat(view.nursery()).hasSizeLessThanOrEqualTo(1_201);
        assertThat(view.slices().getLast().startNanos() + view.slices().getLast().lengthNanos())
                .isEqualTo(7200 * SECOND);
    }

    @Test
    void phasesThatAlternate_stayBoundedToo() {
        Timeline timeline = new Timeline();
        Frames frames = new Frames(1, "GET /");
        for (int i = 0; i < 3_000; i++) {
            timeline.append(frames.next(i % 2 == 0 ? Phase.WARMUP : Phase.MEASURE, 3, 1));
        }

        assertThat(timeline.view().slices()).hasSizeLessThanOrEqualTo(600);
    }

    @Test
    void idleTime_addsNoSlices() {
        Timeline timeline = new Timeline();
        Frames frames = new Frames(1, "GET /");
        for (int i = 0; i < 200; i++) {
            timeline.append(frames.next(Phase.IDLE, 0, 1));
        }

        TimelineView view = timeline.view();

        assertThat(view.slices()).isEmpty();
        assertThat(view.nursery()).hasSize(200);
    }

    @Test
    void events_keepPausesApartFromOthers_andCountWhatIsForgotten() {
        Timeline timeline = new Timeline();
        Frames frames = new Frames(1);
        GcPause pause = new GcPause(1, 1, "G1", "cause", true, 2, 1);
        timeline.append(frames.event(pause));
        for (int i = 0; i < 2_500; i++) {
            timeline.append(frames.event(new Notice(i, Severity.INFO, "notice " + i)));
        }

        TimelineView view = timeline.view();

        assertThat(view.events()).hasSize(2_001).contains(pause);
        assertThat(view.events().getLast())
                .isEqualTo(new Notice(2_499, Severity.INFO, "notice 2499"));
        assertThat(view.droppedEvents()).isEqualTo(500);
        List<EngineEvent> before = view.events();
        for (int i = 0; i < 5_001; i++) {
            timeline.append(frames.event(pause));
        }
        view = timeline.view();
        assertThat(view.events().stream().filter(GcPause.class::isInstance)).hasSize(5_000);
        assertThat(view.events()).containsAll(before);
        assertThat(view.droppedEvents()).isEqualTo(502);
    }

    @Test
    void recentLatency_isTheLastSecond() {
        List<Frame> run = Frames.run(11, 0, 3, 0).subList(0, 47);
        Timeline timeline = new Timeline();
        run.forEach(timeline::append);

        assertSame(timeline.view().recentLatency(), run.subList(27, 47), Frame::latency);
    }

    @Test
    void measuredPauses_areThoseOfTheMeasuredPart() {
        Timeline timeline = new Timeline();
        List<Frame> run = Frames.run(2, 20, 20, 0);
        run.forEach(timeline::append);

        List<GcPause> expected =
                run.stream()
                        .filter(frame -> frame.phase() == Phase.MEASURE)
                        .flatMap(frame -> frame.events().stream())
                        .map(GcPause.class::cast)
                        .toList();
        assertThat(expected).isNotEmpty();
        assertThat(timeline.view().measuredPauses()).isEqualTo(expected);
    }

    @Test
    void clear_forgetsEverythingButGrowsTheRevision() {
        Timeline timeline = new Timeline();
        Frames.run(1, 0, 2, 0).forEach(timeline::append);
        timeline.view();

        timeline.clear();

        assertThat(timeline.revision()).isEqualTo(41);
        assertThat(timeline.view()).isEqualTo(TimelineView.empty(41));
    }

    @Test
    void view_isTheSameObjectUntilAFrameComes() {
        Timeline timeline = new Timeline();
        Frames frames = new Frames(1, "GET /");
        timeline.append(frames.next(Phase.MEASURE, 3, 1));

        TimelineView view = timeline.view();

        assertThat(timeline.view()).isSameAs(view);
        timeline.append(frames.next(Phase.IDLE, 0, 1));
        assertThat(timeline.view()).isNotSameAs(view);
    }

    @Test
    void readers_seeOnlyWholeFrames() throws Exception {
        Timeline timeline = new Timeline();
        List<Frame> run = Frames.run(8, 0, 60, 0);
        CompletableFuture<Integer> reader =
                CompletableFuture.supplyAsync(() -> {
                    int views = 0;
                    long revision = 0;
                    while (revision < run.size()) {
                        TimelineView view = timeline.view();
                        assertThat(view.revision()).isGreaterThanOrEqualTo(revision);
                        revision = view.revision();
                        assertThat(view.latency().total()).isEqualTo(view.completed());
                        assertThat(view.slices().stream().mapToLong(Slice::completed).sum())
                                .isEqualTo(view.completed());
                        views++;
                    }
                    return views;
                });
        for (Frame frame : run) {
            timeline.append(frame);
        }

        assertThat(reader.get()).isPositive();
    }

    private static List<Frame> measured(List<Frame> frames) {
        return frames.stream()
                .filter(f -> f.phase() == Phase.MEASURE || f.phase() == Phase.DRAIN)
                .toList();
    }

    private static long completed(Frame frame) {
        return frame.routes().stream().mapToLong(RouteFrame::completed).sum();
    }

    private static long failed(Frame frame) {
        return frame.routes().stream().mapToLong(RouteFrame::failed).sum();
    }

    private static long sum(List<Frame> frames, Function<Frame, Long> figure) {
        return frames.stream().map(figure).mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> counts(
            List<Frame> frames, Function<Frame, Map<String, Long>> part) {
        Map<String, Long> counts = new HashMap<>();
        frames.forEach(f -> part.apply(f).forEach((k, n) -> counts.merge(k, n, Long::sum)));
        return counts;
    }

    private static void assertSame(
            LatencySnapshot actual, List<Frame> frames, Function<Frame, LatencySnapshot> part) {
        Histogram expected = LatencySnapshot.newHistogram();
        frames.forEach(frame -> part.apply(frame).addTo(expected));
        assertThat(actual.total()).isEqualTo(expected.getTotalCount());
        assertThat(actual.maxNanos()).isEqualTo(expected.getMaxValue());
        for (double percentile : new double[] {1, 50, 90, 99, 99.9, 100}) {
            assertThat(actual.nanosAt(percentile))
                    .isEqualTo(expected.getValueAtPercentile(percentile));
        }
    }
}
