package dev.zts.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.load.LoadResult;
import dev.zts.server.HostOptions;
import dev.zts.telemetry.Account;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.visualizers.report.RunReport;
import dev.zts.visualizers.report.SlowRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSessionTest {
    /** Every twentieth request takes about 30 ms of the handler's own time. */
    private static final String HANDLER =
            """
            let n = 0;
            function handler(request) {
              if (++n % 20 === 0) {
                const end = performance.now() + 30;
                while (performance.now() < end);
              }
              return { status: 200, body: 'ok' };
            }
            """;

    @TempDir private Path temp = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void writeHandler() throws IOException {
        folder = Files.createDirectories(temp.resolve("handlers"));
        Files.writeString(folder.resolve("handler.js"), HANDLER);
    }

    private RunSession open() {
        return RunSession.open(folder, HostOptions.defaults().withWatch(false));
    }

    private static LoadPlan plan(double rate, Duration duration) {
        return LoadPlan.of(new LoadModel.Open(rate), List.of(LoadRequest.get("/work")))
                .withWarmup(Duration.ofMillis(300))
                .withDuration(duration);
    }

    @Test
    void run_endsWithTotalsOfTheMeasuredPartOnly() throws Exception {
        try (RunSession session = open()) {
            assertThat(session.state()).isEqualTo(RunState.READY);
            assertThat(session.progress()).isZero();

            LoadResult result =
                    session.start(plan(200, Duration.ofSeconds(1))).get(30, TimeUnit.SECONDS);

            assertThat(session.state()).isEqualTo(RunState.FINISHED);
            assertThat(session.progress()).isEqualTo(1);
            assertThat(result.due()).isEqualTo(200);
            RunReport report = session.report();
            assertThat(report.timeline().completed()).isEqualTo(200);
            assertThat(report.timeline().latency().total()).isEqualTo(200);
            assertThat(report.facts().folder()).isEqualTo("handlers");
            assertThat(report.facts().engine()).startsWith("zts ");
            assertThat(report.facts().plan())
                    .isEqualTo(
                            "open model, 200 requests/s, 1 s after 0.3 s of warm-up, 1 kind of"
                                    + " request");
            assertThat(report.facts().pausesExact()).isTrue();
            assertThat(report.facts().stopped()).isFalse();
        }
    }

    @Test
    void slowestRequests_areAccountedForToTheNanosecond() throws Exception {
        try (RunSession session = open()) {
            session.start(plan(100, Duration.ofSeconds(2))).get(30, TimeUnit.SECONDS);

            List<SlowRequest> slowest = session.report().slowest();

            assertThat(slowest).hasSize(RunSession.REPORTED_SLOWEST);
            assertThat(slowest).allMatch(slow -> slow.route().equals("GET /work"));
            for (SlowRequest slow : slowest) {
                long sum =
                        slow.account().parts().values().stream().mapToLong(Long::longValue).sum();
                assertThat(sum).isEqualTo(slow.account().request().latencyNanos());
            }
            // 200 requests on two runtimes: at least eight spun for 30 ms in the handler, less
            // what a collection took of them. A busy machine may make others slow as well.
            assertThat(slowest)
                    .filteredOn(slow ->
                            slow.account().nanos(Account.Part.RUN)
                                            + slow.account().nanos(Account.Part.PAUSE)
                                    >= 29_000_000L)
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void collection_duringTheRun_isAnExactPause() throws Exception {
        try (RunSession session = open()) {
            CompletableFuture<LoadResult> run = session.start(plan(50, Duration.ofSeconds(1)));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> session.state() == RunState.MEASURING);
            System.gc();
            run.get(30, TimeUnit.SECONDS);

            List<GcPause> pauses = session.report().facts().exactPauses();

            assertThat(pauses).anyMatch(pause -> pause.cause().equals("System.gc()"));
            assertThat(pauses).allMatch(pause -> pause.durationNanos() > 0);
        }
    }

    @Test
    void secondStart_whileARunIsUnderWay_isRefused() throws Exception {
        try (RunSession session = open()) {
            CompletableFuture<LoadResult> run = session.start(plan(50, Duration.ofSeconds(60)));

            assertThatThrownBy(() -> session.start(plan(50, Duration.ofSeconds(1))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stop it first");

            session.stop();
            assertThat(run.get(30, TimeUnit.SECONDS).stopped()).isTrue();
            assertThat(session.report().facts().verdicts())
                    .contains("The run was stopped before its time.");
        }
    }

    @Test
    void nextRun_startsFromNothing() throws Exception {
        try (RunSession session = open()) {
            for (int i = 0; i < 3; i++) {
                session.start(plan(100, Duration.ofMillis(500))).get(30, TimeUnit.SECONDS);

                assertThat(session.report().timeline().completed()).isEqualTo(50);
                assertThat(session.telemetry().requestLogs()).hasSize(1);
            }
        }
    }

    @Test
    void close_stopsARunAndMayBeCalledTwice() {
        RunSession session = open();
        CompletableFuture<LoadResult> run = session.start(plan(50, Duration.ofSeconds(60)));

        session.close();
        session.close();

        assertThat(session.state()).isEqualTo(RunState.CLOSED);
        assertThat(run).isDone();
        assertThatThrownBy(() -> session.start(plan(50, Duration.ofSeconds(1))))
                .isInstanceOf(IllegalStateException.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .untilAsserted(() ->
                        assertThat(Thread.getAllStackTraces().keySet())
                                .filteredOn(thread -> thread.getName().startsWith("zts-"))
                                .allMatch(Thread::isDaemon));
    }

    @Test
    void defaultPlan_takesPlainRoutesThatAnswerGet() throws IOException {
        Path api = Files.createDirectories(temp.resolve("routes/api"));
        Path users = Files.createDirectories(api.resolve("users"));
        Files.writeString(users.resolve("[id].js"), "export function GET() { return 'one' }");
        Files.writeString(users.resolve("index.js"), "export function GET() { return 'all' }");
        Files.writeString(api.resolve("order.js"), "export function POST() { return 'new' }");
        try (RunSession session =
                RunSession.open(temp.resolve("routes"), HostOptions.defaults().withWatch(false))) {
            LoadPlan plan = session.defaultPlan();

            assertThat(plan.mix()).extracting(LoadRequest::target).containsExactly("/api/users");
            assertThat(plan.model()).isEqualTo(new LoadModel.Open(RunSession.DEFAULT_RATE));
        }
    }
}
