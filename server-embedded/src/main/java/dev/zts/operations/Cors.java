package dev.zts.operations;

import dev.zts.http.Reply;
import dev.zts.http.Request;
import dev.zts.web.Headers;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose pages may read the answers: the server's side of the CORS protocol (Fetch, 3.2). */
public final class Cors {
    private static final String ANY = "*";
    private static final String MAX_AGE_SECONDS = "600";

    /** RFC 6454, 6.2: a scheme, a host and perhaps a port. */
    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    private final boolean any;
    private final Set<String> origins;

    private Cors(List<String> origins) {
        this.any = origins.contains(ANY);
        this.origins = Set.copyOf(origins);
    }

    /** {@return the rule for some origins, or null if there is none} */
    public static @Nullable Cors of(List<String> origins) {
        return origins.isEmpty() ? null : new Cors(origins);
    }

    /**
     * Checks that all are origins as browsers send them.
     *
     * @throws IllegalArgumentException naming the one that is not
     */
    public static void check(List<String> origins) {
        for (String origin : origins) {
            if (!origin.equals(ANY) && !ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "'"
                                + origin
                                + "' is no origin; write one in lower case without a path, such as"
                                + " https://example.org or http://localhost:5173, or * for all");
            }
        }
    }

    /** {@return what a response tells the page that asked, or null for nothing} */
    @Nullable String allowed(String origin) {
        return any ? ANY : origins.contains(origin) ? origin : null;
    }

    /** {@return whether the answer depends on who asks} */
    boolean varies() {
        return !any;
    }

    /** {@return whether a browser asks with this what a page may ask} */
    public static boolean preflight(Request request) {
        return request.method().equals("OPTIONS")
                && request.headers().get("origin") != null
                && request.headers().get("access-control-request-method") != null;
    }

    /**
     * {@return the answer to a preflight} That the origin is allowed stands in the fields that each
     * response gets.
     *
     * @param methods that are answered at all
     */
    public Reply preflightReply(Request request, String methods) {
        Headers headers = new Headers();
        if (allowed(origin(request)) != null) {
            headers.set("access-control-allow-methods", methods);
            String wanted = request.headers().get("access-control-request-headers");
            if (wanted != null && !wanted.isEmpty()) {
                headers.set("access-control-allow-headers", wanted);
            }
            headers.set("access-control-max-age", MAX_AGE_SECONDS);
        }
        headers.append("vary", "access-control-request-headers");
        return new Reply(204, headers, Reply.EMPTY, false);
    }

    /** {@return who asks, empty if it is no page} */
    static String origin(Request request) {
        String origin = request.headers().get("origin");
        return origin == null ? "" : origin;
    }
}
