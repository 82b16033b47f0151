package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.zts.engine.JitOptions;
import dev.zts.engine.JitSettings;
import dev.zts.pool.PoolOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Telemetry;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Start, reload and end of a host. */
class EngineHostTest {
    private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};
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
    void dualStack_isServedToBothFamilies() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByAddress(new byte[16]), 0);
        try (HostFixture host = HostFixture.start(folder, o -> o.withAddress(any))) {
            for (byte[] loopback : List.of(IPV4_LOOPBACK, IPV6_LOOPBACK)) {
                InetSocketAddress address =
                        new InetSocketAddress(
                                InetAddress.getByAddress(loopback), host.address().getPort());

                assertThat(RawClient.get(address, "/").body()).isEqualTo("one");
            }
        }
    }

    @Test
    void dualStackOverAUsedPort_isNamed() throws IOException {
        InetAddress any = InetAddress.getByAddress(new byte[16]);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(IPV4_LOOPBACK))) {
            InetSocketAddress address = new InetSocketAddress(any, taken.getLocalPort());

            assertThatThrownBy(() -> HostFixture.start(folder, o -> o.withAddress(address)))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is in use");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Permission denied | port 80 needs privileges that this user does not have"
                        + " (127.0.0.1:80); take a port from 1024 on, or --port 0 for a free one",
                "bind(..) failed with error(-13): Permission denied | port 80 needs privileges that"
                        + " this user does not have (127.0.0.1:80); take a port from 1024 on, or"
                        + " --port 0 for a free one",
                "Address already in use | port 80 is in use on 127.0.0.1; take --port 0 for a free"
                        + " one",
                "Cannot assign requested address | 127.0.0.1:80 is no address of this machine; bind"
                        + " 127.0.0.1 or ::1",
                "No such device | 127.0.0.1:80 cannot be bound: No such device"
            })
    void addressThatCannotBeBound_isToldWithWhatToDo(String reason, String message)
            throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getByAddress(IPV4_LOOPBACK), 80);

        assertThat(HttpServer.startFailure(address, new BindException(reason))).hasMessage(message);
    }

    @Test
    void unknownHostName_isNamed() {
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("nowhere.invalid", 0);

        assertThat(HttpServer.startFailure(unknown, new UnknownHostException("x")))
                .hasMessage("the host name nowhere.invalid is unknown");
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
                .hasMessage("unknown engine v8; known are graaljs, zts");
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
    void jitSettings_goBeforeTheFolder_andTheFolderBeforeTheEngineOptions() {
        HostFixture.write(folder, "zts.json", "{\"jit\":{\"threshold\":7,\"coverage\":\"full\"}}");
        HostOptions options = HostFixture.options(UnaryOperator.identity());
        JitOptions lowest = JitOptions.defaults().withDeferRequests(5).withThreshold(3);
        JitSettings highest =
                new JitSettings(null, null, null, JitOptions.Coverage.SEED_STRICT, true, null);
        try (HostFixture host =
                HostFixture.start(
                        folder,
                        options.withEngine(options.engine().withJit(lowest)).withJit(highest))) {
            assertThat(host.engine().options().jit())
                    .isEqualTo(
                            JitOptions.defaults()
                                    .withDeferRequests(5)
                                    .withThreshold(7)
                                    .withCoverage(JitOptions.Coverage.SEED_STRICT)
                                    .withSynchronous(true));
        }
    }

    @Test
    void exactJit_goesBeforeWhateverTheFolderSays() {
        HostFixture.write(
                folder,
                "zts.json",
                "{\"jit\":{\"policy\":\"disabled\",\"threshold\":7,\"sync\":true}}");
        JitOptions exact = JitOptions.defaults().withCoverage(JitOptions.Coverage.FULL);
        HostOptions options = HostFixture.options(UnaryOperator.identity()).withJit(exact);
        try (HostFixture host = HostFixture.start(folder, options)) {
            assertThat(host.engine().options().jit()).isEqualTo(exact);
            assertThat(host.host.state().engineOptions().jit()).isEqualTo(exact);
        }
    }

    @Test
    void reload_keepsTheJitSettings_andTakesThoseThatTheFolderChanges() {
        JitSettings given = new JitSettings(null, null, null, null, true, null);
        HostOptions options = HostFixture.options(UnaryOperator.identity()).withJit(given);
        JitOptions before = JitOptions.defaults().withSynchronous(true);
        try (HostFixture host = HostFixture.start(folder, options)) {
            HostFixture.write(folder, "index.js", "text:two");
            host.host.reload();
            assertThat(host.engines).hasSize(1);
            assertThat(host.engine().options().jit()).isEqualTo(before);

            HostFixture.write(folder, "zts.json", "{\"jit\":{\"policy\":\"eager\"}}");
            host.host.reload();

            assertThat(host.engines).hasSize(2);
            assertThat(host.engine().options().jit())
                    .isEqualTo(before.withPolicy(JitOptions.Policy.EAGER));
            assertThat(host.get("/").body()).isEqualTo("two");
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
    void folderReplacedByAFile_isServedOn() throws IOException {
        try (HostFixture host = HostFixture.start(folder)) {
            Files.move(folder, parent.resolve("moved"));
            Files.writeString(folder, "a file");

            assertThat(host.host.reload().sourceMissing()).isTrue();
            assertThat(host.get("/").body()).isEqualTo("one");
        }
    }

    @Test
    void folderThatGrewFarTooLarge_isRefusedAndServedOn() throws IOException {
        try (HostFixture host = HostFixture.start(folder)) {
            Path many = Files.createDirectory(folder.resolve("many"));
            for (int i = 0; i < 10_000; i++) {
                Files.createFile(many.resolve("f" + i));
            }
            HostState refused = host.host.reload();

            assertThat(refused.version()).isEqualTo(1);
            assertThat(refused.problems())
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.message()).contains("more than 10000 files"));
            assertThat(host.get("/").body()).isEqualTo("one");
        }
    }

    @Test
    void scriptThatCannotBeReadAnyMore_leavesItsOldVersionServing() throws IOException {
        try (HostFixture host = HostFixture.start(folder)) {
            Files.write(folder.resolve("index.js"), new byte[] {'a', (byte) 0xFF});
            HostFixture.write(folder, "other.js", "text:new");
            HostState state = host.host.reload();

            assertThat(status(state, "index.js").pending()).isNotNull();
            assertThat(host.get("/").body()).isEqualTo("one");
            assertThat(host.get("/other").body()).isEqualTo("new");
        }
    }

    @Test
    void scriptReplacedByAFolder_losesItsRoute() throws IOException {
        try (HostFixture host = HostFixture.start(folder)) {
            Files.delete(folder.resolve("other.js"));
            HostFixture.write(folder, "other.js/inner.js", "text:inner");
            host.host.reload();

            assertThat(host.get("/other").status()).isEqualTo(404);
            assertThat(host.get("/other.js/inner").body()).isEqualTo("inner");
        }
    }

    @Test
    void hostileNames_areServedOrProblems() {
        HostFixture.write(folder, "\uD83D\uDE80.js", "text:rocket");
        HostFixture.write(folder, "<script>.js", "text:script");
        HostFixture.write(folder, "line\nbreak.js", "text:never");
        try (HostFixture host = HostFixture.start(folder)) {
            assertThat(host.get("/%F0%9F%9A%80").body()).isEqualTo("rocket");
            assertThat(host.get("/%3Cscript%3E").body()).isEqualTo("script");
            assertThat(host.get("/line%0Abreak").status()).isBetween(400, 499);
            assertThat(host.host.state().problems())
                    .anyMatch(problem -> problem.file().equals("line\nbreak.js"));
        }
    }

    @Test
    void everyRuntime_hasAWorker_unlessToldOtherwise() throws InterruptedException {
        HostFixture.write(folder, "gate.js", "gate");
        HostOptions options = HostOptions.defaults().withPool(fourRuntimes()).withWatch(false);
        try (HostFixture host = HostFixture.start(folder, options)) {
            List<RawClient> clients = ask(host, "/gate", 4);

            assertThat(host.engine().entered.tryAcquire(4, 9, TimeUnit.SECONDS)).isTrue();
            host.engine().gate.countDown();
            for (RawClient client : clients) {
                assertThat(client.read().status()).isEqualTo(200);
                client.close();
            }
        }
        assertThat(options.workers()).isEqualTo(4);
        assertThat(options.withServer(options.server().withWorkers(3)).workers()).isEqualTo(3);
    }

    private static PoolOptions fourRuntimes() {
        return PoolOptions.defaults().withCapacity(4);
    }

    private static List<RawClient> ask(HostFixture host, String target, int times) {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            clients.add(host.connect().send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"));
        }
        return clients;
    }

    @Test
    void frames_countWhoWaitsInTheQueueAndAtThePool_andWhoGaveUp() {
        HostFixture.write(folder, "gate.js", "gate");
        for (int workers : List.of(2, 3)) {
            HostOptions options =
                    HostFixture.options(
                            o -> o.withWorkers(workers).withQueueWait(Duration.ofSeconds(2)));
            options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(30)));
            try (HostFixture host = HostFixture.start(folder, options)) {
                List<RawClient> clients = ask(host, "/gate", 5);

                await().until(() -> host.frame().pool().waiting() == 3);
                assertThat(host.frame().pool().inUse()).isEqualTo(2);
                await().until(() -> host.failures("pool.exhausted") == 3);
                await().until(() -> host.frame().pool().waiting() == 0);
                assertThat(host.frame().pool().exhausted()).isEqualTo(3);
                clients.forEach(RawClient::close);
            }
        }
    }

    @Test
    void frames_countLeasesAndRuntimesOfAllVersions() {
        HostFixture.write(folder, "gate.js", "gate");
        HostOptions options = HostFixture.options(o -> o);
        options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(30)));
        try (HostFixture host = HostFixture.start(folder, options);
                RawClient client = host.connect()) {
            client.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
            host.engine().entered.acquireUninterruptibly();
            for (int version = 2; version <= 4; version++) {
                HostFixture.write(folder, "index.js", "text:" + version);
                host.host.reload();
                host.get("/");
            }

            // A version's pool is there until its last request is through.
            await().until(() -> host.frame().pool().live() == 4);
            PoolState busy = host.frame().pool();
            assertThat(busy.inUse()).isEqualTo(1);
            assertThat(busy.capacity()).isEqualTo(2);
            assertThat(busy.leases()).isEqualTo(4);
            host.engine().gate.countDown();
            await().until(() -> host.frame().pool().live() == 2);
            assertThat(host.frame().pool().leases()).isEqualTo(4);
            assertThat(host.frame().pool().discarded()).isZero();
        }
    }

    /** {@code -Dzts.rewrites=2000} is the run of the fault catalogue. */
    @Test
    void scriptThatIsALinkToNothing_leavesItsOldVersionServing() throws IOException {
        try (HostFixture host = HostFixture.start(folder)) {
            Files.delete(folder.resolve("index.js"));
            Files.createSymbolicLink(folder.resolve("index.js"), parent.resolve("nothing"));
            HostState state = host.host.reload();

            assertThat(host.get("/").body()).isEqualTo("one");
            assertThat(status(state, "index.js").pending()).isNotNull();
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
            int rewrites = Integer.getInteger("zts.rewrites", 50);
            for (int version = 1; version <= rewrites; version++) {
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
            assertThat(host.get("/").body()).isEqualTo("" + rewrites);
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
