package dev.zts.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.ResourceLeakDetector;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of a connection's bytes. Anything that two readers could understand differently is
 * refused, since the rest of the connection could then be taken for another request: bare LF,
 * folded lines, doubled or malformed lengths, Transfer-Encoding other than exactly "chunked".
 *
 * <p>A head is left in the buffer, readable, until it is complete, and then held until the request
 * is released: the buffer may be written behind its end meanwhile, but not be moved or compacted. A
 * body is taken out as it comes.
 */
public final class RequestDecoder {

    /** What one call has brought. */
    public enum Step {
        /** No request is complete; what is readable still is to be given again, with more. */
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

    /** What is looked at first: most heads are shorter, and there may be many in a buffer. */
    private static final int WINDOW = 1 << 10;

    private final HttpLimits limits;
    private final IntSupplier maxBodyBytes;

    /** Whether a request object serves again; if not, each use after the release is found. */
    private final boolean reuse;

    /** How many bytes are looked at for a head at most: more than it may have. */
    private final int maxHead;

    private State state = State.LINE;

    /** The one that is being read, or was read last. */
    private Request request = new Request();

    /** Another one, for when a worker still looks at the one before. */
    private @Nullable Request spare;

    /** Whether {@link #request} is this decoder's, not yet handed out. */
    private boolean reading;

    /** Whether there will be no further request. */
    private boolean refused;

    /** Up to where the head was understood, from the readable bytes' start. */
    private int at;

    /** Up to where there is no line end behind {@link #at}, from the readable bytes' start. */
    private int scanned;

    private int emptyLines;
    private int headerBytes;
    private int trailerFields;
    private long remaining;

    public RequestDecoder(HttpLimits limits, IntSupplier maxBodyBytes) {
        this(
                limits,
                maxBodyBytes,
                ResourceLeakDetector.getLevel() != ResourceLeakDetector.Level.PARANOID);
    }

    RequestDecoder(HttpLimits limits, IntSupplier maxBodyBytes, boolean reuse) {
        this.limits = limits;
        this.maxBodyBytes = maxBodyBytes;
        this.reuse = reuse;
        this.maxHead = limits.maxRequestLineBytes() + limits.maxHeaderBytes() + 8;
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
        return reading ? request.received().length() : 0;
    }

    /** {@return the method of the request being read, empty until it is known} */
    public String method() {
        return reading || refused ? request.head().method() : "";
    }

    /** {@return the request that was just completed; the caller releases it} */
    public Request request() {
        if (reading) {
            throw new IllegalStateException("no request is complete");
        }
        return request;
    }

    /** Gives back what is held for a request that will not be completed. */
    public void close() {
        if (reading) {
            reading = false;
            request.release();
        }
    }

    /** Reads on. */
    public Step read(ByteBuf in) throws RefusedException {
        try {
            return inBody() ? readBody(in) : readHead(in);
        } catch (RefusedException e) {
            refused = reading;
            close();
            throw e;
        }
    }

    // ---- the head

    private Step readHead(ByteBuf in) throws RefusedException {
        if (state == State.LINE) {
            passEmptyLine(in);
        }
        int available = in.readableBytes();
        if (available == scanned || scanned > at && !endsLine(in)) {
            return cut(available);
        }
        if (!reading) {
            begin();
        }
        Scratch scratch = Scratch.ofThread();
        int end = Math.min(available, WINDOW);
        byte[] bytes = scratch.copy(in, in.readerIndex(), end);
        while (state == State.LINE || bytes[at] != '\r' || bytes[at + 1] != '\n') {
            int next = scanLine(bytes);
            if (next >= 0) {
                takeLine(bytes, next);
                continue;
            }
            int lineEnd = Ascii.indexOf((byte) '\n', bytes, at, end);
            if (lineEnd >= 0) {
                throw flaw(bytes, lineEnd);
            }
            if (end == available || end >= maxHead) {
                return cut(end);
            }
            end = Math.min(available, maxHead);
            bytes = scratch.copy(in, in.readerIndex(), end);
        }
        at += 2;
        return endHead(in, bytes);
    }

