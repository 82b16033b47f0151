package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conditions and ranges of RFC 9110, 13 and 14, for one file of 100 bytes in memory and one that is
 * sent from the disk. Last modified on Sunday, 6 November 1994, 08:49:37.
 */
class StaticConditionsTest {
    private static final int SIZE = 100;
    private static final String SECOND = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final String SECOND_BEFORE = "Sun, 06 Nov 1994 08:49:36 GMT";
    private static final String DAY_AFTER = "Mon, 07 Nov 1994 08:49:37 GMT";
    private static final String CONTENT = "0123456789".repeat(10);

    @TempDir private static Path folder;
    private static HostFixture memory;
    private static HostFixture disk;
    private static String tag;

    /**
     * A request and what must come of it. In the header fields, one a line, TAG is the file's tag
     * without quotes.
     *
     * @param range of Content-Range, empty if there must be none
     * @param body null where only the status counts
     */
    record Case(String rule, String method, String fields, int status, String range, String body) {
        @Override
        public String toString() {
            return rule + ": " + method + " " + fields.replace("\n", " & ");
        }
    }

    private static final List<Case> CASES = new ArrayList<>();

    private static void get(String rule, String fields, int status) {
        CASES.add(new Case(rule, "GET", fields, status, "", status == 200 ? CONTENT : ""));
    }

    private static void part(String rule, String fields, String range, String body) {
        CASES.add(new Case(rule, "GET", fields, 206, "bytes " + range + "/100", body));
    }

    private static void unsatisfiable(String rule, String fields) {
        CASES.add(new Case(rule, "GET", fields, 416, "bytes */100", ""));
    }

    private static void head(String rule, String fields, int status) {
        CASES.add(new Case(rule, "HEAD", fields, status, "", ""));
    }

