package dev.zts.engine;

import dev.zts.web.Headers;
import java.util.Map;

/**
 * A request as the server hands it to an isolate. What it tells does not change, and is made when
 * it is asked for: an engine asks only for what the handler looks at. Used by the isolate's thread,
 * until {@link Isolate#run} returns; an engine that needs something for longer keeps that, not the
 * request.
 */
public interface JsRequest {

    /** {@return the request's id, for logs and problem documents} */
    String id();

    /** {@return the method, upper case} */
    String method();

    /** {@return the raw target as received, query included: {@code /a/b?c=d}} */
    String target();

    /** {@return the target's path, undecoded} */
    String path();

    /** {@return the target's query without the {@code ?}, empty if there is none} */
    String query();

    /** {@return scheme and authority, for absolute URLs: {@code http://127.0.0.1:8080}} */
    String origin();

    /** {@return the header; the caller's own, it may change it} */
    Headers headers();

    /** {@return the parameters of the matched route, decoded} */
    Map<String, String> params();

    /** {@return the body, empty if there is none; not copied, and not to be changed} */
    byte[] body();

    /** {@return a request that has all of it already} */
    static JsRequest of(
            String id,
            String method,
            String target,
            String path,
            String query,
            String origin,
            Headers headers,
            Map<String, String> params,
            byte[] body) {
        return new PlainRequest(id, method, target, path, query, origin, headers, params, body);
    }
}
