package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Telemetry;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Start, reload and end of a host. */
class EngineHostTest {
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @TempDir private Path parent;
    private Path folder;

    @BeforeEach
    void handlers() {
        folder = parent.resolve("handlers");
        HostFixture.write(folder, "index.js", "text:one");
        HostFixture.write(folder, "other.js", "text:other");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void linux_isServedByEpoll() {
        try (HostFixture host = HostFixture.start(folder)) {
            assertThat(Epoll.isAvailable()).isTrue();
            assertThat(host.host.state().transport()).isEqualTo("epoll");
        }
    }

    @Test
    void portZero_takesAFreeOneOnLoopback() {
        try (HostFixture host = HostFixture.start(folder)) {
            assertThat(host.address().getPort()).isPositive();
            assertThat(host.address().getAddress().isLoopbackAddress()).isTrue();
        }
    }

    @Test
    void ipv6Literal_isServed() throws IOException {
        InetSocketAddress six = new InetSocketAddress(InetAddress.getByAddress(IPV6_LOOPBACK), 0);
        try (HostFixture host = HostFixture.start(folder, o -> o.withAddress(six));
                RawClient client = host.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n").read().body())
                    .isEqualTo("one");
        }
    }

    @Test
    void portInUse_isNamed_andNothingIsLeftRunning() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());

