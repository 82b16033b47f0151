package dev.zts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadTest {
    private static final byte[] DATE =
            HttpDate.format(Instant.parse("1994-11-06T08:49:37Z")).getBytes(ISO_8859_1);

    private final Headers headers = new Headers();

    private String write(int status, long length, boolean close, boolean http10) {
        ByteBuf out = Unpooled.buffer(8);
        try {
            ResponseHead.write(out, status, headers, length, close, http10, DATE);
            return out.toString(ISO_8859_1).replace("\r\n", "\n");
        } finally {
            out.release();
        }
    }

    @Test
    void head_hasStatusTypeLengthAndDate() {
        headers.append("Content-Type", "text/plain;charset=UTF-8");

        assertThat(write(200, 13, false, false))
                .isEqualTo(
                        """
                        HTTP/1.1 200 OK
                        content-type: text/plain;charset=UTF-8
                        content-length: 13
                        date: Sun, 06 Nov 1994 08:49:37 GMT

                        """);
    }

    @Test
    void otherFields_followInTheirOrder() {
        headers.append("set-cookie", "a=b");
        headers.append("content-type", "text/html");
        headers.append("set-cookie", "c=d");
        headers.append("x-own", "\u00e9");

        assertThat(write(404, 0, false, false))
                .isEqualTo(
                        """
                        HTTP/1.1 404 Not Found
                        content-type: text/html
                        content-length: 0
                        set-cookie: a=b
                        set-cookie: c=d
                        x-own: \u00e9
                        date: Sun, 06 Nov 1994 08:49:37 GMT

                        """);
    }

    @Test
    void date_ofTheHandler_standsAlone() {
        headers.append("date", "now");

        assertThat(write(200, 1, false, false)).contains("date: now\n").doesNotContain("1994");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, connection: close",
        "true,  true,  connection: close",
        "false, true,  connection: keep-alive"
    })
    void connection_isTold_whereTheClientCannotKnow(boolean close, boolean http10, String line) {
        assertThat(write(200, 1, close, http10)).contains("\n" + line + "\n");
        assertThat(write(200, 1, false, false)).doesNotContain("connection");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 1_048_576, 4_294_967_296L, Long.MAX_VALUE})
    void length_isInDigits(long length) {
        assertThat(write(200, length, false, false)).contains("content-length: " + length + "\n");
    }

    @ParameterizedTest
    @CsvSource({"204, 5", "304, 5", "200, -1"})
    void length_isNotTold_whereThereIsNone(int status, long length) {
        assertThat(write(status, length, false, false)).doesNotContain("content-length");
    }

    @Test
    void eachHead_isItsOwn_howeverManyThereAre() {
        for (int round = 0; round < 2; round++) {
            for (int status = 200; status < 600; status += 7) {
                for (String type :
                        new String[] {"a/" + status % 5, "b/c", "d/" + "e".repeat(200)}) {
                    Headers own = new Headers();
                    own.append("content-type", type);
                    ByteBuf out = Unpooled.buffer();
                    ResponseHead.write(out, status, own, status, status % 2 == 0, true, DATE);

                    assertThat(out.toString(ISO_8859_1))
                            .startsWith("HTTP/1.1 " + status + " ")
                            .contains("\r\ncontent-type: " + type + "\r\n")
                            .contains(
                                    status % 2 == 0
                                            ? "\r\nconnection: close\r\n"
                                            : "\r\nconnection: keep-alive\r\n");
                    out.release();
                }
            }
        }
    }
}
