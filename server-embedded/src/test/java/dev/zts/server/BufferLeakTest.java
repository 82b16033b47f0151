package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.Counter;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every buffer is given back, whatever clients do. */
class BufferLeakTest {
    private static final Logger LEAKS = Logger.getLogger(ResourceLeakDetector.class.getName());
    private static final String GET = "GET %s HTTP/1.1\r\nHost: a\r\n\r\n";

    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final Handler keeper =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    leaks.add(record.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

    @TempDir private Path folder;

    @BeforeEach
    void watch() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        LEAKS.addHandler(keeper);
        LEAKS.setUseParentHandlers(false);
    }

    @AfterEach
    void unwatch() {
        LEAKS.setUseParentHandlers(true);
        LEAKS.removeHandler(keeper);
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void hostileClients_costNoBuffer_andAForgottenOneWouldBeSeen() throws Exception {
        HostFixture.write(folder, "index.js", "echo");
        HostFixture.write(folder, "large.js", "size:5000000");
        HostFixture.write(folder, "spin.js", "spin");
        Files.createDirectory(folder.resolve("public"));
        Files.write(folder.resolve("public/file.bin"), new byte[5_000_000]);
        try (HostFixture host = HostFixture.start(folder)) {
            for (int i = 0; i < 20; i++) {
                goAway(host, GET.formatted("/large"));
                goAway(host, GET.formatted("/file.bin"));
                goAway(host, GET.formatted("/").repeat(50) + "GET / HT");
                goAway(host, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf");
                goAway(host, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\nrest");
            }
            goAway(host, GET.formatted("/spin") + GET.formatted("/"));
            assertThat(host.get("/").status()).isEqualTo(200);
            await().until(() ->
                    host.total(Counter.SERVER_CONNECTIONS_OPENED)
                            == host.total(Counter.SERVER_CONNECTIONS_CLOSED));
        }
        for (int i = 0; i < 3; i++) {
            collect();
        }
        assertThat(leaks).isEmpty();

        forget();
        await().until(() -> {
            collect();
            return !leaks.isEmpty();
        });
    }

    private static void goAway(HostFixture host, String request) {
        RawClient client = host.connect();
        client.send(request);
        client.reset();
    }

    private static void forget() {
        ByteBufAllocator.DEFAULT.buffer(100).writeByte(1);
    }

    /** Leaks are told when a buffer is made after the lost one was collected. */
    private static void collect() {
        System.gc();
        ByteBufAllocator.DEFAULT.buffer(100).release();
    }
}
