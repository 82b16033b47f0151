package dev.zts.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {
    private static final String REST = "HTTP/1.1 200 OK\r\n";

    /** Parses in one piece and split in two at every byte; all must agree. */
    private static Outcome parse(String text, boolean toHead) {
        byte[] data = text.replace("\n", "\r\n").getBytes(ISO_8859_1);
        Outcome whole = parse(data, data.length, toHead);
        IntStream.range(0, data.length)
                .forEach(split ->
                        assertThat(parse(data, split, toHead))
                                .as("split at %d", split)
                                .isEqualTo(whole));
        return whole;
    }

    private static Outcome parse(byte[] data, int split, boolean toHead) {
        ResponseParser parser = new ResponseParser();
        parser.begin(toHead);
        int end = parser.feed(data, 0, split);
        if (end == split) {
            end = parser.feed(data, split, data.length);
        }
        return new Outcome(
                parser.isComplete() ? "complete" : parser.isBroken() ? "broken" : "open",
                parser.status(),
                parser.isComplete() && parser.keepsAlive(),
                parser.isBroken() ? -1 : data.length - end);
    }

    private record Outcome(String state, int status, boolean keepsAlive, int left) {
        static Outcome complete(int status, int left) {
            return new Outcome("complete", status, true, left);
        }
    }

    @Test
    void body_endsAfterItsLength() {
        assertThat(parse("HTTP/1.1 200 OK\nContent-Length: 5\n\nhelloHTTP", false))
                .isEqualTo(Outcome.complete(200, 4));
    }

    @Test
    void headerNames_matchInAnyCase_andValuesAreTrimmed() {
        assertThat(parse("HTTP/1.1 404 Not Found\ncOnTeNt-lEnGtH:\t 2 \t\n\nhi", false))
                .isEqualTo(Outcome.complete(404, 0));
    }

    @Test
    void chunks_endWithTheirTrailers() {
        assertThat(
                        parse(
                                """
                                HTTP/1.1 200 OK
                                Transfer-Encoding: Chunked

                                a;name="x"
                                0123456789
                                1 ;q
                                !
                                000
                                X-Sum: 1

                                REST\
                                """,
                                false))
                .isEqualTo(Outcome.complete(200, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void status204And304_haveNoBody(int status) {
        assertThat(parse("HTTP/1.1 " + status + " x\nContent-Length: 9\n\nREST", false))
                .isEqualTo(Outcome.complete(status, 4));
    }

    @Test
    void answerToHead_hasNoBody() {
        assertThat(parse("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nREST", true))
                .isEqualTo(Outcome.complete(200, 4));
    }

    @Test
    void interimResponses_areSkipped() {
        assertThat(
                        parse(
                                """
                                HTTP/1.1 100 Continue

                                HTTP/1.1 103 Early Hints
                                Link: x

                                HTTP/1.1 201 Created
                                Content-Length: 0

                                """,
                                false))
                .isEqualTo(Outcome.complete(201, 0));
    }

    @Test
    void reasonPhrase_mayBeMissing() {
        assertThat(parse("HTTP/1.1 200\nContent-Length: 0\n\n", false).state())
                .isEqualTo("complete");
    }

    @Test
    void connectionClose_endsTheConnection() {
        assertThat(parse("HTTP/1.1 200 OK\nConnection: x, Close\nContent-Length: 0\n\n", false))
                .isEqualTo(new Outcome("complete", 200, false, 0));
    }

    @Test
    void http10_keepsAliveOnlyWhenItSaysSo() {
        assertThat(parse("HTTP/1.0 200 OK\nContent-Length: 0\n\n", false).keepsAlive()).isFalse();
        assertThat(
                        parse(
                                        "HTTP/1.0 200 OK\nConnection: keep-alive\nContent-Length: 0\n\n",
                                        false)
                                .keepsAlive())
                .isTrue();
    }

    @Test
    void equalLengths_areOne() {
        assertThat(parse("HTTP/1.1 200 OK\nContent-Length: 2\nContent-Length: 2\n\nhi", false))
                .isEqualTo(Outcome.complete(200, 0));
    }

    @Test
    void bodyWithoutLength_endsWithTheConnection() {
        ResponseParser parser = new ResponseParser();
        byte[] data = "HTTP/1.1 200 OK\r\n\r\nsome bytes".getBytes(ISO_8859_1);
        parser.begin(false);

        parser.feed(data, 0, data.length);
        assertThat(parser.isComplete()).isFalse();
        parser.closed();

        assertThat(parser.isComplete()).isTrue();
        assertThat(parser.keepsAlive()).isFalse();
    }

    @Test
    void closingInsideABody_breaksIt() {
        ResponseParser parser = new ResponseParser();
        byte[] data = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell".getBytes(ISO_8859_1);
        parser.begin(false);

        parser.feed(data, 0, data.length);
        parser.closed();

        assertThat(parser.isBroken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\n",
                "HTTP/2.0 200 OK\n",
                "HTTP/1.1 20 OK\nx",
                "HTTP/1.1 2000 OK\n",
                "HTTP/1.1 099 OK\n",
                "\nHTTP/1.1 200 OK\n",
                "HTTP/1.1 101 Switching Protocols\n\n",
                REST + "No colon\n",
                REST + "Space : x\n",
                REST + ": x\n",
                REST + " folded: x\n",
                REST + "X: a\0b\n",
                REST + "X: a\rb\n",
                REST + "Content-Length: -1\n",
                REST + "Content-Length: 1, 1\n",
                REST + "Content-Length: 0x1\n",
                REST + "Content-Length:\n",
                REST + "Content-Length: 1234567890123456789\n",
                REST + "Content-Length: 1\nContent-Length: 2\n",
                REST + "Content-Length: 1\nTransfer-Encoding: chunked\n\n",
                REST + "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n",
                "HTTP/1.0 200 OK\nTransfer-Encoding: chunked\n\n",
                REST + "Transfer-Encoding: chunked\n\nx\n",
                REST + "Transfer-Encoding: chunked\n\n\n",
                REST + "Transfer-Encoding: chunked\n\n1 2\n",
                REST + "Transfer-Encoding: chunked\n\n1234567890abcdef\n",
                REST + "Transfer-Encoding: chunked\n\n1\nab\n",
                REST + "Transfer-Encoding: chunked\n\n0\nno trailer\n",
            })
    void malformedResponses_areBroken(String text) {
        assertThat(parse(text.replace("\r\n", "\n"), false).state()).isEqualTo("broken");
    }

    @Test
    void bareLineFeed_isBroken() {
        byte[] data = "HTTP/1.1 200 OK\nContent-Length: 0\n\n".getBytes(ISO_8859_1);

        assertThat(parse(data, data.length, false).state()).isEqualTo("broken");
    }

    @Test
    void endlessHead_isBrokenAt256KiB() {
        ResponseParser parser = new ResponseParser();
        byte[] field = "X-Filler: 0123456789\r\n".getBytes(ISO_8859_1);
        byte[] start = REST.getBytes(ISO_8859_1);
        parser.begin(false);

        parser.feed(start, 0, start.length);
        int fed = start.length;
        while (!parser.isBroken() && fed < 300 * 1024) {
            parser.feed(field, 0, field.length);
            fed += field.length;
        }

        assertThat(fed).isBetween(256 * 1024, 256 * 1024 + field.length);
    }

    @Test
    void parser_isUsedAgainForTheNextResponse() {
        ResponseParser parser = new ResponseParser();
        byte[] data =
                "HTTP/1.1 500 x\r\nConnection: close\r\nContent-Length: 1\r\n\r\n!"
                        .getBytes(ISO_8859_1);
        byte[] next = "HTTP/1.1 204 x\r\n\r\n".getBytes(ISO_8859_1);
        parser.begin(false);
        parser.feed(data, 0, data.length);

        parser.begin(false);
        parser.feed(next, 0, next.length);

        assertThat(parser.status()).isEqualTo(204);
        assertThat(parser.keepsAlive()).isTrue();
    }
}