    static {
        get("13.1.2 the tag itself", "If-None-Match: \"TAG\"", 304);
        get("13.1.2 compared weakly", "If-None-Match: W/\"TAG\"", 304);
        get("13.1.2 in a list", "If-None-Match: \"a\", \"b\", \"TAG\"", 304);
        get("13.1.2 in a list without spaces", "If-None-Match: \"a\",\"b\",\"TAG\",\"c\"", 304);
        get("13.1.2 any", "If-None-Match: *", 304);
        get("8.8.3 a comma in a tag", "If-None-Match: \"a,b\", \"TAG\"", 304);
        get("8.8.3 a tag that contains it", "If-None-Match: \"x, TAG, y\"", 200);
        get("5.3 two lines are one list", "If-None-Match: \"a\"\nIf-None-Match: \"TAG\"", 304);
        get("5.6.1 empty elements", "If-None-Match: , ,\"TAG\",", 304);
        get("13.1.2 another tag", "If-None-Match: \"a\"", 200);
        get("13.1.2 a longer tag", "If-None-Match: \"TAGx\"", 200);
        get("13.1.2 a tag that ends like it", "If-None-Match: \"xTAG\"", 200);
        get("8.8.3 without quotes", "If-None-Match: TAG", 200);
        get("8.8.3 a small w", "If-None-Match: w/\"TAG\"", 200);
        get(
                "13.2.2 no match, though not modified",
                "If-None-Match: \"a\"\nIf-Modified-Since: " + SECOND,
                200);
        get(
                "13.2.2 a match, though modified",
                "If-None-Match: \"TAG\"\nIf-Modified-Since: " + SECOND_BEFORE,
                304);
        head("13.1.2 a match for HEAD", "If-None-Match: \"TAG\"", 304);
        get("13.1.3 the same time", "If-Modified-Since: " + SECOND, 304);
        get("13.1.3 an earlier time", "If-Modified-Since: " + SECOND_BEFORE, 200);
        get("13.1.3 a later time", "If-Modified-Since: " + DAY_AFTER, 304);
        get("13.1.3 no date", "If-Modified-Since: yesterday", 200);
        get("5.6.7 RFC 850", "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT", 304);
        get("5.6.7 asctime", "If-Modified-Since: Sun Nov  6 08:49:37 1994", 304);
        head("13.1.3 not modified for HEAD", "If-Modified-Since: " + SECOND, 304);
        get("13.1.1 the tag itself", "If-Match: \"TAG\"", 200);
        get("13.1.1 any", "If-Match: *", 200);
        get("13.1.1 another tag", "If-Match: \"a\"", 412);
        get("13.1.1 compared strongly", "If-Match: W/\"TAG\"", 412);
        get("13.1.1 in a list", "If-Match: \"a\", \"TAG\"", 200);
        get("13.1.4 the same time", "If-Unmodified-Since: " + SECOND, 200);
        get("13.1.4 an earlier time", "If-Unmodified-Since: " + SECOND_BEFORE, 412);
        get("13.1.4 no date", "If-Unmodified-Since: x", 200);
        get(
                "13.2.2 a match, though modified since",
                "If-Match: \"TAG\"\nIf-Unmodified-Since: " + SECOND_BEFORE,
                200);
        get("13.2.2 If-Match comes first", "If-Match: \"a\"\nIf-None-Match: \"TAG\"", 412);
        part("14.2 the first byte", "Range: bytes=0-0", "0-0", "0");
        part("14.1.2 from the start", "Range: bytes=0-", "0-99", CONTENT);
        part("14.1.2 from within", "Range: bytes=11-19", "11-19", "123456789");
        part("14.1.2 the last byte", "Range: bytes=-1", "99-99", "9");
        part("14.1.2 more than there is from the end", "Range: bytes=-200", "0-99", CONTENT);
        unsatisfiable("14.1.2 none from the end", "Range: bytes=-0");
        unsatisfiable("15.5.17 behind the end", "Range: bytes=100-");
        part("14.1.2 clipped", "Range: bytes=98-999999999", "98-99", "89");
        get("14.1.1 reversed", "Range: bytes=5-2", 200);
        get("14.2 no numbers", "Range: bytes=abc", 200);
        get("14.2 nothing", "Range: bytes=", 200);
        get("14.1 another unit", "Range: items=0-1", 200);
        get("14.1.1 no unit", "Range: 0-1", 200);
        part("14.1 a unit in capitals", "Range: BYTES=0-0", "0-0", "0");
        get("14.1.1 two signs", "Range: bytes=--1", 200);
        get("14.1.1 a plus", "Range: bytes=+1-2", 200);
        part("14.6 one of two is there", "Range: bytes=0-1,100-", "0-1", "01");
        unsatisfiable("14.6 none of two is there", "Range: bytes=100-,200-");
        part("14.1.2 an end of 20 digits", "Range: bytes=0-99999999999999999999", "0-99", CONTENT);
        unsatisfiable("14.1.2 a start of 20 digits", "Range: bytes=99999999999999999999-");
        part("14.1.2 a suffix of 20 digits", "Range: bytes=-99999999999999999999", "0-99", CONTENT);
        get("14.2 many small ones", "Range: bytes=" + list("%d-%d", 50), 200);
        get("14.2 many that overlap", "Range: bytes=" + list("0-", 400), 200);
        head("14.2 for GET only", "Range: bytes=0-0", 200);
        part("13.1.5 the tag itself", "Range: bytes=0-0\nIf-Range: \"TAG\"", "0-0", "0");
        get("13.1.5 another tag", "Range: bytes=0-0\nIf-Range: \"a\"", 200);
        get("13.1.5 compared strongly", "Range: bytes=0-0\nIf-Range: W/\"TAG\"", 200);
        part("13.1.5 the same time", "Range: bytes=0-0\nIf-Range: " + SECOND, "0-0", "0");
        get("13.1.5 a later time", "Range: bytes=0-0\nIf-Range: " + DAY_AFTER, 200);
        get("13.1.5 no date", "Range: bytes=0-0\nIf-Range: today", 200);
        get("13.1.5 without a range", "If-Range: \"a\"", 200);
        get("13.1.5 before the range is looked at", "Range: bytes=100-\nIf-Range: \"a\"", 200);
        get("13.2.2 a match before a range", "Range: bytes=0-0\nIf-None-Match: \"TAG\"", 304);
        get("13.2.2 before no range", "Range: bytes=100-\nIf-None-Match: \"TAG\"", 304);
        get("13.2.2 no match before a range", "Range: bytes=0-0\nIf-Match: \"a\"", 412);
        head("9.3.2 plainly", "", 200);
        CASES.add(new Case("15.5.6 POST", "POST", "Content-Length: 0", 405, "", ""));
        CASES.add(new Case("15.5.6 DELETE", "DELETE", "", 405, "", ""));
    }

