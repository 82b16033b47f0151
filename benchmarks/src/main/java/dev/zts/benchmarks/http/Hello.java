package dev.zts.benchmarks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.util.concurrent.FastThreadLocal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the yardsticks answer, one for each event loop: its date is made once a second. */
final class Hello {
    static final byte[] BODY = "Hello, world!".getBytes(US_ASCII);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final FastThreadLocal<Hello> OF_THREAD =
            new FastThreadLocal<>() {
                @Override
                protected Hello initialValue() {
                    return new Hello();
                }
            };

    private long second = -1;
    private String date = "";
    private byte[] response = new byte[0];

    private Hello() {}

    static Hello ofThread() {
        return OF_THREAD.get();
    }

    String date() {
        refresh();
        return date;
    }

    /** {@return all bytes of a response} */
    byte[] response() {
        refresh();
        return response;
    }

    private void refresh() {
        long now = System.currentTimeMillis() / 1000;
        if (now == second) {
            return;
        }
        second = now;
        date = DATE.format(Instant.ofEpochSecond(now));
        response =
                """
                HTTP/1.1 200 OK
                content-type: text/plain
                content-length: %d
                date: %s

                %s\
                """
                        .formatted(BODY.length, date, new String(BODY, US_ASCII))
                        .replace("\n", "\r\n")
                        .getBytes(US_ASCII);
    }
}
