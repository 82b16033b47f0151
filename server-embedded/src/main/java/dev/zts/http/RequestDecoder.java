package dev.zts.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of a connection's bytes. Anything that two readers could understand differently is
 * refused, since the rest of the connection could then be taken for another request: bare LF,
 * folded lines, doubled or malformed lengths, Transfer-Encoding other than exactly "chunked".
 */
public final class RequestDecoder {

    /** What one call has brought. */
    public enum Step {
        /** All bytes are used up and no request is complete. */
        MORE,
        /** The head is complete, and the client waits for a word before it sends the body. */
        CONTINUE,
        /** {@link #request} has one. */
        REQUEST
    }

    private enum State {
        LINE,
        FIELDS,
        FIXED,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS
    }

    private static final int MAX_CHUNK_LINE = 256;

    private final HttpLimits limits;
    private final IntSupplier maxBodyBytes;

    private State state = State.LINE;
    private RequestHead head = new RequestHead();

    /** Index up to which the buffer holds no LF. */
    private int scanned;

    private int emptyLines;
    private int headerBytes;
    private int trailerFields;
    private byte[] body = new byte[0];
    private int bodyLength;
    private long remaining;
    private @Nullable Request request;

    public RequestDecoder(HttpLimits limits, IntSupplier maxBodyBytes) {
        this.limits = limits;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** {@return whether a request has begun and is not complete} */
    public boolean begun() {
        return state != State.LINE || scanned > 0;
    }

    public boolean inBody() {
        return state.ordinal() >= State.FIXED.ordinal();
    }

    /** {@return body bytes of the present request so far} */
    public int bodyLength() {
        return bodyLength;
    }

    /** {@return the method of the request being read, empty until it is known} */
    public String method() {
        return head.method();
    }

    /** {@return the request that was just completed} */
    public Request request() {
        Request complete = request;
        if (complete == null) {
            throw new IllegalStateException("no request is complete");
        }
        return complete;
    }

    /** Reads on. */
    public Step read(ByteBuf in) throws RefusedException {
        while (true) {
            switch (state) {
                case LINE -> {
                    checkFirstByte(in);
                    String line = line(in, limits.maxRequestLineBytes(), Refusal.LINE_TOO_LONG);
                    if (line == null) {
                        return Step.MORE;
                    }
                    startLine(line);
                }
                case FIELDS -> {
                    String line = fieldLine(in);
                    if (line == null) {
                        return Step.MORE;
                    }
                    if (!line.isEmpty()) {
                        head.field(line, limits.maxHeaderFields());
                    } else if (endHead()) {
                        return complete();
                    } else if (head.expectsContinue() && !in.isReadable()) {
                        return Step.CONTINUE;
                    }
                }
                case FIXED -> {
                    if (!take(in)) {
                        return Step.MORE;
                    }
                    return complete();
                }
                case CHUNK_SIZE -> {
                    String line = line(in, MAX_CHUNK_LINE, Refusal.MALFORMED);
                    if (line == null) {
                        return Step.MORE;
                    }
                    chunk(line);
                }
                case CHUNK_DATA -> {
                    if (!take(in)) {
                        return Step.MORE;
                    }
                    state = State.CHUNK_END;
                }
                case CHUNK_END -> {
                    if (!chunkEnd(in)) {
                        return Step.MORE;
                    }
                }
                case TRAILERS -> {
                    String line = fieldLine(in);
                    if (line == null) {
                        return Step.MORE;
                    }
                    if (line.isEmpty()) {
                        return complete();
                    }
                    RequestHead.checkTrailer(line);
                    if (++trailerFields > limits.maxHeaderFields()) {
                        throw new RefusedException(Refusal.HEADERS_TOO_LARGE, "too many trailers");
                    }
                }
            }
        }
    }

    /** Tells another protocol, such as TLS, by its first byte: its first line may never end. */
    private static void checkFirstByte(ByteBuf in) throws RefusedException {
        if (in.isReadable()) {
            byte first = in.getByte(in.readerIndex());
            if (first != '\r' && first != '\n' && !RequestHead.isTokenChar(first)) {
                throw new RefusedException(Refusal.MALFORMED, "this is no HTTP request");
            }
        }
    }

    private void startLine(String line) throws RefusedException {
        if (line.isEmpty()) {
            // RFC 9112, 2.2: an empty line before a request is passed over.
            if (++emptyLines > 1) {
                throw new RefusedException(Refusal.MALFORMED, "empty lines before the request");
            }
            return;
        }
        head.requestLine(line);
        state = State.FIELDS;
    }

    /** Decides what follows the head. {@return whether nothing does} */
    private boolean endHead() throws RefusedException {
        head.check();
        int limit = maxBodyBytes.getAsInt();
        if (head.chunked()) {
            state = State.CHUNK_SIZE;
            return false;
        }
        remaining = head.contentLength();
        if (remaining > limit) {
            throw tooLarge(limit);
        }
        state = State.FIXED;
        return remaining == 0;
    }

    private void chunk(String line) throws RefusedException {
        long size = RequestHead.chunkSize(line);
        int limit = maxBodyBytes.getAsInt();
        if (bodyLength + size > limit) {
            throw tooLarge(limit);
        }
        remaining = size;
        headerBytes = 0;
        state = size == 0 ? State.TRAILERS : State.CHUNK_DATA;
    }

    private static RefusedException tooLarge(int limit) {
        return new RefusedException(
                Refusal.BODY_TOO_LARGE, "a body has at most " + limit + " bytes");
    }

    private boolean chunkEnd(ByteBuf in) throws RefusedException {
        if (in.readableBytes() < 2) {
            return false;
        }
        if (in.readByte() != '\r' || in.readByte() != '\n') {
            throw new RefusedException(Refusal.MALFORMED, "a chunk does not end where it says");
        }
        state = State.CHUNK_SIZE;
        return true;
    }

    /** Moves body bytes. {@return whether all that are due have come} */
    private boolean take(ByteBuf in) {
        int count = (int) Math.min(remaining, in.readableBytes());
        if (bodyLength + count > body.length) {
            // Grows as bytes come: a client that only announces a body takes no memory.
            long due = bodyLength + (state == State.FIXED ? remaining : count);
            body =
                    Arrays.copyOf(
                            body,
                            (int)
                                    Math.min(
                                            Math.max(bodyLength + count, 2L * body.length),
                                            Math.max(due, bodyLength + count)));
        }
        in.readBytes(body, bodyLength, count);
        bodyLength += count;
        remaining -= count;
        return remaining == 0;
    }

    private Step complete() {
        byte[] bytes = body.length == bodyLength ? body : Arrays.copyOf(body, bodyLength);
        request = head.toRequest(bytes);
        head = new RequestHead();
        state = State.LINE;
        emptyLines = 0;
        headerBytes = 0;
        trailerFields = 0;
        body = new byte[0];
        bodyLength = 0;
        return Step.REQUEST;
    }

    private @Nullable String fieldLine(ByteBuf in) throws RefusedException {
        int before = in.readerIndex();
        String line = line(in, limits.maxHeaderBytes() - headerBytes, Refusal.HEADERS_TOO_LARGE);
        if (line != null && !line.isEmpty()) {
            headerBytes += in.readerIndex() - before;
        }
        return line;
    }

    /** {@return the next line without its CRLF, or null if it is not complete} */
    private @Nullable String line(ByteBuf in, int limit, Refusal tooLong) throws RefusedException {
        int start = in.readerIndex();
        int from = start + scanned;
        int end = in.indexOf(from, in.writerIndex(), (byte) '\n');
        int length = (end < 0 ? in.writerIndex() : end) - start;
        // One more for a CR, and for headers the CRLF counts.
        int allowed = tooLong == Refusal.HEADERS_TOO_LARGE ? limit - 1 : limit + 1;
        if (length > Math.max(allowed, 1)) {
            throw new RefusedException(tooLong, tooLong.title() + ": the limit is " + total(limit));
        }
        if (end < 0) {
            scanned = length;
            return null;
        }
        scanned = 0;
        if (length == 0 || in.getByte(end - 1) != '\r') {
            throw new RefusedException(Refusal.MALFORMED, "a line ends without CR");
        }
        String line = in.toString(start, length - 1, StandardCharsets.ISO_8859_1);
        in.readerIndex(end + 1);
        return line;
    }

    private String total(int limit) {
        return (state == State.FIELDS ? limits.maxHeaderBytes() : limit) + " bytes";
    }
}
