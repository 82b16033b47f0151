package dev.zts.web;

import java.util.Locale;
import java.util.Set;

/** What a handler may put into a Request, and into the Location of a redirect. */
public final class RequestRules {
    private static final Set<String> NORMALIZED =
            Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");

    private RequestRules() {}

    /**
     * {@return a request method, in upper case if it is a common one (Fetch Standard, 2.2.1)}
     *
     * @throws WebException a TypeError if it is no token, or CONNECT, TRACE or TRACK
     */
    public static String method(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        boolean forbidden =
                upper.equals("CONNECT") || upper.equals("TRACE") || upper.equals("TRACK");
        if (forbidden || !Headers.isToken(method)) {
            throw new WebException(
                    WebException.Type.TYPE_ERROR, "Request: the method cannot be used: " + upper);
        }
        return NORMALIZED.contains(upper) ? upper : method;
    }

    /** {@return the value of a Location field: what no URL holds is percent-encoded} */
    public static String location(String url) {
        StringBuilder location = new StringBuilder();
        PercentCode.encode(url, c -> c <= ' ' || c > '~', location);
        return location.toString();
    }
}
