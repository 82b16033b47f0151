package dev.zts.http;

/**
 * The first line of a chunk (RFC 9112, 7.1): its size, and extensions that are checked and dropped.
 * No space is taken between the two, as readers differ in what it means.
 */
final class ChunkLine {

    /** The most digits of a size: one more might overflow. */
    private static final int MAX_DIGITS = 15;

    private final byte[] line;
    private final int end;
    private int at;

    private ChunkLine(byte[] line, int end) {
        this.line = line;
        this.end = end;
    }

    /**
     * {@return the size that a line tells}
     *
     * @param end of the line in those bytes, without its CRLF
     */
    static long size(byte[] line, int end) throws RefusedException {
        ChunkLine read = new ChunkLine(line, end);
        long size = read.size();
        while (read.at < end) {
            read.extension();
        }
        return size;
    }

    private long size() throws RefusedException {
        long size = 0;
        for (int digit = digit(); digit >= 0; digit = digit()) {
            if (at == MAX_DIGITS) {
                throw RequestHead.malformed("a chunk size is out of bounds");
            }
            size = size << 4 | digit;
            at++;
        }
        if (at == 0 || at < end && line[at] != ';') {
            throw RequestHead.malformed("a chunk size is no hexadecimal number");
        }
        return size;
    }

    private int digit() {
        return at < end ? Character.digit(line[at], 16) : -1;
    }

    /** RFC 9112, 7.1.1: a semicolon and a name, that may have a value. */
    private void extension() throws RefusedException {
        take(';');
        skipSpace();
        token();
        skipSpace();
        if (at < end && line[at] == '=') {
            at++;
            skipSpace();
            if (at < end && line[at] == '"') {
                quoted();
            } else {
                token();
            }
            skipSpace();
        }
        if (at == end && Ascii.trimEnd(line, 0, end) < end) {
            throw flawed();
        }
    }

    private void take(char expected) throws RefusedException {
        if (at == end || line[at] != expected) {
            throw flawed();
        }
        at++;
    }

    private void skipSpace() {
        at = Ascii.skipSpace(line, at, end);
    }

    private void token() throws RefusedException {
        int start = at;
        while (at < end && Ascii.is(Ascii.TOKEN, line[at])) {
            at++;
        }
        if (at == start) {
            throw flawed();
        }
    }

    /** RFC 9110, 5.6.4, without obs-text: no reader needs it, and some refuse it. */
    private void quoted() throws RefusedException {
        take('"');
        while (at < end && line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
            if (at > end || !isText(line[at - 1])) {
                throw flawed();
            }
        }
        take('"');
    }

    private static boolean isText(byte value) {
        return value >= ' ' && value != 0x7F || value == '\t';
    }

    private static RefusedException flawed() {
        return RequestHead.malformed("a chunk extension is malformed");
    }
}
