package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.pool.PoolOptions;
import dev.zts.telemetry.ServerLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * More requests than runtimes. The origin's server fell from 27,063 responses a second with one
 * connection to 63 with ten, and a hundredth of its requests timed out (SEED-FACTS.md 0.1).
 */
class ContentionTest extends EachIoTest {
    private static final int REQUESTS = 40;
    private static final String GET = "GET / HTTP/1.1\r\nHost: test\r\n\r\n";

    @TempDir private Path folder;

    private HostFixture oneRuntimeForFourWorkers(InlinePolicy inline) {
        HostFixture.write(folder, "index.js", "text:home");
        HostOptions options =
                HostFixture.options(o ->
                        o.withWorkers(4)
                                .withEventLoops(2)
                                .withInline(inline)
                                .withQueueWait(Duration.ofSeconds(30)));
        options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(30)));
        return start(folder, options.withPool(PoolOptions.defaults().withCapacity(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void connectionsThatShareOneRuntime_areAllAnswered_inTheirTurn(int connections)
            throws Exception {
        for (InlinePolicy inline : List.of(InlinePolicy.NEVER, InlinePolicy.ALWAYS)) {
            try (HostFixture host = oneRuntimeForFourWorkers(inline)) {
                assertThat(statuses(host, connections))
                        .hasSize(connections * REQUESTS)
                        .containsOnly(200);

                assertThat(host.engine().runs).hasValue(connections * REQUESTS);
                assertThat(host.failures("pool.exhausted")).isZero();
                // Nobody waits until all others are through.
                assertThat(longestOvertaking(host))
                        .isLessThan((REQUESTS - 1L) * connections / 2);
            }
        }
    }

    /** {@return the statuses of all answers, each connection asking as soon as it has the last} */
    private static List<Integer> statuses(HostFixture host, int connections) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(connections)) {
            List<Future<List<Integer>>> results = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                results.add(clients.submit(() -> ask(host)));
            }
            for (Future<List<Integer>> result : results) {
                statuses.addAll(result.get());
            }
        }
        return statuses;
    }

    private static List<Integer> ask(HostFixture host) {
        List<Integer> statuses = new ArrayList<>();
        try (RawClient client = host.connect()) {
            for (int i = 0; i < REQUESTS; i++) {
                statuses.add(client.send(GET).read().status());
            }
        }
        return statuses;
    }

    /** {@return the most handlers that ran while one request waited} */
    private static long longestOvertaking(HostFixture host) {
        List<ServerLog.Served> rows = new ArrayList<>();
        host.telemetry.serverLogs().forEach(log -> log.read(0, rows::add));
        long[] starts = rows.stream().mapToLong(ContentionTest::start).sorted().toArray();
        return rows.stream()
                .mapToLong(row -> {
                    long others = 0;
                    for (long start : starts) {
                        others += start > row.receivedNanos() && start < start(row) ? 1 : 0;
                    }
                    return others;
                })
                .max()
                .orElseThrow();
    }

    private static long start(ServerLog.Served row) {
        return row.receivedNanos() + row.waitNanos();
    }

    @Test
    void fullQueue_isA503AtOnce() {
        HostFixture.write(folder, "gate.js", "gate");
        HostOptions options =
                HostFixture.options(o -> o.withMaxQueued(1).withQueueWait(Duration.ofSeconds(30)));
        options = options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(30)));
        try (HostFixture host = start(folder, options);
                RawClient one = host.connect();
                RawClient two = host.connect();
                RawClient queued = host.connect()) {
            String gate = GET.replace("/ ", "/gate ");
            for (RawClient running : List.of(one, two)) {
                running.send(gate);
                host.engine().entered.acquireUninterruptibly();
            }
            queued.send(gate);
            await().until(() -> host.frame().pool().waiting() == 1);

            RawClient.Answer refused = host.get("/gate");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.body()).contains("urn:zts:pool.exhausted");
            host.engine().gate.countDown();
            assertThat(queued.read().status()).isEqualTo(200);
        }
    }
}
