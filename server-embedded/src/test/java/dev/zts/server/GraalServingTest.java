package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.EngineOptions;
import dev.zts.pool.PoolOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of real JavaScript on GraalJS, from its files to the socket. */
class GraalServingTest {
    @TempDir private static Path folder;
    private static EngineHost host;

    @BeforeAll
    static void start() {
        HostFixture.write(
                folder,
                "index.js",
                "function handler(request) { return Response.text('hello ' + request.url); }");
        HostFixture.write(
                folder,
                "users/[id].js",
                """
                import { greet } from '../_lib/greet.js';
                export function GET(request) {
                    return Response.json({ text: greet(request.params.id) });
                }
                """);
        HostFixture.write(folder, "_lib/greet.js", "export const greet = name => 'hi ' + name;");
        HostFixture.write(
                folder,
                "echo.js",
                """
                export default {
                    async fetch(request) {
                        const body = await request.json();
                        return Response.json({ sum: body.a + body.b }, { status: 201 });
                    }
                };
                """);
        HostFixture.write(folder, "broken.js", "const a = 1;\n  let let = ;\n");
        HostFixture.write(
                folder, "throws.js", "function handler() {\n  throw new Error('boom');\n}");
        HostFixture.write(folder, "forever.js", "function handler() { while (true) {} }");
        host =
                EngineHost.start(
                        folder,
                        HostOptions.defaults()
                                .withEngine(
                                        EngineOptions.defaults()
                                                .withWallLimit(Duration.ofMillis(500)))
                                .withPool(PoolOptions.defaults().withCapacity(2))
                                .withWatch(false),
                        new Telemetry(),
                        new ConsoleLog(10_000));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void handlersOfEveryShape_answer() {
        try (RawClient client = RawClient.connect(host.address())) {
            client.send("GET /?a=%20 HTTP/1.1\r\nHost: test\r\n\r\n");
            assertThat(client.read().body()).isEqualTo("hello /?a=%20");
            client.send("GET /users/J%C3%BCrg HTTP/1.1\r\nHost: test\r\n\r\n");
            assertThat(client.read().body()).isEqualTo("{\"text\":\"hi Jürg\"}");
            client.send(
                    "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 13\r\n\r\n"
                            + "{\"a\":1,\"b\":2}");
            RawClient.Answer echo = client.read();
            assertThat(echo.status()).isEqualTo(201);
            assertThat(echo.body()).isEqualTo("{\"sum\":3}");
        }
    }

    @Test
    void exportedMethods_decideWhatIsAllowed() {
        try (RawClient client = RawClient.connect(host.address())) {
            client.send("HEAD /users/1 HTTP/1.1\r\nHost: test\r\n\r\n");
            RawClient.Answer head = client.read(true);
            client.send("PUT /users/1 HTTP/1.1\r\nHost: test\r\n\r\n");
            RawClient.Answer put = client.read();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("content-length")).isEqualTo("15");
            assertThat(put.status()).isEqualTo(405);
            assertThat(put.header("allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void brokenFile_isToldWithItsPlace_othersWork() {
        RawClient.Answer answer = RawClient.get(host.address(), "/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .contains("urn:zts:handler.load_failed", "\"file\":\"broken.js\"", "\"line\":2")
                .contains("broken.js:2:")
                .doesNotContain("org.graalvm", folder.toString());
        assertThat(RawClient.get(host.address(), "/").status()).isEqualTo(200);
    }

    @Test
    void thrownError_isToldWithItsPlace() {
        RawClient.Answer answer = RawClient.get(host.address(), "/throws");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .contains("urn:zts:handler.exception", "boom", "throws.js", "\"line\":2");
    }

    @Test
    void endlessLoop_isA504_andCapacityRecovers() {
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            RawClient.Answer answer = RawClient.get(host.address(), "/forever");
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(answer.status()).isEqualTo(504);
            assertThat(took).isBetween(Duration.ofMillis(490), Duration.ofSeconds(3));
        }
        assertThat(RawClient.get(host.address(), "/").status()).isEqualTo(200);
    }
}
