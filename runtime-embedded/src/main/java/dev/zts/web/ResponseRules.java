package dev.zts.web;

import java.util.Locale;

/**
 * What a handler's response may be. Messages start with the field that is wrong: {@code status},
 * {@code headers.<name>}, {@code body}.
 */
public final class ResponseRules {
    /** Longest body: characters of a text, bytes otherwise. */
    public static final int MAX_BODY = 1 << 26;

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
        int whole = (int) status;
        boolean redirects =
                switch (whole) {
                    case 301, 302, 303, 307, 308 -> whole == status;
                    default -> false;
                };
        if (!redirects) {
            throw range("status: " + number(status) + " is not 301, 302, 303, 307 or 308");
        }
        return whole;
    }

    /**
     * Checks that a response of that status may have a body.
     *
     * @throws WebException a TypeError if not
     */
    public static void checkBodyAllowed(int status) {
        if (status == 204 || status == 205 || status == 304) {
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

    /** {@return whether all of the headers can be sent as they are} */
    public static boolean areSendable(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (isServers(headers.name(i))) {
                return false;
            }
        }
        return true;
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
        if (areSendable(given)) {
            return given;
        }
        checkLength(given, bodyBytes);
        Headers kept = new Headers();
        given.forEach((name, value) -> {
            if (!isServers(name)) {
                kept.append(name, value);
            }
        });
        return kept;
    }

    /**
     * {@return whether a field is the server's business: the connection's (RFC 9110 7.6.1), or the
     * length}
     */
    private static boolean isServers(String name) {
        return switch (name) {
            case "connection",
                    "content-length",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade" ->
                    true;
            default -> false;
        };
    }

    private static void checkLength(Headers headers, long bodyBytes) {
        int count = 0;
        String value = "";
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equals("content-length")) {
                count++;
                value = headers.value(i);
            }
        }
        if (count > 1) {
            throw type("headers.content-length: given " + count + " times; leave it out");
        }
        if (count == 1 && bodyBytes >= 0 && !value.equals(Long.toString(bodyBytes))) {
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
