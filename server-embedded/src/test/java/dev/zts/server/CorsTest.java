package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.operations.OperationsOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins (Fetch, 3.2), and what the origin's server left out: SEED-FACTS 9. */
class CorsTest {
    private static final String PAGE = "http://localhost:5173";

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void handlers() {
        HostFixture.write(folder, "index.js", "text:home");
        HostFixture.write(folder, "fail.js", "fail");
        HostFixture.write(folder, "read.js", "GET text:read");
        HostFixture.write(folder, "own.js", "field:access-control-allow-origin=https://mine");
        HostFixture.write(folder, "public/file.txt", "file");
    }

    private HostFixture start(String... origins) {
        OperationsOptions operations =
                OperationsOptions.defaults().withCorsOrigins(List.of(origins));
        return HostFixture.start(folder, options -> options.withOperations(operations));
    }

    private static RawClient.Answer ask(HostFixture host, String start, String... fields) {
        try (RawClient client = host.connect()) {
            StringBuilder request = new StringBuilder(start + " HTTP/1.1\r\nHost: x\r\n");
            for (String field : fields) {
                request.append(field).append("\r\n");
            }
            return client.send(request + "\r\n").read();
        }
    }

    @Test
    void preflight_isAnswered_seedDidNot() {
        try (HostFixture host = start(PAGE)) {
            RawClient.Answer answer =
                    ask(
                            host,
                            "OPTIONS /",
                            "Origin: " + PAGE,
                            "Access-Control-Request-Method: PUT",
                            "Access-Control-Request-Headers: content-type,x-a");

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("access-control-allow-origin")).isEqualTo(PAGE);
            assertThat(answer.header("access-control-allow-methods")).contains("PUT");
            assertThat(answer.header("access-control-allow-headers")).isEqualTo("content-type,x-a");
            assertThat(answer.header("access-control-max-age")).isEqualTo("600");
            assertThat(host.engine().runs).hasValue(0);
        }
    }

    @Test
    void preflightOfAnotherOrigin_allowsNothing() {
        try (HostFixture host = start(PAGE)) {
            RawClient.Answer answer =
                    ask(
                            host,
                            "OPTIONS /",
                            "Origin: http://evil.example",
                            "Access-Control-Request-Method: PUT");

            assertThat(answer.headers().keySet())
                    .noneMatch(name -> name.startsWith("access-control-"));
            assertThat(answer.header("vary")).contains("Origin");
        }
    }

    @Test
    void optionsThatAreNoPreflight_reachTheHandler() {
        try (HostFixture host = start(PAGE)) {
            assertThat(ask(host, "OPTIONS /", "Origin: " + PAGE).body()).isEqualTo("home");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /file.txt", "GET /fail", "GET /absent", "POST /read"})
    void everyAnswer_isReadable_seedAddedItToHandlersOnly(String start) {
        try (HostFixture host = start(PAGE)) {
            RawClient.Answer answer = ask(host, start, "Origin: " + PAGE);

            assertThat(answer.header("access-control-allow-origin")).isEqualTo(PAGE);
            assertThat(answer.header("vary")).isEqualTo("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /file.txt", "GET /fail", "GET /a\u0000b"})
    void everyAnswer_isReadableByAll(String start) {
        try (HostFixture host = start("*")) {
            RawClient.Answer answer = ask(host, start);

            assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
            assertThat(answer.headers()).doesNotContainKey("vary");
        }
    }

    @Test
    void fieldOfTheHandler_staysAsItIs() {
        try (HostFixture host = start("*")) {
            RawClient.Answer answer = ask(host, "GET /own");

            assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://mine");
        }
    }

    @Test
    void withoutTheOption_nothingIsAdded() {
        try (HostFixture host = HostFixture.start(folder)) {
            RawClient.Answer answer = ask(host, "GET /", "Origin: " + PAGE);

            assertThat(answer.headers()).doesNotContainKeys("access-control-allow-origin", "vary");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "http://a/", "http://A", "null", "", "http://a b"})
    void whatIsNoOrigin_isRefused(String text) {
        assertThatThrownBy(() -> start(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no origin");
    }
}
