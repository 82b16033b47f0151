package dev.zts.load;

import java.util.Arrays;

/**
 * Finds the end of one HTTP/1.1 response after the other in bytes as they arrive. Keeps the status
 * and whether the connection may be used again, and looks at nothing of the body but its length.
 *
 * <p>Strict where a recipient may be lenient: lines end in CR LF, a field name touches its colon,
 * and a response with both a length and chunks is broken. A load test should tell, not forgive.
 */
final class ResponseParser {
    private static final int MAX_HEAD_BYTES = 256 * 1024;
    private static final long UNKNOWN = -1;

    private enum State {
        STATUS_LINE,
        HEADER,
        FIXED_BODY,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_CR,
        CHUNK_LF,
        TRAILER,
        BODY_UNTIL_CLOSE,
        COMPLETE,
        BROKEN
    }

    private State state = State.COMPLETE;
    private boolean answersHead;
    private byte[] line = new byte[256];
    private int lineLength;
    private int headBytes;
    private int status;
    private int minorVersion;
    private long contentLength;
    private boolean encoded;
    private boolean chunked;
    private boolean saysClose;
    private boolean saysKeepAlive;
    private long remaining;

    /** Gets ready for the answer to a request. */
    void begin(boolean toHead) {
        answersHead = toHead;
        headBytes = 0;
        lineLength = 0;
        startOfHead();
    }

    private void startOfHead() {
        state = State.STATUS_LINE;
        status = 0;
        contentLength = UNKNOWN;
        encoded = false;
        chunked = false;
        saysClose = false;
        saysKeepAlive = false;
    }

    boolean isComplete() {
        return state == State.COMPLETE;
    }

    boolean isBroken() {
        return state == State.BROKEN;
    }

    /** {@return the status code of the complete response} */
    int status() {
        return status;
    }

    /** {@return whether the connection can carry another request} */
    boolean keepsAlive() {
        return !saysClose && (minorVersion > 0 || saysKeepAlive);
    }

    /** Tells that the other side has closed. */
    void closed() {
        state = state == State.BODY_UNTIL_CLOSE ? State.COMPLETE : State.BROKEN;
    }

    /**
     * Reads on until the response is complete or broken or there are no more bytes.
     *
     * @return index of the first byte that was not read
     */
    int feed(byte[] data, int from, int to) {
        int at = from;
        while (at < to && state != State.COMPLETE && state != State.BROKEN) {
            at =
                    switch (state) {
                        case STATUS_LINE, HEADER, CHUNK_SIZE, TRAILER -> feedLine(data, at, to);
                        case FIXED_BODY, CHUNK_DATA -> skip(at, to);
                        case CHUNK_CR -> expect('\r', State.CHUNK_LF, data, at);
                        case CHUNK_LF -> expect('\n', State.CHUNK_SIZE, data, at);
                        case BODY_UNTIL_CLOSE -> to;
                        case COMPLETE, BROKEN -> throw new AssertionError(state);
                    };
        }
        return at;
    }

    private int skip(int at, int to) {
        int skipped = (int) Math.min(remaining, to - at);
        remaining -= skipped;
        if (remaining == 0) {
            state = state == State.FIXED_BODY ? State.COMPLETE : State.CHUNK_CR;
        }
        return at + skipped;
    }

    private int expect(char wanted, State next, byte[] data, int at) {
        state = data[at] == wanted ? next : State.BROKEN;
        return at + 1;
    }

    /** Takes bytes up to the end of the line; a line that arrives in one piece is not copied. */
    private int feedLine(byte[] data, int from, int to) {
        int end = from;
        while (end < to && data[end] != '\n') {
            end++;
        }
        boolean whole = end < to;
        int next = whole ? end + 1 : end;
        headBytes += next - from;
        if (headBytes > MAX_HEAD_BYTES) {
            state = State.BROKEN;
        } else if (whole && lineLength == 0) {
            endOfLine(data, from, end);
        } else {
            keep(data, from, end);
            if (whole) {
                int length = lineLength;
                lineLength = 0;
                endOfLine(line, 0, length);
            }
        }
        return next;
    }

    private void keep(byte[] data, int from, int to) {
        int length = lineLength + to - from;
        if (length > line.length) {
            line = Arrays.copyOf(line, Math.max(length, line.length * 2));
        }
        System.arraycopy(data, from, line, lineLength, to - from);
        lineLength = length;
    }