    private static String list(String form, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> form.formatted(2 * i, 2 * i))
                .collect(Collectors.joining(","));
    }

    @BeforeAll
    static void start() {
        HostFixture.write(folder, "api/hello.js", "text:hello");
        HostFixture.write(folder, "public/file.txt", CONTENT);
        try {
            Files.setLastModifiedTime(
                    folder.resolve("public/file.txt"),
                    FileTime.from(Instant.parse("1994-11-06T08:49:37.123456Z")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        memory = HostFixture.start(folder);
        disk = HostFixture.start(folder, options -> options.withStaticCacheFileBytes(10));
        tag = memory.get("/file.txt").header("etag");
    }

    @AfterAll
    static void stop() {
        memory.close();
        disk.close();
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void request_isAnsweredByTheRule(Case rule) {
        for (HostFixture host : List.of(memory, disk)) {
            RawClient.Answer answer = ask(host, rule.method(), rule.fields());

            assertThat(answer.status()).isEqualTo(rule.status());
            assertThat(answer.header("content-range")).isEqualTo(rule.range());
            if (rule.status() < 400) {
                assertThat(answer.body()).isEqualTo(rule.body());
                assertThat(answer.header("etag")).isEqualTo(tag);
                assertThat(answer.header("cache-control")).isEqualTo("no-cache");
                assertThat(answer.header("date")).isNotEmpty();
            }
            if (rule.status() == 405) {
                assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
            }
        }
    }

    private static RawClient.Answer ask(HostFixture host, String method, String fields) {
        String header =
                fields.lines()
                        .map(line -> line.replace("TAG", tag.replace("\"", "")) + "\r\n")
                        .collect(Collectors.joining());
        try (RawClient client = host.connect()) {
            client.send(method + " /file.txt HTTP/1.1\r\nHost: a\r\n" + header + "\r\n");
            return client.read(method.equals("HEAD"));
        }
    }

    @Test
    void tag_isStrong_andMadeOfTimeAndSize() {
        assertThat(tag).matches("\"[0-9a-f]+-64\"");
        assertThat(disk.get("/file.txt").header("etag")).isEqualTo(tag);
    }

    @Test
    void whole_hasItsFields() {
        RawClient.Answer answer = memory.get("/file.txt");

        assertThat(answer.header("last-modified")).isEqualTo(SECOND);
        assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("content-length")).isEqualTo("" + SIZE);
        assertThat(answer.headers()).doesNotContainKeys("vary", "content-encoding");
    }

    @Test
    void head_hasTheFieldsOfGet() {
        RawClient.Answer get = memory.get("/file.txt");
        RawClient.Answer head = ask(memory, "HEAD", "");

        get.headers().remove("date");
        head.headers().remove("date");
        assertThat(head.headers()).isEqualTo(get.headers());
    }

    @Test
    void severalRanges_areParts() {
        for (HostFixture host : List.of(memory, disk)) {
            RawClient.Answer answer = ask(host, "GET", "Range: bytes=0-3,-2");

            String type = answer.header("content-type");
            assertThat(type).startsWith("multipart/byteranges; boundary=");
            String boundary = type.substring(type.indexOf('=') + 1);
            assertThat(answer.body().replace(boundary, "BOUNDARY").replace("\r\n", "\n"))
                    .isEqualTo(
                            """

                            --BOUNDARY
                            content-type: text/plain; charset=utf-8
                            content-range: bytes 0-3/100

                            0123
                            --BOUNDARY
                            content-type: text/plain; charset=utf-8
                            content-range: bytes 98-99/100

                            89
                            --BOUNDARY--
                            """);
        }
    }

    @Test
    void requestsOfTheSameConnection_areAnsweredOneAfterTheOther() {
        try (RawClient client = disk.connect()) {
            for (Case rule : CASES) {
                String fields =
                        rule.fields()
                                .lines()
                                .map(line -> line.replace("TAG", tag.replace("\"", "")) + "\r\n")
                                .collect(Collectors.joining());
                client.send(rule.method() + " /file.txt HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
                assertThat(client.read(rule.method().equals("HEAD")).status())
                        .as(rule.toString())
                        .isEqualTo(rule.status());
            }
        }
    }
}
