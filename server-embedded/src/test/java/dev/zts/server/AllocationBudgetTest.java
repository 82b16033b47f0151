package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.EngineOptions;
import dev.zts.pool.PoolOptions;
import dev.zts.telemetry.ArenaState;
import dev.zts.telemetry.ArenaState.Arena;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one request may allocate, from the socket to the pool, on both engines. */
@Timeout(60)
class AllocationBudgetTest {
    private static final long BUDGET_BYTES = 16 << 20;

    @TempDir private Path folder;
    private final Telemetry telemetry = new Telemetry();

    private EngineHost start(String engine) {
        HostFixture.write(
                folder,
                "index.js",
                """
                let runs = 0;
                function handler(request) {
                    runs++;
                    const kept = [];
                    const limit = { '/?grow': 1e9, '/?burst': 300000 }[request.url] ?? 0;
                    for (let i = 0; i < limit; i++) {
                        kept.push({ a: i, b: [i, i + 1, i + 2, i + 3] });
                    }
                    return Response.text('run ' + runs);
                }
                """);
        return EngineHost.start(
                folder,
                HostOptions.defaults()
                        .withEngineName(engine)
                        .withEngine(EngineOptions.defaults().withAllocationLimitBytes(BUDGET_BYTES))
                        .withPool(PoolOptions.defaults().withCapacity(1).withPrewarm(1))
                        .withWatch(false),
                telemetry,
                new ConsoleLog(10_000));
    }

    private List<Frame> frames() {
        List<Frame> frames = new CopyOnWriteArrayList<>();
        try (Sampler sampler = Sampler.start(telemetry, frames::add)) {
            sampler.flush();
        }
        return frames;
    }

    private static String get(RawClient client, String query) {
        client.send("GET " + query + " HTTP/1.1\r\nHost: test\r\n\r\n");
        RawClient.Answer answer = client.read();
        return answer.status() + " " + answer.body();
    }

    /** Both: one that goes on and has to be stopped, and one that ends by itself soon after. */
    @ParameterizedTest
    @CsvSource({"zts, /?grow", "zts, /?burst", "graaljs, /?grow", "graaljs, /?burst"})
    void requestPastItsBudget_isRefused_andItsIsolateIsNeverUsedAgain(
            String engine, String target) {
        try (EngineHost host = start(engine);
                RawClient client = RawClient.connect(host.address())) {
            assertThat(get(client, "/")).isEqualTo("200 run 1");
            assertThat(get(client, "/")).isEqualTo("200 run 2");

            assertThat(get(client, target))
                    .startsWith("500 ")
                    .contains("urn:zts:handler.memory")
                    .contains("The handler allocated more than " + BUDGET_BYTES + " bytes");
            assertThat(get(client, "/")).isEqualTo("200 run 1");

            List<Frame> frames = frames();
            ArenaState arenas = frames.getLast().memory().arenas();
            assertThat(arenas.overflowCount()).isEqualTo(1);
            assertThat(arenas.overflowBytes()).isPositive();
            assertThat(arenas.highBytes()).isEqualTo(BUDGET_BYTES + arenas.overflowBytes());
            assertThat(arenas.isolates()).extracting(Arena::requests).containsExactly(1L);
            assertThat(frames)
                    .flatExtracting(Frame::events)
                    .filteredOn(EngineEvent.RuntimeDiscarded.class::isInstance)
                    .hasSize(1);
        }
    }
}
