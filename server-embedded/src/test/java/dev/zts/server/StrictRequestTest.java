package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that two servers could understand differently, each with a second one behind it: what
 * follows a refused request is never answered.
 */
class StrictRequestTest {
    private static final String SECOND = "GET /second HTTP/1.1\r\nHost: test\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: test\r\n";

    @TempDir private static Path folder;
    private static HostFixture host;

    @BeforeAll
    static void start() {
        HostFixture.write(folder, "handler.js", "echo");
        host = HostFixture.start(folder);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static Arguments row(int status, String name, String request) {
        return Arguments.of(status, name, request);
    }

    static Stream<Arguments> refused() {
        String chunked = POST + "Transfer-Encoding: chunked\r\n";
        return Stream.of(
                row(400, "no Host", "GET / HTTP/1.1\r\n\r\n"),
                row(400, "two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"),
                row(400, "bad Host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
                row(400, "empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
                row(505, "version 1.9", "GET / HTTP/1.9\r\nHost: a\r\n\r\n"),
                row(505, "version 2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
                row(505, "HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                row(400, "lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n"),
                row(400, "no version", "GET /\r\nHost: a\r\n\r\n"),
                row(400, "two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
                row(400, "tab for space", "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n"),
                row(400, "space before method", " GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
                row(400, "bad method", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"),
                row(501, "CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n"),
                row(400, "target without slash", "GET index HTTP/1.1\r\nHost: a\r\n\r\n"),
                row(400, "asterisk for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n"),
                row(400, "NUL in target", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"),
                row(400, "DEL in target", "GET /\u007f HTTP/1.1\r\nHost: a\r\n\r\n"),
                row(400, "bare LF", "GET / HTTP/1.1\nHost: a\n\n"),
                row(400, "bare CR", "GET / HTTP/1.1\r\nHost: a\rb: c\r\n\r\n"),
                row(400, "NUL in value", POST + "a: \0\r\n\r\n"),
                row(400, "folded line", POST + "a: b\r\n c\r\n\r\n"),
                row(400, "folded coding", POST + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
                row(400, "space before colon", POST + "Content-Length : 3\r\n\r\nabc"),
                row(400, "no name", POST + ": b\r\n\r\n"),
                row(400, "no colon", POST + "abc\r\n\r\n"),
                row(
                        400,
                        "length and coding",
                        POST
                                + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "0\r\n\r\n"),
                row(400, "two lengths", POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc"),
                row(400, "list of lengths", POST + "Content-Length: 3, 3\r\n\r\nabc"),
                row(400, "signed length", POST + "Content-Length: +3\r\n\r\nabc"),
                row(400, "negative length", POST + "Content-Length: -3\r\n\r\nabc"),
                row(400, "hexadecimal length", POST + "Content-Length: 0x3\r\n\r\nabc"),
                row(400, "empty length", POST + "Content-Length:\r\n\r\nabc"),
                row(501, "unknown coding", POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                row(501, "gzip, chunked", POST + "Transfer-Encoding: gzip, chunked\r\n\r\n"),
                row(501, "identity", POST + "Transfer-Encoding: identity\r\n\r\nabc"),
                row(400, "chunked first", POST + "Transfer-Encoding: chunked, identity\r\n\r\n"),
                row(400, "chunked twice", POST + "Transfer-Encoding: chunked, chunked\r\n\r\n"),
                row(400, "quoted coding", POST + "Transfer-Encoding: \"chunked\"\r\n\r\n"),
                row(400, "coding with parameter", POST + "Transfer-Encoding: chunked;q=1\r\n\r\n"),
                row(400, "empty coding", POST + "Transfer-Encoding:\r\n\r\n"),
                row(400, "vertical tab", POST + "Transfer-Encoding:\u000bchunked\r\n\r\n"),
                row(400, "two codings", chunked + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                row(
                        400,
                        "coding in 1.0",
                        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                row(400, "chunk 0x3", chunked + "\r\n0x3\r\nabc\r\n0\r\n\r\n"),
                row(400, "chunk -1", chunked + "\r\n-1\r\nabc\r\n0\r\n\r\n"),
                row(400, "chunk with space", chunked + "\r\n 3\r\nabc\r\n0\r\n\r\n"),
                row(400, "chunk overflow", chunked + "\r\n10000000000000003\r\nabc\r\n"),
                row(400, "chunk without CRLF", chunked + "\r\n3\r\nabcd\r\n0\r\n\r\n"),
                row(400, "chunk extension LF", chunked + "\r\n3;a\nabc\r\n0\r\n\r\n"),
                row(400, "length in trailer", chunked + "\r\n0\r\nContent-Length: 5\r\n\r\n"),
                row(417, "unknown expectation", POST + "Expect: more\r\nContent-Length: 3\r\n\r\n"),
                row(400, "TLS", "\u0016\u0003\u0001\u0002\u0000\u0001"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void refusedRequest_isTheLastOneOfItsConnection(int status, String name, String request) {
        try (RawClient client = host.connect()) {
            RawClient.Answer answer = client.send(request + SECOND).read();

            assertThat(answer.status()).as(name).isEqualTo(status);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(client.rest()).isEmpty();
        }
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                row(200, "absolute form", "GET http://test/a?b HTTP/1.1\r\nHost: test\r\n\r\n"),
                row(200, "empty line first", "\r\nGET / HTTP/1.1\r\nHost: test\r\n\r\n"),
                row(200, "IPv6 host", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"),
                row(200, "body of GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"),
                row(200, "no space after colon", "GET / HTTP/1.1\r\nHost:a\r\n\r\n"),
                row(200, "any method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("accepted")
    void unusualRequest_isAnswered_andTheNextOneToo(int status, String name, String request) {
        try (RawClient client = host.connect()) {
            client.send(request + SECOND);

            assertThat(client.read().status()).as(name).isEqualTo(status);
            assertThat(client.read().body()).startsWith("GET /second ");
        }
    }
}
