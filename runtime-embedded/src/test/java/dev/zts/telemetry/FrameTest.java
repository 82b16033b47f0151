package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.EngineEvent.HandlersLoaded;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FrameTest {
    private final Frame.Builder builder = new Frame.Builder();

    private static Histogram histogram(long... values) {
        Histogram histogram = LatencySnapshot.newHistogram();
        for (long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    private static LatencySnapshot of(long... values) {
        return LatencySnapshot.of(histogram(values));
    }

    @Test
    void addRoute_twice_sumsBoth() {
        builder.addRoute("GET /", 2, 1, histogram(10, 20), histogram(5, 6));
        builder.addRoute("GET /b", 1, 0, histogram(40), histogram(40));
        builder.addRoute("GET /", 1, 0, histogram(30), histogram(7));

        Frame frame = builder.build(0, 0, 0, 0);

        assertThat(frame.routes()).extracting(RouteFrame::route).containsExactly("GET /", "GET /b");
        RouteFrame first = frame.routes().getFirst();
        assertThat(first.completed()).isEqualTo(3);
        assertThat(first.failed()).isEqualTo(1);
        assertThat(first.latency().total()).isEqualTo(3);
        assertThat(first.latency().maxNanos()).isEqualTo(of(30).maxNanos());
        assertThat(first.service().minNanos()).isEqualTo(5);
        assertThat(frame.latency().total()).isEqualTo(4);
        assertThat(frame.latency().maxNanos()).isEqualTo(of(40).maxNanos());
    }

    @Test
    void build_emptiesTheBuilder() {
        builder.addRoute("GET /", 1, 0, histogram(10), histogram(5));
        builder.addLag(histogram(3));
        builder.addErrors("timeout", 1);
        builder.addFailures("handler.timeout", 1);
        builder.addCount(Counter.HANDLER_RUNS, 7);
        builder.addEvent(new HandlersLoaded(0, 1, 1, 0));
        builder.addDroppedEvents(3);
        builder.phase(Phase.MEASURE);
        builder.load(new LoadState(1, 1, 1, 0, 0, 1));
        builder.pool(new PoolState(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, LatencySnapshot.EMPTY));
        builder.nursery(new NurseryState(1, 2, 3, 4, 5, 6, Map.of(), 7, 8));
        Frame full = builder.build(0, 1, 2, 3);

        Frame empty = builder.build(0, 1, 2, 3);

        assertThat(empty)
                .usingRecursiveComparison()
                .isEqualTo(new Frame.Builder().build(0, 1, 2, 3));
        assertThat(full.errors()).containsEntry("timeout", 1L);
        assertThat(full.failures()).containsEntry("handler.timeout", 1L);
        assertThat(full.count(Counter.HANDLER_RUNS)).isEqualTo(7);
        assertThat(full.events()).hasSize(1);
        assertThat(full.lag().total()).isEqualTo(1);
        assertThat(full.phase()).isEqualTo(Phase.MEASURE);
        assertThat(full.droppedEvents()).isEqualTo(3);
        assertThat(empty.phase()).isEqualTo(Phase.IDLE);
    }

    @Test
    void count_ofAbsentCounter_isZero() {
        assertThat(builder.build(0, 0, 0, 0).count(Counter.HANDLER_RUNS)).isZero();
    }
}
