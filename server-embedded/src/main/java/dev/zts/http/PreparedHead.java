package dev.zts.http;

import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/**
 * The head of a response that is sent many times: encoded once, up to what differs each time.
 * Immutable.
 */
public final class PreparedHead {
    private static final byte[] GO_ON = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE =
            "\r\nconnection: close\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEEP_ALIVE =
            "\r\nconnection: keep-alive\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CRLF = 0x0D0A;

    private final int status;
    private final byte[] bytes;

    private PreparedHead(int status, byte[] bytes) {
        this.status = status;
        this.bytes = bytes;
    }

    /**
     * Encodes a head.
     *
     * @param fields all but Date and Connection
     */
    public static PreparedHead of(int status, Headers fields) {
        StringBuilder text = new StringBuilder("HTTP/1.1 ");
        text.append(status).append(' ');
        text.append(HttpResponseStatus.valueOf(status).reasonPhrase()).append("\r\n");
        fields.forEach((name, value) -> field(text, name, value));
        text.append("date: ");
        return new PreparedHead(status, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    public int status() {
        return status;
    }

    /**
     * Writes the head. Any thread.
     *
     * @param more fields of this response alone
     * @param date now, as {@link HttpDate} writes it
     */
    void write(ByteBuf out, Headers more, boolean close, boolean http10, byte[] date) {
        out.writeBytes(bytes).writeBytes(date).writeBytes(end(close, http10));
        if (more.size() > 0) {
            StringBuilder text = new StringBuilder();
            more.forEach((name, value) -> field(text, name, value));
            out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
        }
        out.writeShort(CRLF);
    }

    /** {@return what stands behind the date} */
    private static byte[] end(boolean close, boolean http10) {
        return close ? CLOSE : http10 ? KEEP_ALIVE : GO_ON;
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
