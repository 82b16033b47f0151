package dev.zts.http;

import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Writes the head of a response. */
public final class ResponseHead {
    private ResponseHead() {}

    public static void write(
            ByteBuf out,
            int status,
            Headers headers,
            long contentLength,
            boolean close,
            boolean http10,
            String date) {
        text(out, "HTTP/1.1 ");
        text(out, Integer.toString(status));
        out.writeByte(' ');
        text(out, HttpResponseStatus.valueOf(status).reasonPhrase());
        text(out, "\r\n");
        headers.forEach((name, value) -> field(out, name, value));
        if (status != 204 && status != 304) {
            field(out, "content-length", Long.toString(contentLength));
        }
        if (!headers.has("date")) {
            field(out, "date", date);
        }
        if (close) {
            field(out, "connection", "close");
        } else if (http10) {
            field(out, "connection", "keep-alive");
        }
        text(out, "\r\n");
    }

    private static void field(ByteBuf out, String name, String value) {
        text(out, name);
        text(out, ": ");
        out.writeCharSequence(value, StandardCharsets.ISO_8859_1);
        text(out, "\r\n");
    }

    private static void text(ByteBuf out, String ascii) {
        ByteBufUtil.writeAscii(out, ascii);
    }
}
