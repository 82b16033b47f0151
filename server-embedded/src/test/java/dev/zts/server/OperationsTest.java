package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.operations.OperationsOptions;
import dev.zts.telemetry.Counter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server answers about itself, and how it ends. */
class OperationsTest {
    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void handlers() {
        HostFixture.write(folder, "index.js", "text:home");
        HostFixture.write(folder, "gate.js", "gate");
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static RawClient.Answer ready(HostFixture host) {
        try (RawClient client = host.connect()) {
            return client.send(get("/_readiness")).read();
        }
    }

    private static UnaryOperator<ServerOptions> run(UnaryOperator<OperationsOptions> change) {
        return options -> options.withOperations(change.apply(options.operations()));
    }

    // ---- health and readiness

    @Test
    void health_tellsTheVersionThatServes() {
        try (HostFixture host = HostFixture.start(folder)) {
            String first = host.get("/_health").body();
            HostFixture.write(folder, "more.js", "text:more");
            host.host.reload();
            String second = host.get("/_health").body();

            assertThat(first).contains("\"version\":1", "\"routes\":2");
            assertThat(second).contains("\"version\":2", "\"routes\":3");
        }
    }

    @Test
    void readiness_isThereWhileRequestsAreServed() {
        try (HostFixture host = HostFixture.start(folder)) {
            RawClient.Answer answer = ready(host);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
            assertThat(answer.body()).contains("\"status\":\"ready\"", "\"capacity\":2");
        }
    }

    @Test
    void readiness_endsWhileRequestsAreTurnedAwayAndComesBack() {
        HostOptions options = HostFixture.options(server -> server);
        options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(30)));
        try (HostFixture host = HostFixture.start(folder, options);
                RawClient first = host.connect();
                RawClient second = host.connect()) {
            first.send(get("/gate"));
            second.send(get("/gate"));
            host.engine().entered.acquireUninterruptibly(2);
            RawClient.Answer busy = ready(host);
            int refused = host.get("/").status();
            RawClient.Answer exhausted = ready(host);
            host.engine().gate.countDown();
            first.read();
            second.read();

            assertThat(busy.status()).as("all are busy, nobody was turned away").isEqualTo(200);
            assertThat(refused).isEqualTo(503);
            assertThat(exhausted.status()).isEqualTo(503);
            assertThat(exhausted.header("retry-after")).isEqualTo("1");
            assertThat(exhausted.body()).contains("\"status\":\"exhausted\"", "\"inUse\":2");
            await().until(() -> ready(host).status() == 200);
        }
    }

    @Test
    void readiness_needsARouteThatCanAnswer() throws IOException {
        Files.delete(folder.resolve("gate.js"));
        HostFixture.write(folder, "index.js", "broken");
        try (HostFixture host = HostFixture.start(folder)) {
            RawClient.Answer answer = ready(host);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"status\":\"unusable\"");
            assertThat(host.get("/_health").status()).isEqualTo(200);
        }
    }

    // ---- N10: other people's pages

    @ParameterizedTest
    @ValueSource(strings = {"/_readiness", "/metrics"})
    void reboundName_isMisdirected(String path) {
        try (HostFixture host = HostFixture.start(folder, run(each -> each.withMetrics(true)));
                RawClient client = host.connect()) {
            RawClient.Answer answer =
                    client.send("GET " + path + " HTTP/1.1\r\nHost: evil.example:8080\r\n\r\n")
                            .read();

            assertThat(answer.status()).isEqualTo(421);
            assertThat(answer.body()).contains("urn:zts:request.host");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST:80, true",
        "127.0.0.1:8080, true",
        "'[::1]:8080', true",
        "'[::1', false",
        "localhost.evil.example, false",
        "127.0.0.1.evil.example, false",
        "evil.example, false"
    })
    void hostOfAnotherName_isNotLocal(String host, boolean local) {
        assertThat(Operations.local(host)).isEqualTo(local);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_health", "/_readiness", "/metrics"})
    void postOfAnotherOrigin_changesNothingAndIsNotReadable(String path) {
        UnaryOperator<ServerOptions> open =
                run(each -> each.withMetrics(true).withCorsOrigins(List.of("*")));
        try (HostFixture host = HostFixture.start(folder, open);
                RawClient client = host.connect()) {
            RawClient.Answer answer =
                    client.send(
                                    "POST "
                                            + path
                                            + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
                                            + "Content-Length: 2\r\n\r\n{}")
                            .read();

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
            assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
        }
    }

    /** There is no control interface on this port: what is no route and no file is not there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/_metrics",
                "/_reload",
                "/_shutdown",
                "/_config",
                "/_debug",
                "/_",
                "/api",
                "/_health/",
                "/_readiness/x",
                "/actuator/health",
                "/..;/_health"
            })
    void otherPaths_areNotThere(String path) {
        try (HostFixture host = HostFixture.start(folder)) {
            assertThat(host.get(path).status()).isEqualTo(404);
            assertThat(host.engine().runs).hasValue(0);
        }
    }

    // ---- the access log

    @Test
    void accessLog_hasALineForEachAnswer() throws IOException {
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        String id;
        try (HostFixture host =
                        HostFixture.start(folder, run(each -> each.withAccessLog(log.toString())));
                RawClient client = host.connect()) {
            RawClient.Answer home = client.send(get("/?q=%0a\"")).read();
            id = home.header("x-request-id");
            client.send(get("/absent")).read();
            client.send(get("/_health")).read();
            client.send("BROKEN\r\n\r\n").rest();
        }
        List<String> lines = Files.readAllLines(log);

        assertThat(id).isNotEmpty();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .matches(
                        "\\S+Z "
                                + id
                                + " 127\\.0\\.0\\.1 \"GET /\\?q=%0a\\\\\"\" 200 \\d+"
                                + " latency=\\d+us wait=\\d+us run=\\d+us");
        assertThat(lines.get(1)).contains("\"GET /absent\" 404 ");
        assertThat(lines.get(2)).contains("\"GET /_health\" 200 ");
        assertThat(lines.get(3)).contains("\"- -\" 400 ");
    }

    @Test
    void accessLog_countsEveryByteOfAnAnswer() throws IOException {
        HostFixture.write(folder, "big.js", "size:300000");
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        int length;
        try (HostFixture host =
                        HostFixture.start(folder, run(each -> each.withAccessLog(log.toString())));
                RawClient client = host.connect()) {
            length =
                    client.send("GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .rest()
                            .length();
        }

        assertThat(Files.readString(log)).contains("\"GET /big\" 200 " + length + " ");
    }

    // ---- the end

    @Test
    void stop_answersWhatIsUnderWayAndNothingElse() {
        HostOptions options =
                HostFixture.options(server -> server.withDrain(Duration.ofSeconds(20)));
        options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(30)));
        try (HostFixture host = HostFixture.start(folder, options);
                RawClient underWay = host.connect();
                RawClient idle = host.connect();
                RawClient half = host.connect()) {
            idle.send(get("/")).read();
            underWay.send(get("/gate") + get("/"));
            host.engine().entered.acquireUninterruptibly();
            String probe = get("/_readiness");
            long before = host.total(Counter.SERVER_BYTES_IN);
            half.send(probe.substring(0, 10));
            await().until(() -> host.total(Counter.SERVER_BYTES_IN) >= before + 10);

            CompletableFuture<Void> ended = CompletableFuture.runAsync(host.host::close);
            assertThat(idle.rest()).as("an idle connection ends at once").isEmpty();
            RawClient.Answer draining = half.send(probe.substring(10)).read();
            boolean listens = listens(host);
            host.engine().gate.countDown();
            RawClient.Answer answer = underWay.read();

            assertThat(draining.status()).isEqualTo(503);
            assertThat(draining.body()).contains("\"status\":\"draining\"");
            assertThat(listens).isFalse();
            assertThat(answer.body()).isEqualTo("through");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(underWay.rest()).as("a request behind it is not answered").isEmpty();
            ended.join();
        }
    }

    private static boolean listens(HostFixture host) {
        try (RawClient _ = host.connect()) {
            return true;
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }
}