    /** RFC 9112, 2.2: an empty line before a request is passed over. */
    private void passEmptyLine(ByteBuf in) throws RefusedException {
        while (in.isReadable()) {
            int start = in.readerIndex();
            byte first = in.getByte(start);
            if (first != '\r' || in.readableBytes() < 2 || in.getByte(start + 1) != '\n') {
                checkFirstByte(first);
                return;
            }
            in.skipBytes(2);
            scanned = 0;
            if (++emptyLines > 1) {
                throw RequestHead.malformed("empty lines before the request");
            }
        }
    }

    /** Tells another protocol, such as TLS, by its first byte: its first line may never end. */
    private static void checkFirstByte(byte first) throws RefusedException {
        if (first != '\r' && first != '\n' && !Ascii.is(Ascii.TOKEN, first)) {
            throw RequestHead.malformed("this is no HTTP request");
        }
    }

    /** {@return whether what has come since the last time ends the line} */
    private boolean endsLine(ByteBuf in) {
        return in.indexOf(in.readerIndex() + scanned, in.writerIndex(), (byte) '\n') >= 0;
    }

    private void begin() {
        if (!request.idle() || !reuse) {
            Request other = spare;
            spare = request;
            request = other != null && other.idle() && reuse ? other : new Request();
        }
        request.begin();
        reading = true;
    }

    private int scanLine(byte[] bytes) {
        RequestHead head = request.head();
        return state == State.LINE ? head.scanRequestLine(bytes, at) : head.scanField(bytes, at);
    }

    private void takeLine(byte[] bytes, int next) throws RefusedException {
        checkLength(next - 1 - at);
        if (state == State.LINE) {
            request.head().requestLine(bytes);
            state = State.FIELDS;
        } else {
            headerBytes += next - at;
            request.head().field(bytes, limits.maxHeaderFields());
        }
        at = next;
    }

    /** {@return what is wrong with a line that is flawed} */
    private RefusedException flaw(byte[] bytes, int lineEnd) throws RefusedException {
        checkLength(lineEnd - at);
        if (lineEnd == at || bytes[lineEnd - 1] != '\r') {
            return withoutCr();
        }
        return request.head().flaw();
    }

    private static RefusedException withoutCr() {
        return RequestHead.malformed("a line ends without CR");
    }

    /** Waits for the rest of a line, if it may be longer than it is. */
    private Step cut(int end) throws RefusedException {
        checkLength(end - at);
        scanned = end;
        return Step.MORE;
    }

    /**
     * Checks a line against the limits.
     *
     * @param length of what has come of it before the LF
     */
    private void checkLength(int length) throws RefusedException {
        // The limit of the request line is meant without its CRLF, that of the header with all.
        if (state == State.LINE && length > limits.maxRequestLineBytes() + 1) {
            throw tooLong(Refusal.LINE_TOO_LONG, limits.maxRequestLineBytes());
        }
        if (state != State.LINE
                && length > Math.max(limits.maxHeaderBytes() - headerBytes - 1, 1)) {
            throw tooLong(Refusal.HEADERS_TOO_LARGE, limits.maxHeaderBytes());
        }
    }

    private static RefusedException tooLong(Refusal refusal, int limit) {
        return new RefusedException(
                refusal, refusal.title() + ": the limit is " + limit + " bytes");
    }

    /** Decides what follows the head. */
    private Step endHead(ByteBuf in, byte[] bytes) throws RefusedException {
        RequestHead head = request.head();
        head.check();
        request.hold(in, bytes);
        in.skipBytes(at);
        at = 0;
        scanned = 0;
        headerBytes = 0;
        if (head.chunked()) {
            state = State.CHUNK_SIZE;
        } else {
            remaining = head.contentLength();
            checkBody(remaining);
            if (remaining == 0) {
                return complete();
            }
            state = State.FIXED;
        }
        if (head.expectsContinue() && !in.isReadable()) {
            return Step.CONTINUE;
        }
        return readBody(in);
    }

