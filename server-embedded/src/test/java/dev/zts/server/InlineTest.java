package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.EngineEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that run on event loops, and stop to. */
class InlineTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: test\r\n\r\n";
    private static final Duration WALL_LIMIT = Duration.ofSeconds(2);

    @TempDir private Path folder;

    private HostFixture start(String script, InlinePolicy inline) {
        HostFixture.write(folder, "index.js", script);
        HostOptions options = HostFixture.options(o -> o.withEventLoops(2).withInline(inline));
        return HostFixture.start(
                folder, options.withEngine(options.engine().withWallLimit(WALL_LIMIT)));
    }

    private static void awaitRunOn(RawClient client, String threads) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> client.send(GET).read().body().startsWith(threads));
    }

    private static List<String> notices(HostFixture host) {
        host.frame();
        return host.frames.stream()
                .flatMap(frame -> frame.events().stream())
                .filter(EngineEvent.Notice.class::isInstance)
                .map(event -> ((EngineEvent.Notice) event).text())
                .toList();
    }

    @Test
    void fastRoute_movesToTheLoops_notBeforeItHasShownIt() {
        try (HostFixture host = start("thread", InlinePolicy.AUTO);
                RawClient client = host.connect()) {
            for (int i = 0; i < RoutePace.FIRST_RUNS; i++) {
                assertThat(client.send(GET).read().body()).startsWith("zts-worker-");
            }
            awaitRunOn(client, "zts-server-");

            assertThat(notices(host)).contains("index.js is fast and runs on the event loops now");
        }
    }

    @Test
    void neverAndAlways_areObeyed() {
        try (HostFixture host = start("thread", InlinePolicy.NEVER);
                RawClient client = host.connect()) {
            for (int i = 0; i < 2 * RoutePace.FIRST_RUNS; i++) {
                assertThat(client.send(GET).read().body()).startsWith("zts-worker-");
            }
        }
        try (HostFixture host = start("thread", InlinePolicy.ALWAYS)) {
            assertThat(host.get("/").body()).startsWith("zts-server-");
        }
    }

    @Test
    void routeThatBecomesSlow_movesToWorkers() {
        try (HostFixture host = start("tiring", InlinePolicy.AUTO);
                RawClient client = host.connect()) {
            awaitRunOn(client, "zts-server-");
            host.engine().gate.countDown();
            awaitRunOn(client, "zts-worker-");

            assertThat(notices(host))
                    .contains(
                            "index.js is not fast enough for the event loops and runs on workers"
                                    + " now");
        }
    }

    @Test
    void routeThatHangsOnALoop_leavesNewConnectionsAlone_andNeverRunsThereAgain() {
        try (HostFixture host = start("hanging", InlinePolicy.AUTO);
                RawClient client = host.connect()) {
            awaitRunOn(client, "zts-server-");
            host.engine().gate.countDown();
            client.send(GET);
            host.engine().entered.acquireUninterruptibly();

            for (int i = 0; i < 4; i++) {
                assertThat(host.get("/_health").status()).isEqualTo(200);
            }
            // Had one of them waited for the handler, that one would have ended by now.
            assertThat(host.engine().spinning).hasValue(1);
            assertThat(client.read().status()).isEqualTo(504);

            client.send(GET);
            host.engine().entered.acquireUninterruptibly();
            assertThat(host.engine().spinners).last().asString().startsWith("zts-worker-");
            assertThat(client.read().status()).isEqualTo(504);
        }
    }

    @Test
    void handlersOnLoops_areLoggedAndMeasuredAsOnWorkers() {
        try (HostFixture host = start("text:home", InlinePolicy.ALWAYS);
                RawClient client = host.connect()) {
            client.send(GET.repeat(3));
            for (int i = 0; i < 3; i++) {
                assertThat(client.read().body()).isEqualTo("home");
            }
            await().until(() ->
                    host.telemetry.serverLogs().stream().mapToLong(log -> log.appended()).sum()
                            == 3);

            host.telemetry
                    .serverLogs()
                    .forEach(log ->
                            log.read(
                                    0,
                                    row -> {
                                        assertThat(row.status()).isEqualTo(200);
                                        assertThat(row.runNanos()).isPositive();
                                        assertThat(row.allocatedBytes()).isPositive();
                                        assertThat(row.writtenNanos() - row.receivedNanos())
                                                .isGreaterThanOrEqualTo(
                                                        row.waitNanos() + row.runNanos());
                                    }));
        }
    }
}
