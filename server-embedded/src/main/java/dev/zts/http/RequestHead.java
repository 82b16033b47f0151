package dev.zts.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a request's head are in its bytes, and the rules for them. A line is first
 * scanned for its shape, then, when it is known to be whole and not too long, taken for what it
 * means. Used again for the next request.
 *
 * <p>All scanning needs a byte that belongs to no line behind the last one, such as NUL, and {@link
 * #SLACK} bytes more.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // they have no stack trace, and do not change
final class RequestHead {

    /** How far behind the end of the bytes is looked. */
    static final int SLACK = 16;

    private static final RefusedException LINE =
            malformed("a request line is method, target and version with single spaces");
    private static final RefusedException METHOD = malformed("the method is no token");
    private static final RefusedException TARGET =
            malformed("the target holds a character that must be escaped");
    private static final RefusedException VERSION = malformed("the version is malformed");
    private static final RefusedException OTHER_VERSION =
            new RefusedException(Refusal.VERSION, "only HTTP/1.1 and HTTP/1.0");
    private static final RefusedException FIELD =
            malformed("a header line is a name, a colon right behind it, and a value");
    private static final RefusedException VALUE =
            malformed("a header value holds a control character");

    private static final long HTTP_1_1 = word("HTTP/1.1");
    private static final long HTTP_1_0 = word("HTTP/1.0");

    /** The methods that are known by one comparison of their bytes with the space behind them. */
    private enum Method {
        GET,
        POST,
        HEAD,
        PUT,
        DELETE,
        OPTIONS,
        PATCH,
        TRACE,
        CONNECT;

        private static final Method[] ALL = values();

        private final long word = RequestHead.word(name() + " ");
        private final long mask = -1L >>> 64 - 8 * (name().length() + 1);

        static @Nullable Method of(long word) {
            for (Method method : ALL) {
                if ((word & method.mask) == method.word) {
                    return method;
                }
            }
            return null;
        }
    }

    /** What a row of {@link #fields} holds. */
    private static final int ROW = 5;

    private static final int NAME = 0;
    private static final int NAME_END = 1;
    private static final int FROM = 2;
    private static final int TO = 3;
    private static final int KNOWN = 4;

    private static final FieldName[] NAMES = FieldName.values();

    private RefusedException flaw = LINE;
    private String method = "";
    private int targetFrom;
    private int targetTo;
    private boolean slashMissing;
    private boolean http10;
    private boolean hostSeen;
    private boolean authoritySeen;
    private boolean hostSound;
    private int hostFrom;
    private int hostTo;
    private boolean codingSeen;
    private @Nullable RefusedException codingFlaw;
    private long contentLength;
    private boolean expectsContinue;
    private boolean close;
    private boolean keep;
    private int[] fields = new int[8 * ROW];
    private int count;

    void reset() {
        method = "";
        targetFrom = 0;
        targetTo = 0;
        slashMissing = false;
        http10 = false;
        hostSeen = false;
        authoritySeen = false;
        hostSound = false;
        hostFrom = 0;
        hostTo = 0;
        codingSeen = false;
        codingFlaw = null;
        contentLength = -1;
        expectsContinue = false;
        close = false;
        keep = false;
        count = 0;
    }

    // ---- what it says

    String method() {
        return method;
    }

    int targetFrom() {
        return targetFrom;
    }

    int targetTo() {
        return targetTo;
    }

    /** {@return whether a slash belongs before the target: it came as http://host?query} */
    boolean slashMissing() {
        return slashMissing;
    }

    /** {@return the start of the authority of the target, or else of Host} */
    int hostFrom() {
        return hostFrom;
    }

    int hostTo() {
        return hostTo;
    }

    boolean http10() {
        return http10;
    }

    /** {@return whether the client wants to go on (RFC 9112, 9.3)} */
    boolean keepAlive() {
        return !close && (keep || !http10);
    }

    boolean chunked() {
        return codingSeen;
    }

    /** {@return the announced length of the body, 0 if none is} */
    long contentLength() {
        return Math.max(0, contentLength);
    }

    boolean expectsContinue() {
        return expectsContinue;
    }

    int fieldCount() {
        return count;
    }

    /** {@return the name of a field, null if it is not one of the known ones} */
    @Nullable FieldName known(int field) {
        int known = fields[field * ROW + KNOWN];
        return known < 0 ? null : NAMES[known];
    }

    int nameFrom(int field) {
        return fields[field * ROW + NAME];
    }

    int nameTo(int field) {
        return fields[field * ROW + NAME_END];
    }

    int valueFrom(int field) {
        return fields[field * ROW + FROM];
    }

    int valueTo(int field) {
        return fields[field * ROW + TO];
    }

    // ---- shapes

    /** {@return what is wrong with the line that was scanned last} */
    RefusedException flaw() {
        return flaw;
    }

    private int flawed(RefusedException what) {
        flaw = what;
        return -1;
    }

    /** {@return the index behind the CRLF of a sound request line, -1 if it is flawed or cut} */
    int scanRequestLine(byte[] bytes, int at) {
        Method known = Method.of(Ascii.word(bytes, at));
        int space;
        if (known != null) {
            method = known.name();
            space = at + method.length();
        } else {
            space = Ascii.after(Ascii.TOKEN, bytes, at);
            if (space == at || bytes[space] != ' ') {
                return flawed(METHOD);
            }
            method = new String(bytes, at, space - at, StandardCharsets.ISO_8859_1);
        }
        targetFrom = space + 1;
        targetTo = Ascii.targetEnd(bytes, targetFrom);
        if (targetTo == targetFrom || bytes[targetTo] != ' ') {
            return flawed(bytes[targetTo] == ' ' || bytes[targetTo] == '\r' ? LINE : TARGET);
        }
        return scanVersion(bytes, targetTo + 1);
    }

    private int scanVersion(byte[] bytes, int at) {
        long version = Ascii.word(bytes, at);
        http10 = version == HTTP_1_0;
        if (bytes[at + 8] != '\r' || bytes[at + 9] != '\n') {
            return flawed(VERSION);
        }
        if (version != HTTP_1_1 && !http10) {
            return flawed(isVersion(bytes, at) ? OTHER_VERSION : VERSION);
        }
        return at + 10;
    }

    private static boolean isVersion(byte[] bytes, int at) {
        return Ascii.same("http/", bytes, at, at + 5)
                && bytes[at] == 'H'
                && bytes[at + 1] == 'T'
                && bytes[at + 2] == 'T'
                && bytes[at + 3] == 'P'
                && Ascii.is(Ascii.DIGIT, bytes[at + 5])
                && bytes[at + 6] == '.'
                && Ascii.is(Ascii.DIGIT, bytes[at + 7]);
    }

    /** {@return the index behind the CRLF of a sound header line, -1 if it is flawed or cut} */
    int scanField(byte[] bytes, int at) {
        int colon = Ascii.colon(bytes, at);
        if (colon == at || bytes[colon] != ':') {
            return flawed(FIELD);
        }
        FieldName known = FieldName.of(bytes, at, colon);
        if (known == null && !Ascii.all(Ascii.TOKEN, bytes, at, colon)) {
            return flawed(FIELD);
        }
        int from = Ascii.skipSpace(bytes, colon + 1, bytes.length);
        int end = Ascii.control(bytes, from);
        if (bytes[end] != '\r' || bytes[end + 1] != '\n') {
            return flawed(VALUE);
        }
        int row = count * ROW;
        if (row == fields.length) {
            fields = Arrays.copyOf(fields, 2 * row);
        }
        fields[row + NAME] = at;
        fields[row + NAME_END] = colon;
        fields[row + FROM] = from;
        fields[row + TO] = Ascii.trimEnd(bytes, from, end);
        fields[row + KNOWN] = known == null ? -1 : known.ordinal();
        return end + 2;
    }

    // ---- meanings

    /** Takes the request line that was scanned. */
    void requestLine(byte[] bytes) throws RefusedException {
        if (method.equals("CONNECT")) {
            throw new RefusedException(Refusal.NOT_IMPLEMENTED, "CONNECT is not implemented");
        }
        boolean asterisk = targetTo - targetFrom == 1 && bytes[targetFrom] == '*';
        if (bytes[targetFrom] != '/' && !(asterisk && method.equals("OPTIONS"))) {
            absolute(bytes);
        }
    }

    /** RFC 9112, 3.2.2: the authority of the target wins over Host. */
    private void absolute(byte[] bytes) throws RefusedException {
        int start = afterScheme(bytes);
        if (start < 0) {
            throw malformed("the target does not start with /");
        }
        int end = start;
        while (end < targetTo && bytes[end] != '/' && bytes[end] != '?') {
            end++;
        }
        if (!isAuthority(bytes, start, end)) {
            throw malformed("the target's authority is malformed");
        }
        authoritySeen = true;
        hostFrom = start;
        hostTo = end;
        targetFrom = end;
        slashMissing = end == targetTo || bytes[end] == '?';
    }

    private int afterScheme(byte[] bytes) {
        for (String scheme : new String[] {"http://", "https://"}) {
            int end = targetFrom + scheme.length();
            if (end <= targetTo && Ascii.same(scheme, bytes, targetFrom, end)) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isAuthority(byte[] bytes, int from, int to) {
        int end = from;
        if (from < to && bytes[from] == '[') {
            end = from + 1;
            while (end < to && Ascii.is(Ascii.ADDRESS, bytes[end])) {
                end++;
            }
            if (end == from + 1 || end == to || bytes[end] != ']') {
                return false;
            }
            end++;
        } else {
            while (end < to && Ascii.is(Ascii.NAME, bytes[end])) {
                end++;
            }
            if (end == from) {
                return false;
            }
        }
        return end == to || bytes[end] == ':' && isPort(bytes, end + 1, to);
    }

    private static boolean isPort(byte[] bytes, int from, int to) {
        return from == to || to - from <= 5 && Ascii.all(Ascii.DIGIT, bytes, from, to);
    }

    /** Takes the header line that was scanned. */
    void field(byte[] bytes, int maxFields) throws RefusedException {
        if (count >= maxFields) {
            throw new RefusedException(
                    Refusal.HEADERS_TOO_LARGE, "there are at most " + maxFields + " header fields");
        }
        int row = count * ROW;
        FieldName known = known(count++);
        if (known == null) {
            return;
        }
        int from = fields[row + FROM];
        int to = fields[row + TO];
        switch (known) {
            case HOST -> host(bytes, from, to);
            case CONTENT_LENGTH -> length(bytes, from, to);
            case TRANSFER_ENCODING -> coding(bytes, from, to);
            case EXPECT -> expect(bytes, from, to);
            case CONNECTION -> connection(bytes, from, to);
            default -> {
                // Means nothing to the server.
            }
        }
    }

    private void host(byte[] bytes, int from, int to) throws RefusedException {
        if (hostSeen) {
            throw malformed("there are two Host fields");
        }
        hostSeen = true;
        hostSound = isAuthority(bytes, from, to);
        if (!authoritySeen) {
            hostFrom = from;
            hostTo = to;
        }
    }

    private void length(byte[] bytes, int from, int to) throws RefusedException {
        if (contentLength >= 0) {
            throw malformed("there are two Content-Length fields");
        }
        if (!Ascii.all(Ascii.DIGIT, bytes, from, to)) {
            throw malformed("Content-Length is no number");
        }
        int start = from;
        while (start < to && bytes[start] == '0') {
            start++;
        }
        if (to - start > 18) {
            throw new RefusedException(Refusal.BODY_TOO_LARGE, "Content-Length is out of bounds");
        }
        long value = 0;
        for (int i = start; i < to; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        contentLength = value;
    }

    private void expect(byte[] bytes, int from, int to) throws RefusedException {
        if (http10) {
            return;
        }
        if (!Ascii.same("100-continue", bytes, from, to)) {
            throw new RefusedException(Refusal.EXPECTATION, "only 100-continue can be expected");
        }
        expectsContinue = true;
    }

    private void connection(byte[] bytes, int from, int to) {
        for (int at = from; at <= to; ) {
            int end = elementEnd(bytes, at, to);
            int start = Ascii.skipSpace(bytes, at, end);
            int stop = Ascii.trimEnd(bytes, start, end);
            close |= Ascii.same("close", bytes, start, stop);
            keep |= Ascii.same("keep-alive", bytes, start, stop);
            at = end + 1;
        }
    }

    private static int elementEnd(byte[] bytes, int from, int to) {
        int comma = Ascii.indexOf((byte) ',', bytes, from, to);
        return comma < 0 ? to : comma;
    }

    private void coding(byte[] bytes, int from, int to) throws RefusedException {
        if (codingSeen) {
            throw malformed("there are two Transfer-Encoding fields");
        }
        codingSeen = true;
        if (!Ascii.same("chunked", bytes, from, to)) {
            codingFlaw = codingFlaw(bytes, from, to);
        }
    }

    private static RefusedException codingFlaw(byte[] bytes, int from, int to) {
        int chunked = 0;
        boolean last = false;
        for (int at = from; at <= to; ) {
            int end = elementEnd(bytes, at, to);
            int start = Ascii.skipSpace(bytes, at, end);
            int stop = Ascii.trimEnd(bytes, start, end);
            if (!Ascii.all(Ascii.TOKEN, bytes, start, stop)) {
                return malformed("Transfer-Encoding is malformed");
            }
            last = Ascii.same("chunked", bytes, start, stop);
            chunked += last ? 1 : 0;
            at = end + 1;
        }
        if (chunked > 1 || chunked == 1 && !last) {
            return malformed("chunked must be the last coding, and once");
        }
        return new RefusedException(
                Refusal.NOT_IMPLEMENTED, "the only Transfer-Encoding is chunked");
    }

    /** Checks what only the whole head shows. */
    void check() throws RefusedException {
        if (!hostSeen && !http10) {
            throw malformed("there is no Host field");
        }
        if (hostSeen && !hostSound) {
            throw malformed("the Host field is malformed");
        }
        if (codingSeen) {
            checkCoding();
        }
    }

    private void checkCoding() throws RefusedException {
        if (contentLength >= 0) {
            throw malformed("there are both Content-Length and Transfer-Encoding");
        }
        if (http10) {
            throw malformed("HTTP/1.0 has no Transfer-Encoding");
        }
        RefusedException other = codingFlaw;
        if (other != null) {
            throw other;
        }
    }

    /** Checks the header line that was scanned as a trailer (RFC 9110, 6.5.1). */
    void checkTrailer() throws RefusedException {
        FieldName known = known(count);
        if (known == FieldName.CONTENT_LENGTH
                || known == FieldName.TRANSFER_ENCODING
                || known == FieldName.HOST) {
            throw malformed("a trailer must not be " + known.lowerCase());
        }
    }

    static RefusedException malformed(String detail) {
        return new RefusedException(Refusal.MALFORMED, detail);
    }

    private static long word(String text) {
        byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 8);
        return Ascii.word(bytes, 0);
    }
}
