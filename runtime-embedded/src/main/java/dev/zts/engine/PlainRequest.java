package dev.zts.engine;

import dev.zts.web.Headers;
import java.util.Map;

/** A request whose parts are known. */
@SuppressWarnings("ArrayRecordComponent") // the body is handed on, never compared
record PlainRequest(
        String id,
        String method,
        String target,
        String path,
        String query,
        String origin,
        Headers headers,
        Map<String, String> params,
        byte[] body)
        implements JsRequest {}