    // ---- the body

    private Step readBody(ByteBuf in) throws RefusedException {
        while (true) {
            boolean goesOn =
                    switch (state) {
                        case FIXED, CHUNK_DATA -> data(in);
                        case CHUNK_SIZE -> chunk(in);
                        case CHUNK_END -> chunkEnd(in);
                        case TRAILERS -> trailer(in);
                        case LINE, FIELDS -> throw new AssertionError(state);
                    };
            if (state == State.LINE) {
                return Step.REQUEST;
            }
            if (!goesOn) {
                return Step.MORE;
            }
        }
    }

    private void checkBody(long length) throws RefusedException {
        int limit = maxBodyBytes.getAsInt();
        if (length > limit) {
            throw new RefusedException(
                    Refusal.BODY_TOO_LARGE, "a body has at most " + limit + " bytes");
        }
    }

    private boolean data(ByteBuf in) {
        remaining -= request.received().take(in, remaining);
        if (remaining > 0) {
            return false;
        }
        if (state == State.FIXED) {
            complete();
        } else {
            state = State.CHUNK_END;
        }
        return true;
    }

    private boolean chunk(ByteBuf in) throws RefusedException {
        int length = line(in, MAX_CHUNK_LINE);
        if (length < 0) {
            return false;
        }
        byte[] line = Scratch.ofThread().copy(in, in.readerIndex(), length);
        remaining = ChunkLine.size(line, length);
        checkBody(request.received().length() + remaining);
        in.skipBytes(length + 2);
        state = remaining == 0 ? State.TRAILERS : State.CHUNK_DATA;
        return true;
    }

    private boolean chunkEnd(ByteBuf in) throws RefusedException {
        if (in.readableBytes() < 2) {
            return false;
        }
        if (in.readByte() != '\r' || in.readByte() != '\n') {
            throw RequestHead.malformed("a chunk does not end where it says");
        }
        state = State.CHUNK_SIZE;
        return true;
    }

    private boolean trailer(ByteBuf in) throws RefusedException {
        int length = line(in, -1);
        if (length < 0) {
            return false;
        }
        if (length == 0) {
            in.skipBytes(2);
            complete();
            return true;
        }
        byte[] line = Scratch.ofThread().copy(in, in.readerIndex(), length + 2);
        if (request.head().scanField(line, 0) < 0) {
            throw request.head().flaw();
        }
        request.head().checkTrailer();
        if (++trailerFields > limits.maxHeaderFields()) {
            throw new RefusedException(Refusal.HEADERS_TOO_LARGE, "too many trailers");
        }
        headerBytes += length + 2;
        in.skipBytes(length + 2);
        return true;
    }

    /**
     * {@return how long the next line is without its CRLF, -1 if it is not complete}
     *
     * @param limit of its length, negative for a header line
     */
    private int line(ByteBuf in, int limit) throws RefusedException {
        int start = in.readerIndex();
        int end = in.indexOf(start + scanned, in.writerIndex(), (byte) '\n');
        int length = (end < 0 ? in.writerIndex() : end) - start;
        if (limit < 0) {
            checkLength(length);
        } else if (length > limit + 1) {
            throw RequestHead.malformed("a chunk's first line is longer than " + limit + " bytes");
        }
        if (end < 0) {
            scanned = length;
            return -1;
        }
        scanned = 0;
        if (length == 0 || in.getByte(end - 1) != '\r') {
            throw withoutCr();
        }
        return length - 1;
    }

    private Step complete() {
        state = State.LINE;
        reading = false;
        emptyLines = 0;
        headerBytes = 0;
        trailerFields = 0;
        return Step.REQUEST;
    }
}
