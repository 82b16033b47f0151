package dev.zts.http;

import dev.zts.web.Headers;

/**
 * A complete request.
 *
 * @param target as received, or its path and query if it came in absolute form
 * @param path undecoded
 * @param query without the question mark, empty if there is none
 * @param host of the Host field, empty if there is none
 * @param http10 whether the client speaks HTTP/1.0
 * @param keepAlive whether the client wants to go on
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed on, never compared
public record Request(
        String method,
        String target,
        String path,
        String query,
        String host,
        boolean http10,
        boolean keepAlive,
        Headers headers,
        byte[] body) {

    public boolean isHead() {
        return method.equals("HEAD");
    }

    /** Keeps what it tells readable until a {@link #release} more. Any thread. */
    public void retain() {}

    /** Ends one hold. Any thread. */
    public void release() {}
}
