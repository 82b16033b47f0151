package dev.zts.http;

import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the head of a response: what repeats itself from a template, the rest field by field. */
public final class ResponseHead {

    /** The start of all heads with this status, type and connection. */
    @SuppressWarnings("ArrayRecordComponent") // only read
    private record Template(int key, @Nullable String type, byte[] bytes) {
        boolean is(int otherKey, @Nullable String otherType) {
            return key == otherKey && (type == null ? otherType == null : type.equals(otherType));
        }
    }

    private static final int CLOSE = 1;
    private static final int KEEP_ALIVE = 2;
    private static final int LENGTH = 4;

    /** The most digits of a length. */
    private static final int DIGITS = 19;

    /** A longer type is no usual one. */
    private static final int MAX_TYPE = 128;

    private static final int SLOTS = 256;

    /*
     * Read and written by all threads without order: a template never changes, and one that gets
     * lost is made again. Each may stand in one of two slots, the newer one drives out the other.
     */
    private static final @Nullable Template[] TEMPLATES = new @Nullable Template[SLOTS];

    private static final byte[] DATE = ascii("date: ");

    private ResponseHead() {}

    /**
     * Writes a head. Any thread.
     *
     * @param contentLength negative if none is to be told; never told with 204 and 304
     * @param close whether the connection ends with it
     * @param http10 whether the client must be told that it does not
     * @param date now, as {@link HttpDate} writes it
     */
    public static void write(
            ByteBuf out,
            int status,
            Headers headers,
            long contentLength,
            boolean close,
            boolean http10,
            byte[] date) {
        boolean length = contentLength >= 0 && status != 204 && status != 304;
        int typeAt = index(headers, "content-type");
        byte[] template =
                template(
                        status << 3
                                | (close ? CLOSE : http10 ? KEEP_ALIVE : 0)
                                | (length ? LENGTH : 0),
                        typeAt < 0 ? null : headers.value(typeAt));
        byte[] bytes = Scratch.ofThread().atLeast(bound(headers, template.length, date.length));
        int at = put(template, bytes, 0);
        if (length) {
            at = crlf(bytes, digits(contentLength, bytes, at));
        }
        boolean dated = false;
        for (int i = 0; i < headers.size(); i++) {
            if (i != typeAt) {
                at = field(headers, i, bytes, at);
                dated |= headers.name(i).equals("date");
            }
        }
        if (!dated) {
            at = crlf(bytes, put(date, bytes, put(DATE, bytes, at)));
        }
        out.writeBytes(bytes, 0, crlf(bytes, at));
    }

    private static int index(Headers headers, String name) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static int bound(Headers headers, int template, int date) {
        int bound = template + DIGITS + 2 + DATE.length + date + 4;
        for (int i = 0; i < headers.size(); i++) {
            bound += headers.name(i).length() + headers.value(i).length() + 4;
        }
        return bound;
    }

    private static byte[] template(int key, @Nullable String type) {
        int slot = (key * 0x9E3779B1 ^ (type == null ? 0 : type.hashCode() * 31)) >>> 8 & SLOTS - 1;
        Template first = TEMPLATES[slot];
        if (first != null && first.is(key, type)) {
            return first.bytes;
        }
        Template second = TEMPLATES[slot ^ 1];
        if (second != null && second.is(key, type)) {
            return second.bytes;
        }
        Template made = new Template(key, type, start(key, type));
        if (type == null || type.length() <= MAX_TYPE) {
            TEMPLATES[slot ^ 1] = first;
            TEMPLATES[slot] = made;
        }
        return made.bytes;
    }

    private static byte[] start(int key, @Nullable String type) {
        int status = key >> 3;
        StringBuilder start = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
        start.append(HttpResponseStatus.valueOf(status).reasonPhrase()).append("\r\n");
        if (type != null) {
            start.append("content-type: ").append(type).append("\r\n");
        }
        if ((key & CLOSE) != 0) {
            start.append("connection: close\r\n");
        } else if ((key & KEEP_ALIVE) != 0) {
            start.append("connection: keep-alive\r\n");
        }
        if ((key & LENGTH) != 0) {
            start.append("content-length: ");
        }
        return start.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int field(Headers headers, int index, byte[] to, int at) {
        int end = text(headers.name(index), to, at);
        to[end++] = ':';
        to[end++] = ' ';
        return crlf(to, text(headers.value(index), to, end));
    }

    private static int put(byte[] bytes, byte[] to, int at) {
        System.arraycopy(bytes, 0, to, at, bytes.length);
        return at + bytes.length;
    }

    /** Takes the low byte of each character: a field has no others. */
    @SuppressWarnings("deprecation") // the only way without a copy between
    private static int text(String text, byte[] to, int at) {
        text.getBytes(0, text.length(), to, at);
        return at + text.length();
    }

    private static int digits(long number, byte[] to, int at) {
        int end = at + 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            end++;
        }
        long rest = number;
        for (int i = end - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    private static int crlf(byte[] to, int at) {
        to[at] = '\r';
        to[at + 1] = '\n';
        return at + 2;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
