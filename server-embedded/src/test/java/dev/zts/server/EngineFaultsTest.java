package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.engine.EngineOptions;
import dev.zts.engine.IsolationPolicy;
import dev.zts.pool.PoolOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of pool, network and limits on real engines (FAULTS.md F14, N1, N4, N6, H11). */
class EngineFaultsTest {
    private static final int CLIENTS = 8;

    @TempDir private Path folder = Path.of("");

    private final Telemetry telemetry = new Telemetry();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();

    @BeforeEach
    void handlers() {
        HostFixture.write(
                folder,
                "closures.js",
                """
                const makers = [];
                let calls = 0;
                function counter(by) { let n = 0; return () => n += by; }
                for (let i = 1; i <= 3; i++) makers.push(counter(i));
                export function GET(request) {
                    const add = (a, b) => a + b;
                    calls++;
                    const sum = makers.map(next => next()).reduce(add, 0);
                    return Response.json({ calls, sum });
                }
                export function POST(request) { return Response.text('posted'); }
                """);
        HostFixture.write(
                folder,
                "work.js",
                """
                export function GET(request) {
                    let n = 0;
                    for (let i = 0; i < 20000; i++) n = (n * 31 + i) % 1000003;
                    return Response.text('' + n);
                }
                """);
        HostFixture.write(folder, "forever.js", "export function GET() { while (true) {} }");
        HostFixture.write(
                folder,
                "getter.js",
                """
                export function GET() {
                    return { status: 200, headers: {}, get body() { throw new Error('no body'); } };
                }
                """);
    }

    private EngineHost start(String engine, UnaryOperator<HostOptions> change) {
        HostOptions options =
                HostOptions.defaults()
                        .withEngineName(engine)
                        .withEngine(EngineOptions.defaults().withWallLimit(Duration.ofSeconds(1)))
                        .withPool(PoolOptions.defaults().withCapacity(2))
                        .withWatch(false);
        return EngineHost.start(folder, change.apply(options), telemetry, new ConsoleLog(1 << 16));
    }

    private PoolState pool() {
        try (Sampler sampler = Sampler.start(telemetry, frames::add)) {
            sampler.flush();
        }
        return frames.getLast().pool();
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    /** F14: more clients than runtimes. */
    @ParameterizedTest
    @ValueSource(strings = {"zts", "graaljs"})
    void moreClientsThanRuntimes_areAllAnswered(String engine) throws Exception {
        try (EngineHost host = start(engine, options -> options);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> good(host, 25)));
            }
            for (Future<Integer> each : running) {
                assertThat(each.get()).isEqualTo(25);
            }
            PoolState pool = pool();

            assertThat(pool.leases()).isEqualTo(CLIENTS * 25L);
            assertThat(pool.live()).isLessThanOrEqualTo(2);
            assertThat(pool.exhausted() + pool.discarded()).isZero();
            await().until(() -> pool().inUse() == 0);
        }
    }

    private static int good(EngineHost host, int count) {
        int good = 0;
        try (RawClient client = RawClient.connect(host.address())) {
            for (int i = 0; i < count; i++) {
                good += client.send(get("/work")).read().body().matches("\\d+") ? 1 : 0;
            }
        }
        return good;
    }

    /** F14: nothing is prewarmed but what shows that the scripts load, and all come at once. */
    @ParameterizedTest
    @ValueSource(strings = {"zts", "graaljs"})
    void stampedeOfColdStarts_isServedWithoutFailures(String engine) throws Exception {
        UnaryOperator<HostOptions> cold =
                options ->
                        options.withPool(
                                PoolOptions.defaults().withCapacity(CLIENTS).withPrewarm(0));
        try (EngineHost host = start(engine, cold);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> good(host, 1)));
            }
            for (Future<Integer> each : running) {
                assertThat(each.get()).isEqualTo(1);
            }

            assertThat(pool().live()).isLessThanOrEqualTo(CLIENTS);
            assertThat(pool().exhausted()).isZero();
        }
    }

    /** F14: a runtime that has served 1,000 requests still knows its closures. */
    @ParameterizedTest
    @ValueSource(strings = {"zts", "graaljs"})
    void closures_surviveThousandRequestsOnOneRuntime(String engine) {
        UnaryOperator<HostOptions> one =
                options ->
                        options.withPool(PoolOptions.defaults().withCapacity(1))
                                .withEngine(options.engine().withIsolation(IsolationPolicy.REUSE));
        try (EngineHost host = start(engine, one);
                RawClient client = RawClient.connect(host.address())) {
            for (int i = 1; i <= 1_000; i++) {
                assertThat(client.send(get("/closures")).read().body())
                        .isEqualTo("{\"calls\":" + i + ",\"sum\":" + 6 * i + "}");
            }

            assertThat(pool().discarded()).isZero();
        }
    }

    /**
     * N6: the client goes away while its handler runs; the handler is stopped, the runtime is not
     * lost.
     */
    @ParameterizedTest
    @ValueSource(strings = {"zts", "graaljs"})
    void resetDuringTheHandler_losesNoCapacity(String engine) {
        try (EngineHost host = start(engine, options -> options)) {
            for (int i = 0; i < 2; i++) {
                RawClient client = RawClient.connect(host.address());
                client.send(get("/forever"));
                int busy = i + 1;
                await().until(() -> pool().leases() >= busy);
                client.reset();
            }
            await().until(() -> pool().inUse() == 0);

            assertThat(good(host, 4)).isEqualTo(4);
        }
    }

    /** H11: the response itself throws while it is read. */
    @ParameterizedTest
    @ValueSource(strings = {"zts", "graaljs"})
    void responseThatThrows_isAWholeError_andTheNextRequestIsServed(String engine) {
        try (EngineHost host = start(engine, options -> options);
                RawClient client = RawClient.connect(host.address())) {
            RawClient.Answer answer = client.send(get("/getter")).read();

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(client.send(get("/work")).read().status()).isEqualTo(200);
            await().until(() -> pool().inUse() == 0);
        }
    }

    /** N1, N4: what is smuggled or too large reaches no handler, whichever engine runs it. */
    @ParameterizedTest
    @ValueSource(strings = {"zts", "graaljs"})
    void smuggledRequest_reachesNoHandler(String engine) {
        String smuggled =
                "POST /closures HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + get("/closures");
        String tooLarge = "POST /closures HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n";
        try (EngineHost host = start(engine, options -> options)) {
            for (String request : new String[] {smuggled, tooLarge}) {
                try (RawClient client = RawClient.connect(host.address())) {
                    assertThat(client.send(request).rest())
                            .startsWith(request.equals(smuggled) ? "HTTP/1.1 400" : "HTTP/1.1 413")
                            .doesNotContain("calls");
                }
            }

            assertThat(pool().leases()).isZero();
        }
    }
}
