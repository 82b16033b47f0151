package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.zts.telemetry.EngineEvent.HandlersLoaded;
import dev.zts.telemetry.EngineEvent.Notice;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    private final Telemetry telemetry = new Telemetry();
    private final Frame.Builder builder = new Frame.Builder();

    private Frame drain() {
        telemetry.drainInto(builder);
        return builder.build(0, 0, 0, 0);
    }

    @Test
    void counters_areIncreasesOverAllMeters() {
        Meter one = telemetry.newMeter();
        Meter two = telemetry.newMeter();
        one.add(Counter.HANDLER_RUNS, 3);
        two.add(Counter.HANDLER_RUNS, 4);
        two.add(Counter.SERVER_BYTES_OUT, 100);

        Frame first = drain();
        one.add(Counter.HANDLER_RUNS, 1);
        Frame second = drain();

        assertThat(first.count(Counter.HANDLER_RUNS)).isEqualTo(7);
        assertThat(first.count(Counter.SERVER_BYTES_OUT)).isEqualTo(100);
        assertThat(second.counters()).hasSize(1).containsEntry(Counter.HANDLER_RUNS, 1L);
        assertThat(one.get(Counter.HANDLER_RUNS)).isEqualTo(4);
    }

    @Test
    void counters_ofAnEndedWriterStillCount() throws Exception {
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> telemetry.newMeter().add(Counter.SERVER_REQUESTS, 12));
        writer.join();

        assertThat(drain().count(Counter.SERVER_REQUESTS)).isEqualTo(12);
    }

    @Test
    void events_beyondTheQueue_areDroppedAndCounted() {
        for (int i = 0; i < 4_096 + 10; i++) {
            telemetry.publish(new HandlersLoaded(0, i, 1, 0));
        }

        Frame frame = drain();

        assertThat(frame.events()).hasSize(4_096).first().isEqualTo(new HandlersLoaded(0, 0, 1, 0));
        assertThat(frame.droppedEvents()).isEqualTo(10);
        assertThat(drain().droppedEvents()).isZero();
    }

    @Test
    void sourceThatThrows_isToldOnceAndCostsNobodyElse() {
        telemetry.addSource(_ -> {
            throw new IllegalStateException("no figures");
        });
        telemetry.addSource(frame -> frame.addErrors("timeout", 1));

        Frame first = drain();
        Frame second = drain();

        assertThat(first.errors()).containsEntry("timeout", 1L);
        assertThat(first.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Notice.class, notice -> assertThat(notice.text()).contains("no figures"));
        assertThat(second.errors()).containsEntry("timeout", 1L);
        assertThat(second.events()).isEmpty();
    }

    @Test
    void removedSource_isNotAskedAgain() {
        FrameSource source = frame -> frame.addErrors("timeout", 1);
        telemetry.addSource(source);
        telemetry.removeSource(source);

        assertThat(drain().errors()).isEmpty();
    }

    @Test
    void logs_areFoundByReaders() {
        RequestLog requests = telemetry.newRequestLog();
        ServerLog served = telemetry.newServerLog();

        assertThat(telemetry.requestLogs()).containsExactly(requests);
        assertThat(telemetry.serverLogs()).containsExactly(served);
    }

    @Test
    void logsWithoutRows_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Telemetry(0));
    }
}
