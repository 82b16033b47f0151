package dev.zts.http;

import dev.zts.web.Headers;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The head of a request while its lines come in, and the rules for it. Used for one request. */
public final class RequestHead {
    private static final Pattern AUTHORITY =
            Pattern.compile(
                    "(?:\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::[0-9]{0,5})?");

    private final Headers headers = new Headers();
    private String method = "";
    private String target = "";
    private @Nullable String authority;
    private boolean http10;
    private @Nullable String host;
    private @Nullable String transferEncoding;
    private long contentLength = -1;
    private boolean expectsContinue;

    String method() {
        return method;
    }

    boolean chunked() {
        return transferEncoding != null;
    }

    /** {@return the announced length of the body, 0 if none is} */
    long contentLength() {
        return Math.max(0, contentLength);
    }

    boolean expectsContinue() {
        return expectsContinue;
    }

    void requestLine(String line) throws RefusedException {
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last == first || line.indexOf(' ', first + 1) != last) {
            throw malformed("a request line is method, target and version with single spaces");
        }
        method = line.substring(0, first);
        if (!isToken(method)) {
            throw malformed("the method is no token");
        }
        version(line.substring(last + 1));
        target(line.substring(first + 1, last));
    }

    private void version(String version) throws RefusedException {
        switch (version) {
            case "HTTP/1.1" -> http10 = false;
            case "HTTP/1.0" -> http10 = true;
            default -> {
                if (version.matches("HTTP/[0-9]\\.[0-9]")) {
                    throw new RefusedException(Refusal.VERSION, "only HTTP/1.1 and HTTP/1.0");
                }
                throw malformed("the version is malformed");
            }
        }
    }

    private void target(String text) throws RefusedException {
        if (method.equals("CONNECT")) {
            throw new RefusedException(Refusal.NOT_IMPLEMENTED, "CONNECT is not implemented");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '#') {
                throw malformed("the target holds a character that must be escaped");
            }
        }
        if (text.startsWith("/") || text.equals("*") && method.equals("OPTIONS")) {
            target = text;
            return;
        }
        absolute(text);
    }

    private void absolute(String text) throws RefusedException {
        String lower = text.toLowerCase(Locale.ROOT);
        int start = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : -1;
        if (start < 0) {
            throw malformed("the target does not start with /");
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        authority = text.substring(start, end);
        if (!AUTHORITY.matcher(text.substring(start, end)).matches()) {
            throw malformed("the target's authority is malformed");
        }
        String rest = text.substring(end);
        target = rest.startsWith("/") ? rest : "/" + rest;
    }

    void field(String line, int maxFields) throws RefusedException {
        int colon = checkField(line);
        if (headers.size() >= maxFields) {
            throw new RefusedException(
                    Refusal.HEADERS_TOO_LARGE, "there are at most " + maxFields + " header fields");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = trim(line, colon + 1);
        switch (name) {
            case "host" -> {
                if (host != null) {
                    throw malformed("there are two Host fields");
                }
                host = value;
            }
            case "content-length" -> length(value);
            case "transfer-encoding" -> {
                if (transferEncoding != null) {
                    throw malformed("there are two Transfer-Encoding fields");
                }
                transferEncoding = value;
            }
            case "expect" -> expect(value);
            default -> {
                // Means nothing to the server.
            }
        }
        headers.append(name, value);
    }

    /** {@return the index of the colon of a well-formed field line} */
    private static int checkField(String line) throws RefusedException {
        int colon = line.indexOf(':');
        if (colon <= 0 || !isToken(line.substring(0, colon))) {
            throw malformed("a header line is a name, a colon right behind it, and a value");
        }
        for (int i = colon + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7F) {
                throw malformed("a header value holds a control character");
            }
        }
        return colon;
    }

    static void checkTrailer(String line) throws RefusedException {
        String name = line.substring(0, checkField(line)).toLowerCase(Locale.ROOT);
        switch (name) {
            case "content-length", "transfer-encoding", "host" ->
                    throw malformed("a trailer must not be " + name);
            default -> {
                // Trailers are read and dropped.
            }
        }
    }

    private void length(String value) throws RefusedException {
        if (contentLength >= 0) {
            throw malformed("there are two Content-Length fields");
        }
        if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed("Content-Length is no number");
        }
        String digits = value.replaceFirst("^0+(?=.)", "");
        if (digits.length() > 18) {
            throw new RefusedException(Refusal.BODY_TOO_LARGE, "Content-Length is out of bounds");
        }
        contentLength = Long.parseLong(digits);
    }

    private void expect(String value) throws RefusedException {
        if (http10) {
            return;
        }
        if (!value.equalsIgnoreCase("100-continue")) {
            throw new RefusedException(Refusal.EXPECTATION, "only 100-continue can be expected");
        }
        expectsContinue = true;
    }

    /** Checks what only the whole head shows. */
    void check() throws RefusedException {
        String name = host;
        if (name == null && !http10) {
            throw malformed("there is no Host field");
        }
        if (name != null && !AUTHORITY.matcher(name).matches()) {
            throw malformed("the Host field is malformed");
        }
        String coding = transferEncoding;
        if (coding != null) {
            checkCoding(coding);
        }
    }

    private void checkCoding(String coding) throws RefusedException {
        if (contentLength >= 0) {
            throw malformed("there are both Content-Length and Transfer-Encoding");
        }
        if (http10) {
            throw malformed("HTTP/1.0 has no Transfer-Encoding");
        }
        if (coding.equalsIgnoreCase("chunked")) {
            return;
        }
        String[] codings = coding.split(",", -1);
        long chunked = 0;
        for (String one : codings) {
            String name = trim(one, 0);
            if (!isToken(name)) {
                throw malformed("Transfer-Encoding is malformed");
            }
            chunked += name.equalsIgnoreCase("chunked") ? 1 : 0;
        }
        boolean framed = trim(codings[codings.length - 1], 0).equalsIgnoreCase("chunked");
        if (chunked > 1 || chunked == 1 && !framed) {
            throw malformed("chunked must be the last coding, and once");
        }
        throw new RefusedException(
                Refusal.NOT_IMPLEMENTED, "the only Transfer-Encoding is chunked");
    }

    /** {@return the size of a chunk from its first line} */
    static long chunkSize(String line) throws RefusedException {
        int end = 0;
        long size = 0;
        while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
            if (line.charAt(end) > 'f' || end >= 15) {
                throw malformed("a chunk size is out of bounds");
            }
            size = size << 4 | Character.digit(line.charAt(end), 16);
            end++;
        }
        boolean extension = end < line.length() && line.charAt(end) == ';';
        if (end == 0 || end < line.length() && !extension) {
            throw malformed("a chunk size is no hexadecimal number");
        }
        for (int i = end; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7F) {
                throw malformed("a chunk extension holds a control character");
            }
        }
        return size;
    }

    Request toRequest(byte[] body) {
        int question = target.indexOf('?');
        return new Request(
                method,
                target,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                authority != null ? authority : host != null ? host : "",
                http10,
                keepAlive(),
                headers,
                body);
    }

    private boolean keepAlive() {
        String connection = headers.get("connection");
        boolean keep = !http10;
        if (connection != null) {
            for (String option : connection.split(",", -1)) {
                String word = option.strip().toLowerCase(Locale.ROOT);
                if (word.equals("close")) {
                    return false;
                }
                keep |= word.equals("keep-alive");
            }
        }
        return keep;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenChar(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isTokenChar(int c) {
        boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        return alphanumeric || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static String trim(String text, int from) {
        int start = from;
        int end = text.length();
        while (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return text.substring(start, end);
    }

    private static RefusedException malformed(String detail) {
        return new RefusedException(Refusal.MALFORMED, detail);
    }
}
