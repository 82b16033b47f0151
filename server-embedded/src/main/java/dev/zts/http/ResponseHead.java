package dev.zts.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Writes the head of a response. */
public final class ResponseHead {
    private ResponseHead() {}

    public static void write(ByteBuf out, Reply reply, boolean close, boolean http10, String date) {
        text(out, "HTTP/1.1 ");
        text(out, Integer.toString(reply.status()));
        out.writeByte(' ');
        text(out, HttpResponseStatus.valueOf(reply.status()).reasonPhrase());
        text(out, "\r\n");
        reply.headers().forEach((name, value) -> field(out, name, value));
        if (reply.status() != 204 && reply.status() != 304) {
            field(out, "content-length", Long.toString(reply.content().length()));
        }
        if (!reply.headers().has("date")) {
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
