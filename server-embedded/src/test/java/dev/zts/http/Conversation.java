package dev.zts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the decoder made of a connection's bytes that came in pieces.
 *
 * @param refusal what the connection ended with, null if it goes on or a request closed it
 * @param detail of the refusal, or how it stands
 */
record Conversation(List<Read> requests, @Nullable Refusal refusal, String detail) {

    static final HttpLimits LIMITS = new HttpLimits(4_096, 8_192, 100);
    static final int MAX_BODY_BYTES = 1 << 20;

    /** All that a request tells. The header has a line for each field. */
    record Read(
            String method,
            String target,
            String host,
            boolean http10,
            boolean keepAlive,
            List<String> header,
            String body) {

        static Read of(Request request) {
            List<String> header = new ArrayList<>();
            request.headers().forEach((name, value) -> header.add(name + ": " + value));
            return new Read(
                    request.method(),
                    request.target(),
                    request.host(),
                    request.http10(),
                    request.keepAlive(),
                    header,
                    new String(request.body(), ISO_8859_1));
        }
    }

    /** Reads text in one piece. */
    static Conversation of(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return of(bytes, bytes.length);
    }

    /** Reads bytes in pieces that end at those places; the last one is the end. */
    static Conversation of(byte[] bytes, int... ends) {
        Connection connection = new Connection();
        int from = 0;
        try {
            for (int to : ends) {
                connection.take(bytes, from, to);
                if (connection.ended) {
                    return new Conversation(connection.requests, null, "closed");
                }
                from = to;
            }
            return new Conversation(connection.requests, null, connection.standing());
        } catch (RefusedException e) {
            return new Conversation(connection.requests, e.refusal(), e.detail());
        } finally {
            connection.end();
        }
    }

    /** Keeps what was not used up, as a server's connection does. */
    private static final class Connection {
        private final RequestDecoder decoder = new RequestDecoder(LIMITS, () -> MAX_BODY_BYTES);
        private final List<Read> requests = new ArrayList<>();
        private ByteBuf unread = Unpooled.EMPTY_BUFFER;
        private boolean ended;

        void take(byte[] bytes, int from, int to) throws RefusedException {
            ByteBuf both = Unpooled.buffer(unread.readableBytes() + to - from);
            both.writeBytes(unread).writeBytes(bytes, from, to - from);
            unread.release();
            unread = both;
            while (!ended && decoder.read(unread) == RequestDecoder.Step.REQUEST) {
                Request request = decoder.request();
                requests.add(Read.of(request));
                ended = !request.keepAlive();
                request.release();
            }
        }

        String standing() {
            return (decoder.begun() ? "begun, " : "")
                    + (decoder.inBody() ? "in a body of " + decoder.bodyLength() : "");
        }

        void end() {
            decoder.close();
            boolean none = unread.capacity() == 0;
            if (!none && unread.refCnt() != 1) {
                throw new AssertionError("a request still holds the buffer");
            }
            unread.release();
        }
    }
}
