package dev.zts.http;

import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/**
 * The head of a response that is sent many times: encoded once, up to what differs each time.
 * Immutable.
 */
public final class PreparedHead {
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
        return new PreparedHead(status, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    public int status() {
        return status;
    }

    /**
     * Writes the head.
     *
     * @param more fields of this response alone
     */
    public void write(ByteBuf out, Headers more, boolean close, boolean http10, String date) {
        out.writeBytes(bytes);
        ByteBufUtil.writeAscii(out, "date: ");
        ByteBufUtil.writeAscii(out, date);
        if (close) {
            ByteBufUtil.writeAscii(out, "\r\nconnection: close");
        } else if (http10) {
            ByteBufUtil.writeAscii(out, "\r\nconnection: keep-alive");
        }
        ByteBufUtil.writeAscii(out, "\r\n");
        if (more.size() > 0) {
            StringBuilder text = new StringBuilder();
            more.forEach((name, value) -> field(text, name, value));
            out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
        }
        ByteBufUtil.writeAscii(out, "\r\n");
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
