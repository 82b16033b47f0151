package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.Counter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens at each limit, and what the limits are. */
class LimitsTest extends EachIoTest {
    private static final String SECOND = "GET /second HTTP/1.1\r\nHost: test\r\n\r\n";
    private static final String HOST = " HTTP/1.1\r\nHost: test\r\n";

    @TempDir private Path folder;

    @BeforeEach
    void handler() {
        HostFixture.write(folder, "handler.js", "echo");
    }

    @Test
    void defaults_areThoseOfTheFaultCatalogue() {
        ServerOptions options = ServerOptions.defaults();

        assertThat(options.maxRequestLineBytes()).isEqualTo(4_096);
        assertThat(options.maxHeaderBytes()).isEqualTo(8_192);
        assertThat(options.maxHeaderFields()).isEqualTo(100);
        assertThat(options.maxBodyBytes()).isEqualTo(1_048_576);
        assertThat(options.headerDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.bodyIdle()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.minBodyBytesPerSecond()).isEqualTo(1_024);
        assertThat(options.keepAliveIdle()).isEqualTo(Duration.ofSeconds(15));
        assertThat(options.writeStall()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.maxConnections()).isEqualTo(10_000);
        assertThat(options.queueWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(HostOptions.defaults().engine().wallLimit()).isEqualTo(Duration.ofSeconds(10));
        assertThat(HostOptions.defaults().engine().allocationLimitBytes()).isEqualTo(256L << 20);
        assertThat(HostOptions.defaults().engine().callDepth()).isEqualTo(8_192);
    }

    /** Sends a request, and another one behind it; the second must not be answered. */
    private void assertRefused(String request, int status, String kind) {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            client.trySend((request + SECOND).getBytes(StandardCharsets.ISO_8859_1));
            RawClient.Answer answer = client.read();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).contains("urn:zts:" + kind);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(client.rest()).isEmpty();
            assertThat(host.engine().runs).hasValue(0);
        }
    }

    private int statusOf(String request) {
        try (HostFixture host = start(folder);
                RawClient client = host.connect()) {
            return client.send(request).read().status();
        }
    }

    @Test
    void requestLine_of4096BytesIsRead_of4097IsRefused() {
        String longest = "GET /" + "a".repeat(4_096 - 14) + HOST + "\r\n";

        assertThat(longest.indexOf('\r')).isEqualTo(4_096);
        assertThat(statusOf(longest)).isEqualTo(200);
        assertRefused("GET /" + "a".repeat(4_097 - 14) + HOST + "\r\n", 414, "request.line_size");
    }

    @Test
    void header_of8192BytesIsRead_of8193IsRefused() {
        int host = "Host: test\r\n".length();
        String most = "GET /" + HOST + "a: " + "x".repeat(8_192 - host - 5) + "\r\n\r\n";

        assertThat(most.length()).isEqualTo("GET / HTTP/1.1\r\n".length() + 8_192 + 2);
        assertThat(statusOf(most)).isEqualTo(200);
        assertRefused(
                "GET /" + HOST + "a: " + "x".repeat(8_193 - host - 5) + "\r\n\r\n",
                431,
                "request.header_size");
    }

    @Test
    void headerFields_100AreRead_101AreRefused() {
        assertThat(statusOf("GET /" + HOST + "a: b\r\n".repeat(99) + "\r\n")).isEqualTo(200);
        assertRefused("GET /" + HOST + "a: b\r\n".repeat(100) + "\r\n", 431, "request.header_size");
    }

    @ParameterizedTest
    @CsvSource({"1048577", "99999999999", "999999999999999999999999"})
    void announcedBody_isRefusedBeforeItComes(String length) {
        assertRefused(
                "POST /" + HOST + "Content-Length: " + length + "\r\n\r\n",
                413,
                "request.body_size");
    }

    @Test
    void announcedBodyWithExpect_isNotInvited() {
        assertRefused(
                "POST /" + HOST + "Content-Length: 1048577\r\nExpect: 100-continue\r\n\r\n",
                413,
                "request.body_size");
    }

    @Test
    void chunksWithoutEnd_areRefusedAtTheLimit() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        assertRefused(
                "POST /" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(16) + "1\r\n",
                413,
                "request.body_size");
    }

    @Test
    void bodyOfTheLimit_isRead() {
        String body = "x".repeat(1 << 20);

        assertThat(statusOf("POST /" + HOST + "Content-Length: 1048576\r\n\r\n" + body))
                .isEqualTo(200);
    }

    @Test
    void headerThatDrips_isA408AtTheDeadline() {
        try (HostFixture host = start(folder, o -> o.withHeaderDeadline(Duration.ofMillis(300)));
                RawClient client = host.connect()) {
            long start = System.nanoTime();
            client.send("GET /" + HOST);
            for (int i = 0; i < 5 && millisSince(start) < 250; i++) {
                client.send("a: b\r\n");
            }
            RawClient.Answer answer = client.read();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(millisSince(start)).isBetween(300L, 3_000L);
            assertThat(client.rest()).isEmpty();
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    @Test
    void bodyThatStops_isA408() {
        try (HostFixture host = start(folder, o -> o.withBodyIdle(Duration.ofMillis(200)));
                RawClient client = host.connect()) {
            client.send("POST /" + HOST + "Content-Length: 10\r\n\r\nhalf");

            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void bodyThatComesTooSlowly_isA408() {
        try (HostFixture host =
                        start(
                                folder,
                                o ->
                                        o.withBodyIdle(Duration.ofMillis(300))
                                                .withMinBodyBytesPerSecond(1_000_000));
                RawClient client = host.connect()) {
            client.send("POST /" + HOST + "Content-Length: 100000\r\n\r\n");
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        client.trySend(new byte[] {'x'});
                        return host.failures("request.timeout") == 1;
                    });

            assertThat(client.read().status()).isEqualTo(408);
        }
    }

    @Test
    void idleConnection_isClosedWithoutAWord() {
        try (HostFixture host = start(folder, o -> o.withKeepAliveIdle(Duration.ofMillis(200)));
                RawClient fresh = host.connect();
                RawClient used = host.connect()) {
            used.send(SECOND).read();

            assertThat(fresh.rest()).isEmpty();
            assertThat(used.rest()).isEmpty();
        }
    }

    @Test
    void clientThatReadsNothing_isClosed() {
        HostFixture.write(folder, "handler.js", "size:50000000");
        HostOptions options = HostFixture.options(o -> o.withWriteStall(Duration.ofMillis(300)));
        options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(10)));
        try (HostFixture host = start(folder, options);
                RawClient client = host.connect()) {
            client.send(SECOND);

            await().until(() -> host.total(Counter.SERVER_CLIENT_ABORTED) == 1);
            assertThat(client.rest().length()).isLessThan(50_000_000);
        }
    }

    @Test
    void connectionBeyondTheLimit_isA503_andTheOthersGoOn() {
        try (HostFixture host = start(folder, o -> o.withMaxConnections(3))) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                RawClient client = host.connect();
                assertThat(client.send(SECOND).read().status()).isEqualTo(200);
                clients.add(client);
            }
            try (RawClient fourth = host.connect()) {
                RawClient.Answer answer = fourth.read();

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body()).contains("urn:zts:server.connections");
                assertThat(answer.header("retry-after")).isEqualTo("1");
                assertThat(fourth.rest()).isEmpty();
            }
            assertThat(clients.getFirst().send(SECOND).read().status()).isEqualTo(200);
            clients.forEach(RawClient::close);
            await().untilAsserted(() -> assertThat(host.get("/").status()).isEqualTo(200));
        }
    }
}