            assertThatThrownBy(() -> HostFixture.start(folder, o -> o.withAddress(address)))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is in use")
                    .hasMessageContaining("--port 0");
            await().untilAsserted(() -> assertThat(serverThreads()).isEmpty());
        }
    }

    @Test
    void foreignAddress_isNamed() throws IOException {
        InetSocketAddress foreign =
                new InetSocketAddress(
                        InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 0);

        assertThatThrownBy(() -> HostFixture.start(folder, o -> o.withAddress(foreign)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("192.0.2.1:0")
                .hasMessageContaining("no address of this machine");
    }

    @Test
    void unknownEngine_isRefusedWithTheKnownOnes() {
        assertThatThrownBy(() ->
                        EngineHost.start(
                                folder,
                                HostOptions.defaults().withEngineName("v8"),
                                new Telemetry(),
                                new ConsoleLog(1_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown engine v8; known are graaljs");
    }

    @Test
    void closedHost_leavesNoThreadAndNoIsolate() {
        HostFixture host = HostFixture.start(folder, HostFixture.options(o -> o).withWatch(true));
        host.get("/");
        host.close();

        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(serverThreads()).isEmpty());
        await().untilAsserted(() -> assertThat(host.engine().open).hasValue(0));
    }

    private static List<String> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("zts-(server|worker|watch).*"))
                .toList();
    }

    @Test
    void requestUnderWay_isAnsweredWhileTheHostStops() throws InterruptedException {
        HostFixture.write(folder, "gate.js", "gate");
        HostOptions options = HostFixture.options(o -> o.withDrain(Duration.ofSeconds(5)));
        options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(30)));
        try (HostFixture host = HostFixture.start(folder, options);
                RawClient client = host.connect()) {
            client.send("GET /gate HTTP/1.1\r\nHost: test\r\n\r\n");
            host.engine().entered.acquireUninterruptibly();
            Thread closing = Thread.ofPlatform().start(host.host::close);
            await().until(() -> refuses(host.address()));
            host.engine().gate.countDown();

            RawClient.Answer answer = client.read();
            assertThat(answer.body()).isEqualTo("through");
            assertThat(answer.header("connection")).isEqualTo("close");
            closing.join();
        }
    }

    private static boolean refuses(InetSocketAddress address) {
        try (RawClient _ = RawClient.connect(address)) {
            return false;
        } catch (java.io.UncheckedIOException e) {
            return true;
        }
    }

    @Test
    void limitsOfTheFolder_goBeforeTheOptions() {
        HostFixture.write(folder, "zts.json", "{\"limits\":{\"bodyBytes\":10,\"wallMs\":123}}");
        try (HostFixture host = HostFixture.start(folder);
                RawClient client = host.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(413);
            assertThat(host.engine().options().wallLimit()).isEqualTo(Duration.ofMillis(123));
        }
    }

    @Test
    void reload_servesTheNewVersion_andClosesTheOldIsolates() {
        try (HostFixture host = HostFixture.start(folder)) {
            HostFixture.write(folder, "index.js", "text:two");
            HostState state = host.host.reload();

            assertThat(state.version()).isEqualTo(2);
            assertThat(host.get("/").body()).isEqualTo("two");
            await().untilAsserted(() -> assertThat(host.engine().open).hasValue(2));
        }
    }

    @Test
    void unchangedFolder_staysAtItsVersion() {
        HostFixture.write(
                folder, "zts.json", "{\"load\":{\"mix\":[{\"path\":\"/\",\"body\":{}}]}}");
        try (HostFixture host = HostFixture.start(folder)) {
            assertThat(host.host.reload().version()).isEqualTo(1);
        }
    }

    @Test
    void scriptThatDoesNotCompile_leavesItsOldVersionServing() {
        try (HostFixture host = HostFixture.start(folder)) {
            for (String bad : List.of("broken", "unloadable")) {
                HostFixture.write(folder, "index.js", bad);
                HostFixture.write(folder, "other.js", "text:new " + bad);
                HostState state = host.host.reload();

                assertThat(host.get("/").body()).isEqualTo("one");
                assertThat(host.get("/other").body()).isEqualTo("new " + bad);
                RouteStatus index = status(state, "index.js");
                assertThat(index.problem()).isNull();
                assertThat(index.pending()).isNotNull();
                assertThat(status(state, "other.js").pending()).isNull();
            }
            HostFixture.write(folder, "index.js", "text:mended");
            assertThat(status(host.host.reload(), "index.js").pending()).isNull();
            assertThat(host.get("/").body()).isEqualTo("mended");
            host.frame();
            assertThat(host.frames.stream().flatMap(frame -> frame.events().stream()))
                    .anyMatch(event ->
                            event instanceof EngineEvent.HandlerBroken broken
                                    && broken.file().equals("index.js"));
        }
    }

    private static RouteStatus status(HostState state, String file) {
        return state.routes().stream()
                .filter(route -> route.route().file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void brokenConfiguration_leavesTheOldVersionServing() {
        try (HostFixture host = HostFixture.start(folder)) {
            HostFixture.write(folder, "zts.json", "{\"limit\":{}}");
            HostFixture.write(folder, "index.js", "text:two");
            HostState refused = host.host.reload();

            assertThat(refused.version()).isEqualTo(1);
            assertThat(refused.problems()).hasSize(1);
            assertThat(host.get("/").body()).isEqualTo("one");
        }
    }

    @Test
    void deletedFolder_isServedOn_andFollowedWhenItComesBack() throws IOException {
        try (HostFixture host =
                HostFixture.start(folder, HostFixture.options(o -> o).withWatch(true))) {
            Path moved = parent.resolve("moved");
            Files.move(folder, moved);

            await().until(() -> host.host.state().sourceMissing());
            assertThat(host.get("/").body()).isEqualTo("one");

            HostFixture.write(moved, "index.js", "text:back");
            Files.move(moved, folder);
            await().until(() -> !host.host.state().sourceMissing());
            await().untilAsserted(() -> assertThat(host.get("/").body()).isEqualTo("back"));
            HostFixture.write(folder, "index.js", "text:again");
            await().untilAsserted(() -> assertThat(host.get("/").body()).isEqualTo("again"));
        }
    }

    @Test
    void rewrittenUnderLoad_everyAnswerIsOfOneVersion() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger newest = new AtomicInteger();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger answers = new AtomicInteger();
        HostFixture.write(folder, "index.js", "text:0");
        HostOptions options = HostFixture.options(o -> o.withQueueWait(Duration.ofSeconds(10)));
        options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(10)));
        try (HostFixture host = HostFixture.start(folder, options)) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(
                        Thread.ofPlatform()
                                .start(() -> hammer(host, over, newest, answers, wrong)));
            }
            for (int version = 1; version <= 50; version++) {
                rewrite("text:" + version);
                newest.set(version);
                host.host.reload();
            }
            rewrite("broken");
            host.host.reload();
            int before = answers.get();
            await().until(() -> answers.get() > before + 20);
            over.set(true);
            for (Thread client : clients) {
                client.join();
            }

            assertThat(wrong).isEmpty();
            assertThat(host.get("/").body()).isEqualTo("50");
        }
    }

    private void rewrite(String text) throws IOException {
        Path fresh = parent.resolve("fresh");
        Files.writeString(fresh, text);
        Files.move(fresh, folder.resolve("index.js"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void hammer(
            HostFixture host,
            AtomicBoolean over,
            AtomicInteger newest,
            AtomicInteger answers,
            Queue<String> wrong) {
        int last = 0;
        try (RawClient client = host.connect()) {
            while (!over.get()) {
                RawClient.Answer answer =
                        client.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n").read();
                int version = answer.status() == 200 ? Integer.parseInt(answer.body()) : -1;
                if (version < last || version > newest.get()) {
                    wrong.add(answer.status() + " " + answer.body() + " after " + last);
                }
                last = Math.max(last, version);
                answers.incrementAndGet();
            }
        } catch (RuntimeException e) {
            wrong.add(e.toString());
        }
    }
}
