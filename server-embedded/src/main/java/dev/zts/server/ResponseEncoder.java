package dev.zts.server;

import dev.zts.engine.JsResponse;
import dev.zts.http.HttpDate;
import dev.zts.http.Reply;
import dev.zts.http.ResponseHead;
import dev.zts.operations.AddedFields;
import dev.zts.pool.Lease;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a handler responds into bytes. Used by the one thread that holds the lease, as a text
 * may be put together of what the isolate still has.
 */
final class ResponseEncoder {
    /** Room for a head; one that is larger goes into a buffer of its own. */
    private static final int HEAD_BYTES = 1024;

    /** Texts up to this many characters are measured first, and share a buffer with others. */
    private static final int SHORT_TEXT = 1024;

    /** Bytes up to this many are copied, which is cheaper than to lend them. */
    private static final int COPIED_BYTES = 16 << 10;

    private final Utf8Writer utf8 = new Utf8Writer();
    private final ByteBuf head = Unpooled.buffer(HEAD_BYTES);
    private long dateSecond = -1;
    private byte[] date = new byte[0];

    /** How the answer to a request ends. */
    interface Framing {
        boolean head();

        boolean close();

        boolean http10();

        /** {@return what the head gets beside its own fields, or null} */
        @Nullable AddedFields added();
    }

    /**
     * Encodes a response. If it throws, nothing of it has gone to the sink.
     *
     * @return what is lent of the isolate, or null
     */
    @Nullable Loan encode(JsResponse response, Framing framing, Lease lease, Sink sink) {
        int status = response.status();
        boolean bodiless = framing.head() || status == 204 || status == 304;
        switch (response.body()) {
            case JsResponse.Body.Empty() -> headOnly(response, 0, framing, sink);
            case JsResponse.Body.Text(CharSequence text) -> {
                if (bodiless) {
                    headOnly(response, Utf8Writer.length(text), framing, sink);
                } else if (text.length() <= SHORT_TEXT) {
                    shortText(response, text.toString(), framing, sink);
                } else {
                    longText(response, text, framing, sink);
                }
            }
            case JsResponse.Body.Bytes(byte[] bytes) -> {
                headOnly(response, bytes.length, framing, sink);
                if (bodiless) {
                    return null;
                }
                if (bytes.length <= COPIED_BYTES) {
                    sink.room(bytes.length).writeBytes(bytes);
                    return null;
                }
                Loan loan = new Loan(lease, bytes);
                sink.lend(loan);
                return loan;
            }
        }
        return null;
    }

    private void headOnly(JsResponse response, long length, Framing framing, Sink sink) {
        ByteBuf out = sink.room(HEAD_BYTES / 2);
        int start = out.writerIndex();
        try {
            head(out, response, length, framing);
        } catch (RuntimeException | Error e) {
            out.writerIndex(start);
            throw e;
        }
    }

    private void shortText(JsResponse response, String text, Framing framing, Sink sink) {
        int length = ByteBufUtil.utf8Bytes(text);
        ByteBuf out = sink.room(HEAD_BYTES / 2 + length);
        int start = out.writerIndex();
        try {
            head(out, response, length, framing);
            ByteBufUtil.reserveAndWriteUtf8(out, text, length);
        } catch (RuntimeException | Error e) {
            out.writerIndex(start);
            throw e;
        }
    }

    /** The head tells the body's length, so it is put before the body when that is known. */
    private void longText(JsResponse response, CharSequence text, Framing framing, Sink sink) {
        ByteBuf out = ByteBufAllocator.DEFAULT.buffer(HEAD_BYTES + text.length());
        try {
            out.writerIndex(HEAD_BYTES);
            utf8.write(text, out);
            head.clear();
            head(head, response, out.writerIndex() - HEAD_BYTES, framing);
        } catch (RuntimeException | Error e) {
            out.release();
            throw e;
        }
        int start = HEAD_BYTES - head.readableBytes();
        if (start >= 0) {
            out.setBytes(start, head, head.readableBytes()).readerIndex(start);
        } else {
            sink.room(head.readableBytes()).writeBytes(head);
            out.readerIndex(HEAD_BYTES);
        }
        sink.part(out);
    }

    private void head(ByteBuf out, JsResponse response, long length, Framing framing) {
        ResponseHead.write(
                out,
                response.status(),
                response.headers(),
                length,
                framing.close(),
                framing.http10(),
                date());
        AddedFields added = framing.added();
        if (added != null) {
            added.addTo(out, response.headers());
        }
    }

    /** Writes the head of a reply of now. */
    void head(
            ByteBuf out, Reply reply, boolean close, boolean http10, @Nullable AddedFields added) {
        reply.writeHead(out, close, http10, date());
        if (added != null) {
            added.addTo(out, reply.headers());
        }
    }

    /** {@return now, as HTTP writes it; made once a second} */
    byte[] date() {
        long second = System.currentTimeMillis() / 1000;
        if (second != dateSecond) {
            dateSecond = second;
            date =
                    HttpDate.format(Instant.ofEpochSecond(second))
                            .getBytes(StandardCharsets.US_ASCII);
        }
        return date;
    }
}
