package dev.zts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a connection's bytes are cut makes no difference. */
@SuppressWarnings("StringConcatToTextBlock") // line ends are what it is about
class SplitTest {
    private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: test\r\nX-Own:  v \r\n\r\n";
    private static final String POST =
            "POST / HTTP/1.1\r\nhost: test\r\nContent-Length: 11\r\n\r\nhello world";
    private static final String CHUNKED =
            "PUT /c HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5;x=\"y\"\r\nhello\r\n6\r\n world\r\n0\r\nX-Sum: 1\r\n\r\n";
    private static final String ABSOLUTE =
            "\r\nOPTIONS HTTP://[::1]:80?q HTTP/1.1\r\nHost: other\r\nConnection: a, keep-alive\r\n\r\n";
    private static final String OLD = "HEAD / HTTP/1.0\r\n\r\n";

    static Stream<String> connections() {
        return Stream.of(
                GET + POST + CHUNKED + ABSOLUTE + OLD,
                GET + "GET / HTTP/1.1\nHost: test\r\n\r\n",
                POST + "GET / HTTP/1.1\r\nHost: test\r\nHost: test\r\n\r\n",
                CHUNKED + "G(T / HTTP/1.1\r\n\r\n",
                CHUNKED.replace("6\r\n", "7\r\n") + GET,
                CHUNKED.replace("X-Sum", "Host") + GET,
                POST.replace("11", "1048577"),
                "GET /" + "a".repeat(4_096) + " HTTP/1.1\r\nHost: test\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: test\r\nA: " + "b".repeat(8_192) + "\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("connections")
    void eachCutInTwo_isReadAsAtOnce(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        Conversation whole = Conversation.of(bytes, bytes.length);

        IntStream.rangeClosed(0, bytes.length)
                .forEach(cut ->
                        assertThat(Conversation.of(bytes, cut, bytes.length))
                                .as("cut at %s", cut)
                                .isEqualTo(whole));
    }

    @ParameterizedTest
    @MethodSource("connections")
    void cutsAnywhere_areReadAsAtOnce(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        Conversation whole = Conversation.of(bytes, bytes.length);
        Random random = new Random(text.length());

        for (int i = 0; i < 200; i++) {
            int[] ends =
                    IntStream.concat(
                                    random.ints(random.nextInt(1, 20), 0, bytes.length),
                                    IntStream.of(bytes.length))
                            .sorted()
                            .toArray();
            assertThat(Conversation.of(bytes, ends)).as("cut at %s", ends).isEqualTo(whole);
        }
    }

    @Test
    void connection_isReadRequestByRequest() {
        List<Conversation.Read> requests =
                Conversation.of(GET + POST + CHUNKED + ABSOLUTE + OLD).requests();

        assertThat(requests)
                .containsExactly(
                        new Conversation.Read(
                                "GET",
                                "/a?b=c",
                                "test",
                                false,
                                true,
                                List.of("host: test", "x-own: v"),
                                ""),
                        new Conversation.Read(
                                "POST",
                                "/",
                                "test",
                                false,
                                true,
                                List.of("host: test", "content-length: 11"),
                                "hello world"),
                        new Conversation.Read(
                                "PUT",
                                "/c",
                                "test",
                                false,
                                true,
                                List.of("host: test", "transfer-encoding: chunked"),
                                "hello world"),
                        new Conversation.Read(
                                "OPTIONS",
                                "/?q",
                                "[::1]:80",
                                false,
                                true,
                                List.of("host: other", "connection: a, keep-alive"),
                                ""),
                        new Conversation.Read("HEAD", "/", "", true, false, List.of(), ""));
    }
}
