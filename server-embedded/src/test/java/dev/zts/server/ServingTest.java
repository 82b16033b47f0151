package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.Counter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that go well, and handlers that do not. */
class ServingTest extends EachIoTest {
    private static final String SECOND = "GET /second HTTP/1.1\r\nHost: test\r\n\r\n";

    @TempDir private Path folder;

    @BeforeEach
    void handlers() {
        HostFixture.write(folder, "index.js", "text:home");
        HostFixture.write(folder, "second.js", "text:second");
        HostFixture.write(folder, "echo/[id].js", "echo");
        HostFixture.write(folder, "read.js", "GET text:read");
        HostFixture.write(folder, "gate.js", "gate");
        HostFixture.write(folder, "spin.js", "spin");
        HostFixture.write(folder, "deaf.js", "deaf");
        HostFixture.write(folder, "fail.js", "fail");
        HostFixture.write(folder, "crash.js", "crash");
        HostFixture.write(folder, "broken.js", "broken");
        HostFixture.write(folder, "big.js", "size:300000");
        HostFixture.write(folder, "nothing.js", "status:204");
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: test:80\r\n\r\n";
    }

    /** {@return lines as HTTP writes them, and an empty one} */
    private static String request(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    @Test
    void response_hasLengthAndDateAndKeepsTheConnection() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            RawClient.Answer first = client.send(get("/")).read();
            RawClient.Answer second = client.send(SECOND).read();

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.body()).isEqualTo("home");
            assertThat(first.header("content-length")).isEqualTo("4");
            assertThat(first.header("date")).endsWith(" GMT");
            assertThat(first.header("connection")).isEmpty();
            assertThat(second.body()).isEqualTo("second");
        }
    }

    @Test
    void handler_seesTheRequestAsItCame() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            RawClient.Answer answer =
                    client.send(
                                    request(
                                            "POST /echo/a%20b?q=%20 HTTP/1.1",
                                            "Host: test:80",
                                            "Transfer-Encoding: chunked",
                                            "",
                                            "3",
                                            "abc",
                                            "2;x=y",
                                            "de",
                                            "0",
                                            "T: 1"))
                            .read();

            assertThat(answer.body())
                    .isEqualTo("POST /echo/a%20b?q=%20 {id=a b} http://test:80 abcde");
        }
    }

    @Test
    void head_hasTheLengthAndNoBody() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            RawClient.Answer head =
                    client.send("HEAD /read HTTP/1.1\r\nHost: test\r\n\r\n").read(true);

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("content-length")).isEqualTo("4");
            assertThat(client.send(SECOND).read().body()).isEqualTo("second");
        }
    }

    @Test
    void noContent_hasNeitherBodyNorLength() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            RawClient.Answer answer = client.send(get("/nothing")).read();

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.headers()).doesNotContainKey("content-length");
            assertThat(client.send(SECOND).read().body()).isEqualTo("second");
        }
    }

    @Test
    void http10_closesUnlessAskedToStay() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            RawClient.Answer stays =
                    client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").read();
            RawClient.Answer ends = client.send("GET / HTTP/1.0\r\n\r\n").read();

            assertThat(stays.header("connection")).isEqualTo("keep-alive");
            assertThat(ends.header("connection")).isEqualTo("close");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void expectContinue_isAnsweredBeforeTheBodyComes() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            int interim =
                    client.send(
                                    request(
                                            "POST /echo/1 HTTP/1.1",
                                            "Host: test",
                                            "Content-Length: 2",
                                            "Expect: 100-continue"))
                            .read()
                            .status();
            RawClient.Answer answer = client.send("hi").read();

            assertThat(interim).isEqualTo(100);
            assertThat(answer.body()).endsWith(" hi");
        }
    }

    @Test
    void wrongMethod_names_whatIsAllowed() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            RawClient.Answer answer =
                    client.send("DELETE /read HTTP/1.1\r\nHost: test\r\n\r\n").read();

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void unknownPath_isAProblemDocument() {
        try (HostFixture host = start(folder)) {
            RawClient.Answer answer = host.get("/Second");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("\"type\":\"urn:zts:route.not_found\"");
        }
    }

    @Test
    void failedHandler_tellsPlaceAndStackToDevelopersOnly() {
        try (HostFixture open = start(folder);
                HostFixture shut = start(folder, o -> o.withDeveloper(false))) {
            RawClient.Answer told = open.get("/fail");
            RawClient.Answer silent = shut.get("/fail");

            assertThat(told.status()).isEqualTo(500);
            assertThat(told.body())
                    .contains("urn:zts:handler.exception", "boom", "\"line\":3", "at f", "fail.js");
            assertThat(silent.status()).isEqualTo(500);
            assertThat(silent.body()).doesNotContain("boom", "at f", "\"line\"");
            assertThat(silent.body()).contains("requestId", "\"handler\":\"fail.js\"");
        }
    }

    @Test
    void brokenScript_answers500WithItsPlace_othersWork() {
        try (HostFixture host = start(folder)) {
            RawClient.Answer broken = host.get("/broken");

            assertThat(broken.status()).isEqualTo(500);
            assertThat(broken.body())
                    .contains("urn:zts:handler.load_failed", "broken.js:1:1: does not compile");
            assertThat(host.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void runtime_isSettledAfterEachAnswer_unlessItFailed() {
        try (HostFixture host = start(folder)) {
            assertThat(host.get("/").status()).isEqualTo(200);
            assertThat(host.get("/crash").status()).isEqualTo(500);
            assertThat(host.get("/fail").status()).isEqualTo(500);

            await().until(() -> host.engines.getFirst().settled.get() == 2);
            assertThat(host.engines.getFirst().runs).hasValue(3);
        }
    }

    @Test
    void questionAboutTheServer_isNoRoutes() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            RawClient.Answer answer =
                    client.send("OPTIONS * HTTP/1.1\r\nHost: test\r\n\r\n").read();

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("allow")).contains("GET", "POST");
            assertThat(host.engine().runs).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash", "die"})
    void crashingEngine_isA500WithoutInternals_andTheRuntimeIsReplaced(String how) {
        HostFixture.write(folder, "how.js", how);
        try (HostFixture host = start(folder)) {
            for (int i = 0; i < 5; i++) {
                RawClient.Answer answer = host.get("/how");

                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body())
                        .contains("urn:zts:server.internal")
                        .doesNotContain("IllegalState", "AssertionError", "broken engine");
            }
            assertThat(host.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void pipelinedRequests_areAnsweredInOrder() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            StringBuilder requests = new StringBuilder(get("/gate"));
            for (int i = 0; i < 200; i++) {
                requests.append(get("/echo/" + i));
            }
            client.send(requests.toString());
            host.engine().entered.acquireUninterruptibly();
            host.engine().gate.countDown();

            assertThat(client.read().body()).isEqualTo("through");
            for (int i = 0; i < 200; i++) {
                assertThat(client.read().body()).startsWith("GET /echo/" + i + " ");
            }
        }
    }

    @Test
    void pipelinedRequests_runOneAtATime() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            client.send(get("/gate") + SECOND);
            host.engine().entered.acquireUninterruptibly();

            assertThat(host.engine().runs).hasValue(1);
        }
    }

    @Test
    void halfClosedClient_getsEveryAnswer() {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            client.send(get("/gate") + SECOND).endOutput();
            host.engine().entered.acquireUninterruptibly();
            host.engine().gate.countDown();

            assertThat(client.read().body()).isEqualTo("through");
            assertThat(client.read().body()).isEqualTo("second");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void requestCutShort_neverRuns() {
        try (HostFixture host = start(folder);
                RawClient head = host.connect();
                RawClient body = host.connect()) {
            head.send("GET / HTTP/1.1\r\nHos").endOutput();
            body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf").endOutput();

            assertThat(head.rest()).isEmpty();
            assertThat(body.rest()).isEmpty();
            assertThat(host.engine().runs).hasValue(0);
        }
    }

    @Test
    void clientThatResets_isCounted_andItsRuntimeComesBack() {
        try (HostFixture host = start(folder)) {
            try (RawClient client = host.connect()) {
                client.send(get("/gate"));
                host.engine().entered.acquireUninterruptibly();
                client.reset();
            }
            await().untilAsserted(() ->
                    assertThat(host.total(Counter.SERVER_CLIENT_ABORTED)).isEqualTo(1));
            host.engine().gate.countDown();

            await().untilAsserted(() -> assertThat(host.frame().pool().inUse()).isZero());
            assertThat(host.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void requestWithoutARuntime_isRefusedInTimeThoughEveryWorkerIsBusy() {
        try (HostFixture host = slow(folder);
                RawClient one = host.connect();
                RawClient two = host.connect()) {
            one.send(get("/gate"));
            two.send(get("/gate"));
            host.engine().entered.acquireUninterruptibly(2);

            long start = System.nanoTime();
            RawClient.Answer refused = host.get("/");
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.body()).contains("urn:zts:pool.exhausted");
            assertThat(took).isBetween(Duration.ofMillis(400), Duration.ofMillis(2_000));
            assertThat(host.get("/_health").status()).isEqualTo(200);
            host.engine().gate.countDown();
            assertThat(one.read().body()).isEqualTo("through");
            assertThat(two.read().body()).isEqualTo("through");
            assertThat(host.get("/").status()).isEqualTo(200);
        }
    }

    /** {@return a host whose handlers may take long} */
    private HostFixture slow(Path folder) {
        HostOptions options = HostFixture.options(o -> o);
        return start(
                folder, options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(30))));
    }

    @Test
    void handlerThatRunsTooLong_isA504_andTheNextOneRuns() {
        try (HostFixture host = start(folder)) {
            for (int i = 0; i < 4; i++) {
                RawClient.Answer answer = host.get("/spin");

                assertThat(answer.status()).isEqualTo(504);
                assertThat(answer.body()).contains("urn:zts:handler.timeout");
            }
            assertThat(host.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void handlerThatCannotBeStopped_isA504InTime_andCapacityRecovers() {
        try (HostFixture host = start(folder)) {
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                RawClient.Answer answer = host.get("/deaf");
                Duration took = Duration.ofNanos(System.nanoTime() - start);

                assertThat(answer.status()).isEqualTo(504);
                assertThat(answer.header("connection")).isEmpty();
                assertThat(took).isBetween(Duration.ofMillis(300), Duration.ofMillis(2_000));
            }
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(host.get("/").status()).isEqualTo(200));
            assertThat(host.frame().pool().inUse()).isZero();
        }
    }

    @Test
    void handlerThatCannotBeStopped_losesItsWorkerThoughItsClientIsGone() {
        try (HostFixture host = start(folder)) {
            for (int i = 0; i < 2; i++) {
                RawClient client = host.connect();
                client.send("GET /deaf HTTP/1.1\r\nHost: test\r\n\r\n");
                host.engine().entered.acquireUninterruptibly();
                client.reset();
            }

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(host.get("/").status()).isEqualTo(200));
            assertThat(host.failures("handler.timeout")).isEqualTo(2);
        }
    }

    @Test
    void catchAll_leavesToPublicWhatIsThere(@TempDir Path single) {
        HostFixture.write(single, "handler.js", "echo");
        HostFixture.write(single, "public/a.txt", "plain");
        try (HostFixture host = start(single)) {
            assertThat(host.get("/a.txt").body()).isEqualTo("plain");
            assertThat(host.get("/b.txt").body()).startsWith("GET /b.txt ");
            assertThat(host.get("/%zz").body()).startsWith("GET /%zz ");
            assertThat(host.get("/../a.txt").body()).startsWith("GET /../a.txt ");
        }
    }

    @Test
    void health_needsNoRuntimeAndIsReserved() {
        HostFixture.write(folder, "_health.js", "text:mine");
        try (HostFixture host = start(folder)) {
            RawClient.Answer answer = host.get("/_health");

            assertThat(answer.body()).startsWith("{\"status\":\"ok\",\"version\":1");
            assertThat(host.engine().runs).hasValue(0);
        }
    }

    @Test
    void frames_tellRequestsAndFailures() {
        try (HostFixture host = start(folder)) {
            host.get("/");
            host.get("/fail");
            host.get("/missing");

            await().untilAsserted(
                            () -> assertThat(host.total(Counter.SERVER_RESPONSES)).isEqualTo(3));
            assertThat(host.failures("handler.exception")).isEqualTo(1);
            assertThat(host.failures("route.not_found")).isEqualTo(1);
            assertThat(host.total(Counter.HANDLER_RUNS)).isEqualTo(2);
        }
    }
}
