package dev.zts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Netty's decoder beside ours. What we accept, Netty reads as the same request, with the same
 * boundaries; and where we refuse what it takes is listed in {@link #laxer}.
 */
class NettyDifferentialTest {

    /** Says how our reading differs from Netty's; empty if what we accepted is the same there. */
    static String difference(byte[] bytes) {
        List<NettyReading.Plain> ours =
                Conversation.of(bytes, bytes.length).requests().stream()
                        .map(NettyReading.Plain::of)
                        .toList();
        List<NettyReading.Plain> theirs = NettyReading.of(bytes);
        for (int i = 0; i < ours.size(); i++) {
            if (i >= theirs.size()) {
                return "only we have " + ours.get(i);
            }
            if (!ours.get(i).equals(theirs.get(i))) {
                return ours.get(i) + " is for Netty " + theirs.get(i);
            }
        }
        return "";
    }

    @Test
    void soundRequests_areTheSameForBoth() {
        Requests generator = new Requests(new Random(9112));
        for (int i = 0; i < 1_500; i++) {
            int count = 1 + i % 3;
            String text =
                    String.join(
                            "", IntStream.range(0, count).mapToObj(_ -> generator.next()).toList());
            byte[] bytes = text.getBytes(ISO_8859_1);

            assertThat(NettyReading.of(bytes)).as(text).hasSize(count);
            assertThat(Conversation.of(bytes, bytes.length).requests()).as(text).hasSize(count);
            assertThat(difference(bytes)).as(text).isEmpty();
        }
    }

    @Test
    void brokenRequests_thatWeAccept_areTheSameForNetty() {
        Random random = new Random(9110);
        Requests generator = new Requests(random);
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            String text = generator.broken() + generator.next();
            byte[] bytes = text.getBytes(ISO_8859_1);

            assertThat(difference(bytes)).as(text).isEmpty();
            refused += Conversation.of(bytes, bytes.length).refusal() != null ? 1 : 0;
        }
        // So that this is about broken ones.
        assertThat(refused).isGreaterThan(3_000);
    }

    @Test
    void corpus_isNeverReadOtherwise() throws Exception {
        for (RequestCorpusTest.Case one : RequestCorpusTest.cases().toList()) {
            assertThat(difference(one.bytes())).as(one.id()).isEmpty();
        }
    }

    /** What Netty takes for a request. */
    static Stream<String> laxer() {
        String post = "POST / HTTP/1.1\r\nHost: a\r\n";
        return Stream.of(
                // no Host, two, or one that is none
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                // versions
                "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
                // targets
                "GET a HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
                "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
                // spaces, and empty lines before
                "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
                "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                // folded lines
                post + "A: b\r\n c\r\n\r\n",
                // trailers
                post + "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 5\r\n\r\n",
                // expectations
                "GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource
    void laxer(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);

        assertThat(NettyReading.of(bytes)).hasSize(1);
        assertThat(Conversation.of(bytes, bytes.length).refusal()).isNotNull();
    }

    /** The twin: a reader that takes a bare LF for a line end is told from Netty. */
    @Test
    void readerThatIsLaxerThanNetty_isFound() {
        String text = "GET / HTTP/1.1\nHost: a\r\n\r\n";
        String laxly = text.replaceAll("(?<!\r)\n", "\r\n");

        assertThat(NettyReading.of(text.getBytes(ISO_8859_1))).isEmpty();
        assertThat(NettyReading.of(laxly.getBytes(ISO_8859_1))).hasSize(1);
    }

    /** Writes requests by chance. */
    private static final class Requests {
        private static final List<String> METHODS =
                List.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW");
        private static final List<String> TARGETS =
                List.of(
                        "/",
                        "/a/b?c=d&e",
                        "/%41%zz",
                        "http://a:80/x",
                        "https://a?q",
                        "//x",
                        "/[]{}|^");
        private static final List<String> NAMES =
                List.of("Accept", "X-Own", "user-agent", "COOKIE", "If-None-Match", "a~b", "Te");
        private static final List<String> VALUES =
                List.of("", "v", "a, b;q=0.5", "\u00e9\u00ff", "x\ty", "\"q\\\"\"", "z".repeat(90));
        private static final List<String> EXTENSIONS = List.of("", ";a=b", ";a;b=\"c\"");
        private static final List<String> SCRAPS =
                List.of(
                        "\r\n",
                        "\n",
                        "\r",
                        " ",
                        "\t",
                        ":",
                        ",",
                        ";",
                        "\0",
                        "\u007f",
                        "\u0085",
                        "#",
                        "chunked",
                        "Content-Length: 3\r\n",
                        "Transfer-Encoding: chunked\r\n",
                        "Transfer-Encoding: gzip\r\n",
                        "Host: b\r\n",
                        "HTTP/1.0",
                        "0\r\n\r\n",
                        "3\r\nabc\r\n",
                        "GET / HTTP/1.1\r\n",
                        "\r\n\r\n",
                        "+",
                        "-",
                        "0x",
                        "f");

        private final Random random;

        Requests(Random random) {
            this.random = random;
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private String space() {
            return random.nextInt(4) == 0 ? any(List.of("", "  ", "\t")) : " ";
        }

        /** {@return a sound request that keeps the connection} */
        String next() {
            StringBuilder text = new StringBuilder();
            text.append(any(METHODS)).append(' ').append(any(TARGETS)).append(" HTTP/1.1\r\n");
            List<String> lines = new ArrayList<>();
            lines.add("Host:" + space() + "a:80");
            for (int i = random.nextInt(5); i > 0; i--) {
                lines.add(any(NAMES) + ":" + space() + any(VALUES) + any(List.of("", " ")));
            }
            String body = "b".repeat(random.nextInt(30));
            switch (random.nextInt(3)) {
                case 0 -> lines.add("Content-Length: " + body.length());
                case 1 -> {
                    lines.add("Transfer-Encoding: " + any(List.of("chunked", "Chunked")));
                    body = chunks(body);
                }
                default -> body = "";
            }
            while (!lines.isEmpty()) {
                text.append(lines.remove(random.nextInt(lines.size()))).append("\r\n");
            }
            return text.append("\r\n").append(body).toString();
        }

        private String chunks(String body) {
            StringBuilder chunks = new StringBuilder();
            for (int at = 0; at < body.length(); ) {
                int size = 1 + random.nextInt(body.length() - at);
                chunks.append(Integer.toHexString(size)).append(any(EXTENSIONS)).append("\r\n");
                chunks.append(body, at, at + size).append("\r\n");
                at += size;
            }
            chunks.append("0\r\n");
            for (int i = random.nextInt(3); i > 0; i--) {
                chunks.append(any(NAMES)).append(": ").append(any(VALUES)).append("\r\n");
            }
            return chunks.append("\r\n").toString();
        }

        /** {@return a request with one to three places of it changed} */
        String broken() {
            StringBuilder text = new StringBuilder(next());
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.insert(at, any(SCRAPS));
                    case 1 -> text.deleteCharAt(at);
                    case 2 -> text.setCharAt(at, (char) random.nextInt(256));
                    default -> {
                        int end = Math.min(text.length(), at + random.nextInt(20));
                        text.insert(random.nextInt(text.length()), text.substring(at, end));
                    }
                }
            }
            return text.toString();
        }
    }
}
