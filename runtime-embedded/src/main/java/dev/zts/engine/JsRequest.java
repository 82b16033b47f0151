package dev.zts.engine;

import dev.zts.web.Headers;
import java.util.Map;

/**
 * A request as the server hands it to an isolate. Immutable; the body array is not copied and must
 * not change.
 *
 * @param id the request's id, for logs and problem documents
 * @param method upper case
 * @param target the raw target as received, query included: {@code /a/b?c=d}
 * @param path the target's path, undecoded
 * @param query the target's query without the {@code ?}, empty if there is none
 * @param origin scheme and authority, for absolute URLs: {@code http://127.0.0.1:8080}
 * @param params of the matched route, decoded
 * @param body empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed on, never compared
public record JsRequest(
        String id,
        String method,
        String target,
        String path,
        String query,
        String origin,
        Headers headers,
        Map<String, String> params,
        byte[] body) {}
