package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.memory.GcControl;
import dev.zts.telemetry.GcOutcome;
import dev.zts.telemetry.GcStats;
import dev.zts.telemetry.MemoryState;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The memory control of a host. This JVM runs with -XX:+ExplicitGCInvokesConcurrent. */
@Timeout(60)
class GcBetweenRequestsTest {
    @TempDir private Path folder;

    @SuppressWarnings("UnusedVariable") // so that what is allocated is not left out
    private volatile Object sink = "";

    @BeforeEach
    void handler() {
        HostFixture.write(folder, "index.js", "echo");
        HostFixture.write(folder, "gate.js", "gate");
    }

    /** The one test that really asks this JVM. */
    @Test
    void idleHost_collectsByAYoungPauseAndNoFullOne() {
        try (HostFixture host = HostFixture.start(folder)) {
            GcControl memory = host.host.memory();
            GcStats before = memory.stats();
            for (int i = 0; i < 8 * 1_024; i++) {
                sink = new byte[1_024];
            }
            assertThat(memory.unavailable()).isEmpty();
            assertThat(memory.nurseryUsage()).isPositive();

            assertThat(memory.collectIfAbove(0)).isEqualTo(GcOutcome.ASKED);
            await().until(() -> memory.stats().minorCount() > before.minorCount());

            GcStats after = memory.stats();
            assertThat(after.majorCount()).isEqualTo(before.majorCount());
            assertThat(after.copiedBytes()).isGreaterThan(before.copiedBytes());
            assertThat(after.copiedBytes()).isGreaterThanOrEqualTo(after.promotedBytes());
            assertThat(after.peakHeapBytes()).isGreaterThanOrEqualTo(8L << 20);
            assertThat(after.heapBytes()).isPositive().isLessThanOrEqualTo(after.peakHeapBytes());
            assertThat(memory.collectIfAbove(0)).isIn(GcOutcome.TOO_SOON, GcOutcome.BELOW);
        }
    }

    @Test
    void hostWithARunningRequest_isBusy() throws InterruptedException {
        try (HostFixture host = HostFixture.start(folder);
                RawClient client = host.connect()) {
            client.send("GET /gate HTTP/1.1\r\nHost: test\r\n\r\n");
            host.engine().entered.acquire();
            assertThat(host.host.memory().collectIfAbove(0)).isEqualTo(GcOutcome.BUSY);
            host.engine().gate.countDown();
            assertThat(client.read().status()).isEqualTo(200);

            MemoryState state = host.frame().memory();
            assertThat(state.asking().count(GcOutcome.BUSY)).isEqualTo(1);
            assertThat(state.asking().automatic()).isFalse();
            assertThat(state.arenas().isolates()).hasSize(1);
        }
    }

    @Test
    void bodyOfARequest_isTheHint() {
        try (HostFixture host = HostFixture.start(folder);
                RawClient client = host.connect()) {
            String body = "x".repeat(900_000);
            client.send(
                    "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body);
            assertThat(client.read().status()).isEqualTo(200);

            assertThat(host.frame().memory().asking().hintBytes()).isGreaterThanOrEqualTo(900_000);
        }
    }
}
