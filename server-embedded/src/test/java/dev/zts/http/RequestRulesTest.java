package dev.zts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of RFC 9110 and 9112 for a request, each at its edge. */
class RequestRulesTest {
    private static final String HOST = "Host: a\r\n";

    private static String head(String line, String fields) {
        return line + "\r\n" + fields + "\r\n";
    }

    private static String post(String fields, String body) {
        return head("POST / HTTP/1.1", HOST + fields) + body;
    }

    private static Conversation.Read only(String text) {
        Conversation read = Conversation.of(text);
        assertThat(read.refusal()).as(read.detail()).isNull();
        assertThat(read.requests()).hasSize(1);
        return read.requests().getFirst();
    }

    private static void assertRefused(String text, Refusal refusal) {
        Conversation read = Conversation.of(text);
        assertThat(read.requests()).isEmpty();
        assertThat(read.refusal()).as(read.detail()).isEqualTo(refusal);
    }

    // ---- request line

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "HEAD",
                "POST",
                "PUT",
                "DELETE",
                "OPTIONS",
                "PATCH",
                "TRACE",
                "get",
                "GETS",
                "PUTT",
                "X",
                "!#$%&'*+-.^_`|~",
                "PROPFIND-AND-MORE"
            })
    void method_isAnyToken(String method) {
        assertThat(only(head(method + " /a HTTP/1.1", HOST)).method()).isEqualTo(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"G(T", "G\0T", "G\u00e9T", "GET:", "GET\t", "\"GET\"", "G@T"})
    void method_thatIsNoToken_isRefused(String method) {
        assertRefused(head(method + " / HTTP/1.1", HOST), Refusal.MALFORMED);
    }

    @Test
    void connect_isNotImplemented() {
        assertRefused(head("CONNECT a:80 HTTP/1.1", HOST), Refusal.NOT_IMPLEMENTED);
    }

    static Stream<Arguments> bytesOfTargets() {
        return Stream.iterate(0, c -> c < 256, c -> c + 1)
                .flatMap(c -> Stream.of(1, 4, 7, 9).map(at -> Arguments.of(c, at)));
    }

    @ParameterizedTest
    @MethodSource("bytesOfTargets")
    void target_takesVisibleAscii_butNoFragment(int c, int at) {
        String target = "/" + "a".repeat(at) + (char) c + "b";
        Conversation read = Conversation.of(head("GET " + target + " HTTP/1.1", HOST));

        if (c > ' ' && c < 0x7F && c != '#') {
            assertThat(read.requests().getFirst().target()).isEqualTo(target);
        } else {
            assertThat(read.refusal()).isEqualTo(Refusal.MALFORMED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://b,               b,          /",
        "http://b/,              b,          /",
        "HTTPS://b:8080/x?y,     b:8080,     /x?y",
        "http://b?y,             b,          /?y",
        "'http://[::1]:80/x/y',  '[::1]:80', /x/y",
        "http://b:/,             b:,         /"
    })
    void absoluteTarget_winsOverHost(String target, String host, String rest) {
        Conversation.Read request = only(head("GET " + target + " HTTP/1.1", HOST));

        assertThat(request.host()).isEqualTo(host);
        assertThat(request.target()).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a:80",
                "*",
                "http://",
                "http:///x",
                "http://u@b/",
                "ftp://b/",
                "http:/b",
                "http://b:123456/",
                "http://b:8x/",
                "http://[::1/",
                "http://[]/",
                "http://[::1]x/"
            })
    void target_ofAnyOtherForm_isRefused(String target) {
        assertRefused(head("GET " + target + " HTTP/1.1", HOST), Refusal.MALFORMED);
    }

    @Test
    void asterisk_isForOptions() {
        assertThat(only(head("OPTIONS * HTTP/1.1", HOST)).target()).isEqualTo("*");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/2.0, VERSION",
        "HTTP/1.2, VERSION",
        "HTTP/0.9, VERSION",
        "HTTP/9.9, VERSION",
        "http/1.1, MALFORMED",
        "HTTP/1.10, MALFORMED",
        "HTTP/01.1, MALFORMED",
        "HTTP/1, MALFORMED",
        "HTTP/1.1x, MALFORMED",
        "HTTP/1;1, MALFORMED",
        "HTTP/a.b, MALFORMED",
        "' HTTP/1.1', MALFORMED",
        "'HTTP/1.1 ', MALFORMED"
    })
    void version_ofAnotherKind_isRefused(String version, Refusal refusal) {
        assertRefused(head("GET / " + version, HOST), refusal);
    }

    @Test
    void emptyLine_isPassedOver_once() {
        assertThat(only("\r\n" + head("GET / HTTP/1.1", HOST)).target()).isEqualTo("/");
        assertRefused("\r\n\r\n" + head("GET / HTTP/1.1", HOST), Refusal.MALFORMED);
    }

    @Test
    void otherProtocol_isRefusedByItsFirstByte() {
        assertRefused("\u0016", Refusal.MALFORMED);
    }

    // ---- lines

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n\n",
                "GET / HTTP/1.1\rHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\rb: c\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n b: c\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n\tb: c\r\n\r\n",
                "GET / HTTP/1.1\r\n Host: a\r\n\r\n"
            })
    void line_thatEndsOtherwise_orIsFolded_isRefused(String text) {
        assertRefused(text, Refusal.MALFORMED);
    }

    // ---- fields

    @ParameterizedTest
    @MethodSource("allBytes")
    void fieldName_takesTokenCharacters(int c) {
        boolean token = c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        Conversation read =
                Conversation.of(head("GET / HTTP/1.1", HOST + "A" + (char) c + "b: v\r\n"));

        if (token) {
            assertThat(read.requests().getFirst().header())
                    .contains(("A" + (char) c + "b").toLowerCase(Locale.ROOT) + ": v");
        } else if (c == ':') {
            assertThat(read.requests().getFirst().header()).contains("a: b: v");
        } else {
            assertThat(read.refusal()).isEqualTo(Refusal.MALFORMED);
        }
    }

    @ParameterizedTest
    @MethodSource("allBytes")
    void fieldValue_takesAllButControlCharacters(int c) {
        for (int at : new int[] {0, 3, 8, 13}) {
            String value = "v".repeat(at) + (char) c + "w";
            Conversation read =
                    Conversation.of(head("GET / HTTP/1.1", HOST + "A: x" + value + "\r\n"));

            if (c == '\t' || c >= ' ' && c != 0x7F) {
                assertThat(read.requests().getFirst().header()).contains("a: x" + value);
            } else {
                assertThat(read.refusal()).isEqualTo(Refusal.MALFORMED);
            }
        }
    }

    static Stream<Integer> allBytes() {
        return Stream.iterate(0, c -> c < 256, c -> c + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A:v", "A: v", "A:\tv ", "A:  \t v\t \t"})
    void spaceAroundAValue_isNoPartOfIt(String line) {
        assertThat(only(head("GET / HTTP/1.1", HOST + line + "\r\n")).header())
                .containsExactly("host: a", "a: v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A:", "A: ", "A: \t "})
    void emptyValue_isOne(String line) {
        assertThat(only(head("GET / HTTP/1.1", line + "\r\n" + HOST)).header())
                .containsExactly("a: ", "host: a");
    }

    @ParameterizedTest
    @ValueSource(strings = {": v", "A", "A : v", "A\t: v", ""})
    void lineThatIsNoField_isRefused(String line) {
        assertRefused("GET / HTTP/1.1\r\n" + HOST + line + " \r\n\r\n", Refusal.MALFORMED);
    }

    // ---- Host

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.b:80",
                "a:",
                "[::1]",
                "[::ffff:1.2.3.4]:65535",
                "a_b~!$&'()*+,;=%41"
            })
    void host_isAnAuthority(String host) {
        assertThat(only(head("GET / HTTP/1.1", "Host: " + host + "\r\n")).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "u@a",
                "a/b",
                "a:8x",
                "a:123456",
                ":80",
                "[",
                "[]",
                "[::1",
                "[::g]",
                "[::1]a",
                "a\u00e9",
                "\"a\"",
                "a,b\\"
            })
    void host_thatIsNone_isRefused(String host) {
        assertRefused(head("GET / HTTP/1.1", "Host: " + host + "\r\n"), Refusal.MALFORMED);
        assertRefused(head("GET / HTTP/1.0", "Host: " + host + "\r\n"), Refusal.MALFORMED);
    }

    @Test
    void host_isNeededOnce() {
        assertRefused(head("GET / HTTP/1.1", ""), Refusal.MALFORMED);
        assertRefused(head("GET http://a/ HTTP/1.1", ""), Refusal.MALFORMED);
        assertRefused(head("GET / HTTP/1.1", HOST + HOST), Refusal.MALFORMED);
        assertThat(only(head("GET / HTTP/1.0", "")).host()).isEmpty();
    }

    // ---- lengths and codings

    @ParameterizedTest
    @ValueSource(strings = {"5", "05", "5\t", "000000000000000000000000000005"})
    void contentLength_isANumber(String length) {
        assertThat(only(post("Content-Length: " + length + "\r\n", "hello")).body())
                .isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5", "-5", "5,5", "5, 5", "0x5", "5;", "5.0", "", "\u00b2", "5 5"})
    void contentLength_thatIsNone_isRefused(String length) {
        assertRefused(post("Content-Length: " + length + "\r\n", "hello"), Refusal.MALFORMED);
    }

    @Test
    void contentLength_twice_isRefused() {
        assertRefused(
                post("Content-Length: 5\r\ncontent-length: 5\r\n", "hello"), Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1048577",
                "999999999999999999",
                "1000000000000000000",
                "18446744073709551621"
            })
    void contentLength_overTheLimit_isRefusedBeforeTheBodyComes(String length) {
        assertRefused(post("Content-Length: " + length + "\r\n", ""), Refusal.BODY_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity           | NOT_IMPLEMENTED",
                "gzip               | NOT_IMPLEMENTED",
                "xchunked           | NOT_IMPLEMENTED",
                "gzip, chunked      | NOT_IMPLEMENTED",
                "chunked, gzip      | MALFORMED",
                "chunked,chunked    | MALFORMED",
                "chunked;q=1        | MALFORMED",
                "\"chunked\"        | MALFORMED",
                "chunked,           | MALFORMED",
                "''                 | MALFORMED"
            })
    void coding_thatIsNotExactlyChunked_isRefused(String coding, Refusal refusal) {
        assertRefused(post("Transfer-Encoding: " + coding + "\r\n", "0\r\n\r\n"), refusal);
    }

    @Test
    void coding_withALength_orTwice_orInOldVersion_isRefused() {
        String chunked = "Transfer-Encoding: chunked\r\n";

        assertRefused(post(chunked + "Content-Length: 5\r\n", "0\r\n\r\n"), Refusal.MALFORMED);
        assertRefused(post("Content-Length: 5\r\n" + chunked, "0\r\n\r\n"), Refusal.MALFORMED);
        assertRefused(post(chunked + chunked, "0\r\n\r\n"), Refusal.MALFORMED);
        assertRefused(head("POST / HTTP/1.0", HOST + chunked) + "0\r\n\r\n", Refusal.MALFORMED);
    }

    // ---- chunks

    private static String chunked(String body) {
        return post("transfer-encoding: CHUNKED\r\n", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\r\nhello\r\n0\r\n\r\n",
                "005;a=\"b c\"\r\nhello\r\n000;x\r\n\r\n",
                "5; a = \"\\\"\t;\" ;b=c;d\r\nhello\r\n0\r\n\r\n",
                "1\r\nh\r\n2;\tx\r\nel\r\n2\r\nlo\r\n0\r\nA: b\r\nC:\r\n\r\n"
            })
    void chunks_areJoined_andTrailersDropped(String body) {
        Conversation.Read request = only(chunked(body));

        assertThat(request.body()).isEqualTo("hello");
        assertThat(request.header()).containsExactly("host: a", "transfer-encoding: CHUNKED");
    }

    @Test
    void chunkSize_isHexadecimal() {
        assertThat(only(chunked("aF\r\n" + "x".repeat(0xAF) + "\r\n0\r\n\r\n")).body())
                .hasSize(0xAF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x5\r\nhello\r\n",
                "+5\r\nhello\r\n",
                "-5\r\nhello\r\n",
                " 5\r\nhello\r\n",
                "5 \r\nhello\r\n",
                "5g\r\nhello\r\n",
                "\r\nhello\r\n",
                "5\nhello\r\n",
                "5;a\nhello\r\n",
                "5;a\rb\r\nhello\r\n",
                "5;\0\r\nhello\r\n",
                "5;\u007f\r\nhello\r\n",
                "5;\r\nhello\r\n",
                "5;a=\r\nhello\r\n",
                "5;a=\"b\r\nhello\r\n",
                "5;a b\r\nhello\r\n",
                "5;a \r\nhello\r\n",
                "5;a=b\t\r\nhello\r\n",
                "5;a=\"b\\\r\nhello\r\n",
                "5;a=\"b\"c\r\nhello\r\n",
                "5;a=\"\u00e9\"\r\nhello\r\n",
                "5\r\nhelloo\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "10000000000000005\r\nhello\r\n",
                "\uff15\r\nhello\r\n",
                "5\r\nhello\r\n0\n\r\n",
                "0\r\nA b\r\n\r\n",
                "0\r\nA : b\r\n\r\n",
                "0\r\nA: \0\r\n\r\n",
                "0\r\nContent-Length: 5\r\n\r\n",
                "0\r\nTransfer-Encoding: chunked\r\n\r\n",
                "0\r\nHOST: a\r\n\r\n",
                "0\r\n b: c\r\n\r\n"
            })
    void chunk_thatIsMalformed_isRefused(String body) {
        assertRefused(chunked(body), Refusal.MALFORMED);
    }

    @Test
    void chunks_overTheLimit_areRefused() {
        String most = "100000\r\n" + "x".repeat(1 << 20) + "\r\n";

        assertThat(only(chunked(most + "0\r\n\r\n")).body()).hasSize(1 << 20);
        assertRefused(chunked(most + "1\r\n"), Refusal.BODY_TOO_LARGE);
        assertRefused(chunked("100001\r\n"), Refusal.BODY_TOO_LARGE);
    }

    @Test
    void trailers_haveTheLimitsOfTheHeader() {
        assertThat(only(chunked("0\r\n" + "a: b\r\n".repeat(100) + "\r\n")).body()).isEmpty();
        assertRefused(
                chunked("0\r\n" + "a: b\r\n".repeat(101) + "\r\n"), Refusal.HEADERS_TOO_LARGE);
        assertRefused(chunked("0\r\na: " + "b".repeat(8_192)), Refusal.HEADERS_TOO_LARGE);
    }

    // ---- limits

    @Test
    void requestLine_hasAtMostItsLimit() {
        String longest = "GET /" + "a".repeat(4_096 - 14) + " HTTP/1.1";

        assertThat(only(head(longest, HOST)).target()).hasSize(4_096 - 13);
        assertRefused(head("GET /a" + longest.substring(5), HOST), Refusal.LINE_TOO_LONG);
        assertRefused("G".repeat(4_098), Refusal.LINE_TOO_LONG);
    }

    @Test
    void header_hasAtMostItsLimit() {
        String most = HOST + "A: " + "v".repeat(8_192 - HOST.length() - 5) + "\r\n";

        assertThat(only(head("GET / HTTP/1.1", most)).header()).hasSize(2);
        assertRefused(head("GET / HTTP/1.1", "B:" + most), Refusal.HEADERS_TOO_LARGE);
        assertRefused("GET / HTTP/1.1\r\n" + "v".repeat(8_193), Refusal.HEADERS_TOO_LARGE);
    }

    @Test
    void fields_areAtMostTheirLimit() {
        assertThat(only(head("GET / HTTP/1.1", HOST + "a: b\r\n".repeat(99))).header())
                .hasSize(100);
        assertRefused(
                head("GET / HTTP/1.1", HOST + "a: b\r\n".repeat(100)), Refusal.HEADERS_TOO_LARGE);
    }

    // ---- Connection and Expect

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 | Other: x                                     | true",
                "HTTP/1.1 | Connection: close                            | false",
                "HTTP/1.1 | Connection: x , CLOSE\t,y                    | false",
                "HTTP/1.1 | connection: closed                           | true",
                "HTTP/1.1 | Connection: keep-alive, close                | false",
                "HTTP/1.0 | Other: x                                     | false",
                "HTTP/1.0 | Connection: Keep-Alive                       | true",
                "HTTP/1.0 | Connection: keep-alive, close                | false",
                "HTTP/1.0 | Connection: upgrade                          | false"
            })
    void connection_saysWhetherItGoesOn(String version, String field, boolean keepAlive) {
        assertThat(only(head("GET / " + version, HOST + field + "\r\n")).keepAlive())
                .isEqualTo(keepAlive);
    }

    @Test
    void connection_inTwoFields_isOneList() {
        assertThat(
                        only(head(
                                        "GET / HTTP/1.0",
                                        "Connection: close\r\nConnection: keep-alive\r\n"))
                                .keepAlive())
                .isFalse();
    }

    @Test
    void expectation_ofAnythingElse_isRefused_butNotOfOldVersion() {
        assertRefused(head("GET / HTTP/1.1", HOST + "Expect: more\r\n"), Refusal.EXPECTATION);
        assertThat(only(head("GET / HTTP/1.0", "Expect: more\r\n")).http10()).isTrue();
    }
}
