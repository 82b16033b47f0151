package dev.zts.web;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a handler's response may be. Messages start with the field that is wrong: {@code status},
 * {@code headers.<name>}, {@code body}.
 */
public final class ResponseRules {
    /** Longest body: characters of a text, bytes otherwise. */
    public static final int MAX_BODY = 1 << 26;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    /** Fields of the connection, which are the server's business (RFC 9110, 7.6.1). */
    private static final Set<String> CONNECTION =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private ResponseRules() {}

    /**
     * {@return the status}
     *
     * @throws WebException a RangeError if it is no whole number from 200 to 599
     */
    public static int status(double status) {
        int whole = (int) status;
        if (whole != status || whole < 200 || whole > 599) {
            throw range("status: " + number(status) + " is not a whole number from 200 to 599");
        }
        return whole;
    }

    /**
     * {@return the status of a redirect}
     *
     * @throws WebException a RangeError if it is none of 301, 302, 303, 307, 308
     */
    public static int redirectStatus(double status) {
        if (status != (int) status || !REDIRECTS.contains((int) status)) {
            throw range("status: " + number(status) + " is not 301, 302, 303, 307 or 308");
        }
        return (int) status;
    }

    /**
     * Checks that a response of that status may have a body.
     *
     * @throws WebException a TypeError if not
     */
    public static void checkBodyAllowed(int status) {
        if (WITHOUT_BODY.contains(status)) {
            throw type("body: a response of status " + status + " has none");
        }
    }

    /**
     * {@return a reason phrase}
     *
     * @throws WebException a TypeError if it holds line breaks or characters above 255
     */
    public static String reasonPhrase(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 255) {
                throw type("statusText: it holds a character that cannot be sent");
            }
        }
        return text;
    }

    /**
     * {@return the headers to send}: those of the connection are dropped, and so is Content-Length
     * after it was compared with the body.
     *
     * @param bodyBytes length of the body, −1 if there is none and the length may be that of
     *     another representation (status 304)
     * @throws WebException a TypeError if the Content-Length is not the body's
     */
    public static Headers sendable(Headers given, long bodyBytes) {
        checkLength(given, bodyBytes);
        if (!touches(given)) {
            return given;
        }
        Headers kept = new Headers();
        given.forEach((name, value) -> {
            if (!CONNECTION.contains(name) && !name.equals("content-length")) {
                kept.append(name, value);
            }
        });
        return kept;
    }

    private static boolean touches(Headers headers) {
        boolean[] found = new boolean[1];
        headers.forEach((name, value) ->
                found[0] |= CONNECTION.contains(name) || name.equals("content-length"));
        return found[0];
    }

    private static void checkLength(Headers headers, long bodyBytes) {
        int[] count = new int[1];
        @Nullable String[] last = new @Nullable String[1];
        headers.forEach((name, value) -> {
            if (name.equals("content-length")) {
                count[0]++;
                last[0] = value;
            }
        });
        if (count[0] > 1) {
            throw type("headers.content-length: given " + count[0] + " times; leave it out");
        }
        String value = last[0];
        if (value != null && bodyBytes >= 0 && !value.equals(Long.toString(bodyBytes))) {
            throw type(
                    "headers.content-length: "
                            + value
                            + " is not the length of the body, "
                            + bodyBytes
                            + " bytes; leave it out");
        }
    }

    /**
     * Checks the length of a body.
     *
     * @throws WebException a RangeError if it is more than {@link #MAX_BODY}
     */
    public static void checkBodyLength(long length) {
        if (length > MAX_BODY) {
            throw range("body: " + length + " is longer than the limit of " + MAX_BODY);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }

    private static WebException range(String message) {
        return new WebException(WebException.Type.RANGE_ERROR, message);
    }

    private static WebException type(String message) {
        return new WebException(WebException.Type.TYPE_ERROR, message);
    }
}
