package dev.zts.engine;

import dev.zts.web.Headers;

/**
 * A response as an isolate hands it to the server, already checked: the status is 200 to 599, names
 * and values of the headers are legal, and none of them is the server's business (Content-Length,
 * Transfer-Encoding, Connection, …).
 *
 * @param headers not to be changed: the plain cases share fixed lists
 */
public record JsResponse(int status, Headers headers, Body body) {

    /** The bytes to send. */
    public sealed interface Body {

        /** No body. */
        record Empty() implements Body {}

        /**
         * Text to be encoded as UTF-8, once, before the lease ends; holds no lone surrogates. A
         * {@link dev.zts.web.Pieces} is to be encoded piece by piece.
         */
        record Text(CharSequence text) implements Body {}

        /** Bytes, not copied. */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Bytes(byte[] bytes) implements Body {}
    }
}
