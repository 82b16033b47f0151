package dev.zts.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LoadState;
import dev.zts.telemetry.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ClosedModelTest {
    private static LoadPlan plan(int connections, int warmupMillis, int millis) {
        return LoadPlan.of(new LoadModel.Closed(connections), List.of(LoadRequest.get("/")))
                .withWarmup(Duration.ofMillis(warmupMillis))
                .withDuration(Duration.ofMillis(millis))
                .withTimeout(Duration.ofSeconds(5));
    }

    @Test
    void connections_eachHaveOneRequestUnderWay() throws Exception {
        try (var server =
                        TestServer.answering((_, _) -> {
                            TimeUnit.MILLISECONDS.sleep(10);
                            return TestServer.OK;
                        });
                var observed = new Observed(server.address(), plan(5, 100, 400))) {
            LoadResult result = observed.result();

            assertThat(server.accepted).hasValue(5);
            assertThat(server.mostBusy).hasValue(5);
            assertThat(result.completed()).isEqualTo(result.due()).isBetween(5L, 5 * 41L);
            assertThat(result.inTime()).isBetween(result.completed() - 5, result.completed());
            assertThat(result.errors()).isEmpty();
            assertThat(observed.merged(Frame::lag).getMaxValue()).isZero();
            assertThat(observed.merged(Frame::latency)).isEqualTo(observed.merged(Frame::service));
            assertThat(observed.sum(Phase.MEASURE, LoadState::completed))
                    .isEqualTo(result.completed());
            assertThat(observed.log()).hasSize((int) result.completed());
        }
    }

    @Test
    void closedConnections_areReplaced() throws Exception {
        byte[] answer =
                TestServer.bytes(
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        try (var server = TestServer.closingAfter((_, _) -> answer);
                var observed = new Observed(server.address(), plan(2, 0, 300))) {
            LoadResult result = observed.result();

            assertThat(result.completed()).isEqualTo(result.due()).isGreaterThan(5);
            assertThat(result.errors()).isEmpty();
            assertThat(server.mostBusy).hasValueLessThanOrEqualTo(2);
        }
    }

    @Test
    void refusedConnections_areTriedAgainWithPauses() throws Exception {
        try (var observed = new Observed(TestServer.refusing(), plan(2, 0, 500))) {
            LoadResult result = observed.result();

            assertThat(result.errors()).isEqualTo(Map.of("connect", result.due()));
            // Pauses grow from 5 to 100 ms.
            assertThat(result.due()).isBetween(4L, 20L);
        }
    }

    @Test
    void serverThatHangsUp_isNotHammered() throws Exception {
        try (var server = TestServer.closingAfter((_, _) -> new byte[0]);
                var observed = new Observed(server.address(), plan(2, 0, 500))) {
            LoadResult result = observed.result();

            assertThat(result.errors()).isEqualTo(Map.of("closed", result.due()));
            assertThat(result.due()).isBetween(4L, 20L);
        }
    }
}