    private void endOfLine(byte[] text, int from, int lineFeed) {
        int to = lineFeed - 1;
        if (to < from || text[to] != '\r' || hasControl(text, from, to)) {
            state = State.BROKEN;
            return;
        }
        switch (state) {
            case STATUS_LINE -> statusLine(text, from, to);
            case HEADER -> {
                if (from == to) {
                    endOfHead();
                } else {
                    header(text, from, to);
                }
            }
            case CHUNK_SIZE -> chunkSize(text, from, to);
            case TRAILER -> {
                if (from == to) {
                    state = State.COMPLETE;
                } else if (colon(text, from, to) < 0) {
                    state = State.BROKEN;
                }
            }
            default -> throw new AssertionError(state);
        }
    }

    private static boolean hasControl(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = text[i];
            if ((c >= 0 && c < ' ' && c != '\t') || c == 0x7F) {
                return true;
            }
        }
        return false;
    }

    private void statusLine(byte[] text, int from, int to) {
        boolean wellFormed =
                to - from >= 12
                        && Ascii.startsWith(text, from, "HTTP/1.")
                        && (text[from + 7] == '0' || text[from + 7] == '1')
                        && text[from + 8] == ' '
                        && text[from + 9] >= '1'
                        && Ascii.isDigit(text[from + 9])
                        && Ascii.isDigit(text[from + 10])
                        && Ascii.isDigit(text[from + 11])
                        && (to - from == 12 || text[from + 12] == ' ');
        if (!wellFormed) {
            state = State.BROKEN;
            return;
        }
        minorVersion = text[from + 7] - '0';
        status =
                (text[from + 9] - '0') * 100
                        + (text[from + 10] - '0') * 10
                        + (text[from + 11] - '0');
        state = State.HEADER;
    }

    /** {@return index of the colon after a field name, -1 if there is no proper name} */
    private static int colon(byte[] text, int from, int to) {
        int at = from;
        while (at < to && Ascii.isToken(text[at])) {
            at++;
        }
        return at > from && at < to && text[at] == ':' ? at : -1;
    }

    private void header(byte[] text, int from, int to) {
        int colon = colon(text, from, to);
        if (colon < 0) {
            state = State.BROKEN;
            return;
        }
        int start = colon + 1;
        int end = to;
        while (start < end && Ascii.isBlank(text[start])) {
            start++;
        }
        while (end > start && Ascii.isBlank(text[end - 1])) {
            end--;
        }
        switch (colon - from) {
            case 10 -> {
                if (Ascii.equalsLowerCase(text, from, colon, "connection")) {
                    saysClose |= Ascii.listContains(text, start, end, "close");
                    saysKeepAlive |= Ascii.listContains(text, start, end, "keep-alive");
                }
            }
            case 14 -> {
                if (Ascii.equalsLowerCase(text, from, colon, "content-length")) {
                    contentLength(text, start, end);
                }
            }
            case 17 -> {
                if (Ascii.equalsLowerCase(text, from, colon, "transfer-encoding")) {
                    transferEncoding(text, start, end);
                }
            }
            default -> {}
        }
    }

    private void contentLength(byte[] text, int from, int to) {
        long length = Ascii.decimal(text, from, to);
        if (length < 0 || (contentLength != UNKNOWN && contentLength != length)) {
            state = State.BROKEN;
        }
        contentLength = length;
    }

    private void transferEncoding(byte[] text, int from, int to) {
        if (chunked || from == to) {
            state = State.BROKEN;
        }
        encoded = true;
        chunked = Ascii.listEndsWith(text, from, to, "chunked");
    }

    private void endOfHead() {
        if (status < 200) {
            if (status == 101) {
                state = State.BROKEN;
            } else {
                startOfHead();
            }
        } else if (encoded && (contentLength != UNKNOWN || minorVersion == 0)) {
            state = State.BROKEN;
        } else if (answersHead || status == 204 || status == 304) {
            state = State.COMPLETE;
        } else if (chunked) {
            state = State.CHUNK_SIZE;
        } else if (encoded || contentLength == UNKNOWN) {
            saysClose = true;
            state = State.BODY_UNTIL_CLOSE;
        } else {
            remaining = contentLength;
            state = contentLength == 0 ? State.COMPLETE : State.FIXED_BODY;
        }
    }

    private void chunkSize(byte[] text, int from, int to) {
        int end = from;
        long size = 0;
        while (end < to && Ascii.hexDigit(text[end]) >= 0) {
            size = size << 4 | Ascii.hexDigit(text[end]);
            end++;
        }
        int rest = end;
        while (rest < to && Ascii.isBlank(text[rest])) {
            rest++;
        }
        boolean ends = end == to || (rest < to && text[rest] == ';');
        if (end == from || end - from > 15 || !ends) {
            state = State.BROKEN;
            return;
        }
        // There may be any number of chunks: only each single size line is bounded.
        headBytes = 0;
        remaining = size;
        state = size == 0 ? State.TRAILER : State.CHUNK_DATA;
    }
}
