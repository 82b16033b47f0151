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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow, cut and half-closed links (FAULTS.md N2, N6), with a proxy between that makes them so. */
class LinkFaultsTest {
    private static final String POST =
            "POST /echo/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";

    /** Bytes of its head. */
    private static final int HEAD = 53;

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void handlers() {
        HostFixture.write(folder, "echo/[id].js", "echo");
        HostFixture.write(folder, "big.js", "bytes:3000000");
        // More than the system keeps in between.
        HostFixture.write(folder, "huge.js", "bytes:16000000");
        HostFixture.write(folder, "gate.js", "gate");
    }

    private static FaultProxy proxy(
            HostFixture host, FaultProxy.Fault toServer, FaultProxy.Fault toClient) {
        return new FaultProxy(host.address(), toServer, toClient);
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    private static void assertAllRuntimesAreBack(HostFixture host) {
        await().until(() -> host.frame().pool().inUse() == 0);
    }

    @Test
    void linkOfSingleBytes_changesNothing() {
        FaultProxy.Fault drip = FaultProxy.Fault.slow(1, 50);
        try (HostFixture host = HostFixture.start(folder);
                FaultProxy proxy = proxy(host, drip, drip);
                RawClient client = RawClient.connect(proxy.address())) {
            assertThat(client.send(POST + POST).read().body()).contains("hello");
            assertThat(client.read().body()).contains("hello");
        }
    }

    @Test
    void slowLink_getsEveryByte_andHoldsNoRuntime() {
        FaultProxy.Fault slow = FaultProxy.Fault.slow(16 << 10, 200);
        try (HostFixture host = HostFixture.start(folder);
                FaultProxy proxy = proxy(host, FaultProxy.Fault.NONE, slow);
                RawClient client = RawClient.connect(proxy.address())) {
            client.send(get("/big"));
            assertAllRuntimesAreBack(host);

            assertThat(client.read().body()).hasSize(3_000_000);
        }
    }

    /** N2: a head that comes too slowly, whatever the link does, is over at its deadline. */
    @Test
    void dripThatTakesTooLong_isA408() {
        FaultProxy.Fault drip = FaultProxy.Fault.slow(1, 20_000);
        try (HostFixture host =
                        HostFixture.start(
                                folder,
                                options -> options.withHeaderDeadline(Duration.ofMillis(300)));
                FaultProxy proxy = proxy(host, drip, FaultProxy.Fault.NONE);
                RawClient client = RawClient.connect(proxy.address())) {
            assertThat(client.send(POST).read().status()).isEqualTo(408);
            assertThat(host.engine().runs).hasValue(0);
        }
    }

    @Test
    void halfCloseBehindARequest_isAnswered() {
        FaultProxy.Fault half = FaultProxy.Fault.after(POST.length(), FaultProxy.End.HALF_CLOSE);
        try (HostFixture host = HostFixture.start(folder);
                FaultProxy proxy = proxy(host, half, FaultProxy.Fault.NONE);
                RawClient client = RawClient.connect(proxy.address())) {
            String answer = client.send(POST).rest();

            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, HEAD - 1, HEAD, HEAD + 4})
    void requestCutAnywhere_neverRuns(int after) {
        FaultProxy.Fault half = FaultProxy.Fault.after(after, FaultProxy.End.HALF_CLOSE);
        try (HostFixture host = HostFixture.start(folder);
                FaultProxy proxy = proxy(host, half, FaultProxy.Fault.NONE);
                RawClient client = RawClient.connect(proxy.address())) {
            String answer = client.send(POST).rest();

            assertThat(answer).isEmpty();
            assertThat(host.engine().runs).hasValue(0);
            await().until(() -> host.total(Counter.SERVER_CONNECTIONS_CLOSED) == 1);
        }
    }

    @ParameterizedTest
    @EnumSource(FaultProxy.End.class)
    void linkCutDuringTheAnswer_givesTheRuntimeBack(FaultProxy.End end) {
        FaultProxy.Fault cut = FaultProxy.Fault.after(100_000, end);
        HostOptions options =
                HostFixture.options(server -> server.withWriteStall(Duration.ofMillis(300)));
        options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(10)));
        try (HostFixture host = HostFixture.start(folder, options);
                FaultProxy proxy = proxy(host, FaultProxy.Fault.NONE, cut)) {
            try (RawClient client = RawClient.connect(proxy.address())) {
                client.send(get("/huge"));
                assertThat(client.rest()).hasSizeLessThanOrEqualTo(100_000);
            }

            await().until(() -> host.total(Counter.SERVER_CLIENT_ABORTED) == 1);
            assertAllRuntimesAreBack(host);
            assertThat(host.get("/echo/1").status()).isEqualTo(200);
        }
    }

    @Test
    void linkCutDuringTheHandler_dropsItsAnswer() {
        FaultProxy.Fault none = FaultProxy.Fault.NONE;
        try (HostFixture host = HostFixture.start(folder);
                FaultProxy proxy = proxy(host, none, none)) {
            RawClient client = RawClient.connect(proxy.address());
            client.send(get("/gate"));
            host.engine().entered.acquireUninterruptibly();
            client.reset();
            await().until(() -> host.total(Counter.SERVER_CLIENT_ABORTED) == 1);
            host.engine().gate.countDown();

            assertAllRuntimesAreBack(host);
            assertThat(host.failures("handler.exception")).isZero();
            assertThat(host.get("/echo/1").status()).isEqualTo(200);
        }
    }
}
