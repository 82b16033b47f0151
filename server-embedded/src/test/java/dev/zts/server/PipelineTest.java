package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.Counter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand requests in one write (FAULTS.md N5). */
class PipelineTest extends EachIoTest {
    private static final int REQUESTS = 10_000;
    private static final int LARGE = 20_000;

    @TempDir private Path folder;

    private static byte[] requests(String target) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < REQUESTS; i++) {
            all.append("GET ").append(target).append(i).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        return all.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void requestsInOneWrite_areAnsweredInOrder() {
        HostFixture.write(folder, "[id].js", "echo");
        for (InlinePolicy inline : InlinePolicy.values()) {
            try (HostFixture host = start(folder, o -> o.withInline(inline));
                    RawClient client = host.connect()) {
                Thread writer = Thread.startVirtualThread(() -> client.send(requests("/")));
                for (int i = 0; i < REQUESTS; i++) {
                    assertThat(client.read().body()).startsWith("GET /" + i + " ");
                }
                assertThat(writer.isInterrupted()).isFalse();
            }
        }
    }

    @Test
    void clientThatNeverReads_isNotReadFrom_andClosed() {
        HostFixture.write(folder, "[id].js", "size:" + LARGE);
        for (InlinePolicy inline : InlinePolicy.values()) {
            try (HostFixture host =
                            start(
                                    folder,
                                    o ->
                                            o.withInline(inline)
                                                    .withWriteStall(Duration.ofMillis(200)));
                    RawClient client = host.connect()) {
                Thread.startVirtualThread(() -> client.trySend(requests("/")));
                await().until(() -> host.total(Counter.SERVER_CLIENT_ABORTED) == 1);

                // What the sockets' buffers hold on both sides is not ours.
                long answered = host.total(Counter.SERVER_BYTES_OUT);
                assertThat(answered).isBetween(1L, 32L << 20);
                assertThat((long) host.engine().runs.get() * LARGE)
                        .isLessThan(answered + 2 * (64 << 10));
            }
        }
    }
}
