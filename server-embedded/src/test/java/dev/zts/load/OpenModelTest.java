package dev.zts.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LoadState;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.RequestLog;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OpenModelTest {
    private static final long MILLI = 1_000_000;

    private static LoadPlan plan(double rate, int warmupMillis, int millis) {
        return LoadPlan.of(new LoadModel.Open(rate), List.of(LoadRequest.get("/")))
                .withWarmup(Duration.ofMillis(warmupMillis))
                .withDuration(Duration.ofMillis(millis))
                .withTimeout(Duration.ofSeconds(5));
    }

    @Test
    void schedule_asksForRateTimesDuration_inEveryPhase() throws Exception {
        try (var server = TestServer.answering((_, _) -> TestServer.OK);
                var observed = new Observed(server.address(), plan(500, 200, 600))) {
            LoadResult result = observed.result();

            assertThat(result.due()).isCloseTo(300, within(1L));
            assertThat(result.completed()).isEqualTo(result.due());
            assertThat(result.failed()).isZero();
            assertThat(result.errors()).isEmpty();
            assertThat(result.stopped()).isFalse();
            assertThat(result.elapsedNanos()).isEqualTo(600 * MILLI);
            assertThat(result.inTime()).isBetween(1L, result.completed());
            assertThat(server.requests).hasValueBetween(399, 401);
            assertThat(observed.sum(Phase.WARMUP, LoadState::due)).isCloseTo(100, within(1L));
        }
    }

    @Test
    void frames_sumUpToTheResult() throws Exception {
        try (var server = TestServer.answering((_, _) -> TestServer.OK);
                var observed = new Observed(server.address(), plan(1000, 100, 400))) {
            LoadResult result = observed.result();

            assertThat(observed.sum(Phase.MEASURE, LoadState::due)).isEqualTo(result.due());
            assertThat(observed.sum(Phase.MEASURE, LoadState::sent)).isEqualTo(result.due());
            assertThat(observed.sum(Phase.MEASURE, LoadState::completed))
                    .isEqualTo(result.completed());
            assertThat(observed.merged(Frame::latency).getTotalCount())
                    .isEqualTo(result.completed());
            assertThat(observed.merged(Frame::service).getTotalCount())
                    .isEqualTo(result.completed());
            assertThat(observed.merged(Frame::lag).getTotalCount()).isEqualTo(result.due());
            assertThat(observed.log()).hasSize((int) result.completed());
        }
    }

    @Test
    void backlogOfTheWarmup_doesNotStandInFrontOfTheMeasuredPart() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        LoadPlan plan = plan(200, 300, 500).withConnections(4);
        try (var server =
                        TestServer.answering((_, _) -> {
                            if (asked.incrementAndGet() <= 4) {
                                TimeUnit.MILLISECONDS.sleep(400);
                            }
                            return TestServer.OK;
                        });
                var observed = new Observed(server.address(), plan)) {
            LoadResult result = observed.result();

            assertThat(result.completed()).isEqualTo(result.due());
            assertThat(result.notSent()).isZero();
            // Of the warm-up the server saw only what held its four connections.
            assertThat(asked).hasValue((int) result.due() + 4);
        }
    }

    @Test
    void latency_countsFromTheIntendedSend_soAStallIsSeenByAllWhoWouldHaveCome() throws Exception {
        LoadPlan plan = plan(200, 0, 1500).withConnections(4);
        try (var server =
                        TestServer.answering((_, number) -> {
                            if (number >= 60 && number < 64) {
                                TimeUnit.SECONDS.sleep(1);
                            }
                            return TestServer.OK;
                        });
                var observed = new Observed(server.address(), plan)) {
            LoadResult result = observed.result();
            Histogram latency = observed.merged(Frame::latency);
            Histogram service = observed.merged(Frame::service);

            assertThat(result.completed()).isEqualTo(result.due());
            assertThat(latency.getMaxValue()).isBetween(990 * MILLI, 2500 * MILLI);
            // Half a second of the stall at 200/s; a closed loop would have seen four.
            assertThat(latency.getCountBetweenValues(500 * MILLI, 60_000 * MILLI))
                    .isGreaterThan(90);
            assertThat(service.getCountBetweenValues(500 * MILLI, 60_000 * MILLI)).isEqualTo(4);
            assertThat(server.mostBusy).hasValueLessThanOrEqualTo(4);
        }
    }

    @Test
    void outstanding_isBounded_andWhatIsBeyondIsCountedAsNotSent() throws Exception {
        LoadPlan plan =
                plan(2000, 0, 400)
                        .withConnections(8)
                        .withMaxOutstanding(50)
                        .withTimeout(Duration.ofMillis(700));
        try (var server = TestServer.answering((_, _) -> never());
                var observed = new Observed(server.address(), plan)) {
            LoadResult result = observed.result();

            assertThat(result.due()).isCloseTo(800, within(1L));
            assertThat(result.notSent()).isEqualTo(result.due() - 50);
            assertThat(result.errors())
                    .isEqualTo(Map.of("not_sent", result.notSent(), "timeout", 50L));
            assertThat(result.failed()).isEqualTo(50);
            assertThat(observed.merged(Frame::latency).getTotalCount()).isEqualTo(50);
            assertThat(observed.frames()).allMatch(frame -> frame.load().outstanding() <= 50);
            assertThat(observed.measuredErrors()).isEqualTo(result.errors());
        }
    }

    private static byte[] never() throws InterruptedException {
        TimeUnit.SECONDS.sleep(30);
        return TestServer.OK;
    }

    @Test
    void timeout_countsIntoLatencyWithTheTimeItTook() throws Exception {
        LoadPlan plan = plan(100, 0, 300).withTimeout(Duration.ofMillis(400));
        try (var server =
                        TestServer.answering(
                                (_, number) -> number % 2 == 0 ? TestServer.OK : never());
                var observed = new Observed(server.address(), plan)) {
            LoadResult result = observed.result();

            assertThat(result.errors()).containsOnlyKeys("timeout");
            assertThat(result.failed()).isCloseTo(15, within(1L));
            assertThat(result.completed() + result.failed()).isEqualTo(result.due());
            assertThat(
                            observed.merged(Frame::latency)
                                    .getCountBetweenValues(399 * MILLI, 60_000 * MILLI))
                    .isGreaterThanOrEqualTo(result.failed());
            assertThat(observed.log().stream().filter(row -> row.status() == 0))
                    .hasSize((int) result.failed());
        }
    }

    @Test
    void answerOfTheWarmup_thatComesLater_isInNoMeasuredFigure() throws Exception {
        try (var server =
                        TestServer.answering((_, number) -> {
                            if (number < 10) {
                                TimeUnit.MILLISECONDS.sleep(500);
                            }
                            return TestServer.OK;
                        });
                var observed = new Observed(server.address(), plan(50, 200, 600))) {
            LoadResult result = observed.result();

            assertThat(result.due()).isCloseTo(30, within(1L));
            assertThat(result.completed()).isEqualTo(result.due());
            assertThat(observed.merged(Frame::latency).getTotalCount()).isEqualTo(result.due());
            assertThat(observed.log()).hasSize((int) result.due());
            assertThat(observed.sum(Phase.WARMUP, LoadState::sent)).isCloseTo(10, within(1L));
            assertThat(observed.sum(Phase.WARMUP, LoadState::completed)).isZero();
        }
    }

    @Test
    void refusedConnection_failsTheRequestsAsConnect_andTheRunGoesOnInTime() throws Exception {
        InetSocketAddress nobody = TestServer.refusing();
        try (var observed = new Observed(nobody, plan(500, 0, 500))) {
            LoadResult result = observed.result();

            assertThat(result.due()).isCloseTo(250, within(1L));
            assertThat(result.errors()).isEqualTo(Map.of("connect", result.due()));
            assertThat(result.failed()).isEqualTo(result.due());
            assertThat(result.completed()).isZero();
            assertThat(observed.run.elapsedNanos()).isBetween(499 * MILLI, 3000 * MILLI);
            assertThat(observed.merged(Frame::latency).getTotalCount()).isEqualTo(result.due());
            assertThat(observed.merged(Frame::service).getTotalCount()).isZero();
        }
    }

    @Test
    void everySilentlyClosedConnection_isAnError_andTheNextRequestOpensANewOne() throws Exception {
        try (var server = TestServer.closingAfter((_, _) -> new byte[0]);
                var observed = new Observed(server.address(), plan(200, 0, 300))) {
            LoadResult result = observed.result();

            assertThat(result.errors()).isEqualTo(Map.of("closed", result.due()));
            assertThat(server.accepted).hasValueGreaterThanOrEqualTo((int) result.due());
        }
    }

    @Test
    void connectionClosedWhileIdle_isReplacedWithoutAnError() throws Exception {
        try (var server = TestServer.closingAfter((_, _) -> TestServer.OK);
                var observed = new Observed(server.address(), plan(20, 0, 500))) {
            LoadResult result = observed.result();

            assertThat(result.errors()).isEmpty();
            assertThat(result.completed()).isEqualTo(result.due()).isPositive();
            assertThat(server.accepted).hasValueGreaterThanOrEqualTo((int) result.due());
        }
    }

    @Test
    void connectionClose_isNoError() throws Exception {
        byte[] answer =
                TestServer.bytes(
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        try (var server = TestServer.closingAfter((_, _) -> answer);
                var observed = new Observed(server.address(), plan(200, 0, 300))) {
            LoadResult result = observed.result();

            assertThat(result.errors()).isEmpty();
            assertThat(result.completed()).isEqualTo(result.due());
            assertThat(server.accepted).hasValueGreaterThanOrEqualTo((int) result.due());
        }
    }

    @Test
    void bodyUntilClose_isComplete() throws Exception {
        byte[] answer = TestServer.bytes("HTTP/1.1 200 OK\r\n\r\nas long as it takes");
        try (var server = TestServer.closingAfter((_, _) -> answer);
                var observed = new Observed(server.address(), plan(100, 0, 200))) {
            LoadResult result = observed.result();

            assertThat(result.errors()).isEmpty();
            assertThat(result.completed()).isEqualTo(result.due());
        }
    }

    @Test
    void errors_areToldByKind() throws Exception {
        List<byte[]> answers =
                List.of(
                        TestServer.OK,
                        TestServer.bytes("HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"),
                        TestServer.bytes("HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n"),
                        TestServer.bytes("220 mail.example ESMTP\r\n"),
                        TestServer.http(
                                """
                                HTTP/1.1 200 x
                                Transfer-Encoding: chunked

                                3
                                abc
                                0

                                """));
        try (var server =
                        TestServer.answering((_, number) -> answers.get(number % answers.size()));
                var observed = new Observed(server.address(), plan(200, 0, 500))) {
            LoadResult result = observed.result();

            assertThat(result.due()).isCloseTo(100, within(1L));
            assertThat(result.errors()).containsOnlyKeys("status.404", "status.503", "protocol");
            assertThat(result.errors().values()).allMatch(count -> count == 20 || count == 21);
            assertThat(result.failed())
                    .isEqualTo(result.errors().values().stream().mapToLong(n -> n).sum());
            assertThat(result.completed())
                    .isEqualTo(result.due() - result.errors().getOrDefault("protocol", 0L));
            assertThat(observed.measuredErrors()).isEqualTo(result.errors());
        }
    }

    @Test
    void moreThanOneAnswer_isAProtocolError() throws Exception {
        byte[] twice =
                TestServer.http(
                        """
                        HTTP/1.1 200 x
                        Content-Length: 0

                        HTTP/1.1 200 x
                        Content-Length: 0

                        """);
        try (var server = TestServer.answering((_, _) -> twice);
                var observed = new Observed(server.address(), plan(100, 0, 200))) {
            LoadResult result = observed.result();

            assertThat(result.errors()).isEqualTo(Map.of("protocol", result.due()));
        }
    }

    @Test
    void mix_isSentByWeight_andToldByRoute() throws Exception {
        LoadRequest read = new LoadRequest("read", 3, "GET", "/r", List.of(), new byte[0]);
        LoadRequest write = new LoadRequest("write", 1, "POST", "/w", List.of(), new byte[] {'x'});
        try (var server = TestServer.answering((_, _) -> TestServer.OK);
                var observed =
                        new Observed(
                                server.address(),
                                plan(400, 0, 500).withMix(List.of(read, write)))) {
            LoadResult result = observed.result();

            Map<String, Long> byRoute =
                    observed.measured().stream()
                            .flatMap(frame -> frame.routes().stream())
                            .collect(
                                    Collectors.groupingBy(
                                            route -> route.route(),
                                            Collectors.summingLong(route -> route.completed())));
            assertThat(byRoute.get("read")).isCloseTo(150, within(1L));
            assertThat(byRoute.get("write")).isCloseTo(50, within(1L));
            assertThat(byRoute.values().stream().mapToLong(count -> count).sum())
                    .isEqualTo(result.completed());
        }
    }

    @Test
    void logRows_nameTheExchangesThatTheServerSaw() throws Exception {
        try (var server = TestServer.answering((_, _) -> TestServer.OK);
                var observed = new Observed(server.address(), plan(200, 0, 300))) {
            observed.result();

            List<RequestLog.Request> rows = observed.log();
            assertThat(rows.stream().map(RequestLog.Request::exchange))
                    .containsExactlyInAnyOrderElementsOf(server.exchanges);
            assertThat(rows)
                    .allSatisfy(row -> {
                        assertThat(row.status()).isEqualTo(200);
                        assertThat(row.sentNanos()).isBetween(row.intendedNanos(), row.endNanos());
                    });
        }
    }

    @Test
    void hundredThousandPerSecond_onASlowServer_endsInTimeAndLosesNothing() throws Exception {
        LoadPlan plan =
                plan(100_000, 0, 1000)
                        .withConnections(16)
                        .withMaxOutstanding(5_000)
                        .withTimeout(Duration.ofMillis(500));
        try (var server =
                        TestServer.answering((_, _) -> {
                            TimeUnit.MILLISECONDS.sleep(20);
                            return TestServer.OK;
                        });
                var observed = new Observed(server.address(), plan)) {
            LoadResult result = observed.result();

            assertThat(result.due()).isCloseTo(100_000, within(1L));
            assertThat(result.notSent()).isGreaterThan(80_000);
            assertThat(result.completed() + result.failed() + result.notSent())
                    .isEqualTo(result.due());
            assertThat(observed.frames()).allMatch(frame -> frame.load().outstanding() <= 5_000);
            assertThat(observed.run.elapsedNanos()).isLessThan(5_000 * MILLI);
            assertThat(result.throughput()).isLessThan(16 / 0.020 * 1.01);
        }
    }

    @Test
    void stop_endsTheRunEarly() throws Exception {
        try (var server = TestServer.answering((_, _) -> TestServer.OK);
                var observed = new Observed(server.address(), plan(500, 0, 60_000))) {
            await(() -> server.requests.get() >= 50);
            observed.run.stop();
            LoadResult result = observed.result();

            assertThat(result.stopped()).isTrue();
            assertThat(result.elapsedNanos()).isBetween(90 * MILLI, 10_000 * MILLI);
            assertThat(result.completed()).isEqualTo(result.due());
            assertThat(observed.run.phase()).isEqualTo(Phase.IDLE);
        }
    }

    @Test
    void stop_waitsASecondAtMostForAnswers() throws Exception {
        LoadPlan plan = plan(100, 0, 60_000).withConnections(2).withTimeout(Duration.ofSeconds(30));
        try (var server = TestServer.answering((_, _) -> never());
                var observed = new Observed(server.address(), plan)) {
            await(() -> server.requests.get() == 2);
            long asked = System.nanoTime();
            observed.run.stop();
            LoadResult result = observed.result();

            assertThat(System.nanoTime() - asked).isBetween(900 * MILLI, 4_000 * MILLI);
            assertThat(result.errors()).containsEntry("timeout", 2L);
            assertThat(result.failed() + result.notSent()).isEqualTo(result.due());
        }
    }

    @Test
    void stopInTheWarmup_leavesNoResults() throws Exception {
        try (var server = TestServer.answering((_, _) -> TestServer.OK);
                var observed = new Observed(server.address(), plan(500, 60_000, 60_000))) {
            await(() -> server.requests.get() >= 20);
            assertThat(observed.run.phase()).isEqualTo(Phase.WARMUP);
            observed.run.stop();
            LoadResult result = observed.result();

            assertThat(result.elapsedNanos()).isZero();
            assertThat(result.due()).isZero();
            assertThat(result.throughput()).isZero();
            assertThat(observed.log()).isEmpty();
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }
}
