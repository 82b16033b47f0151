package dev.zts.operations;

import dev.zts.http.Request;
import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The fields that the server adds to whatever answers a request, unless the answer has them itself.
 *
 * @param allowOrigin of CORS, or null
 * @param varies whether the answer depends on the origin
 * @param id of the request, or null
 */
public record AddedFields(@Nullable String allowOrigin, boolean varies, @Nullable String id) {
    private static final String ALLOW_ORIGIN = "access-control-allow-origin";
    private static final String REQUEST_ID = "x-request-id";

    /** The length of the empty line that ends a head. */
    private static final int END = 2;

    /** {@return what a rule of CORS and a request's id add} */
    public static AddedFields of(@Nullable Cors cors, Request request, @Nullable String id) {
        return cors == null
                ? new AddedFields(null, false, id)
                : new AddedFields(cors.allowed(Cors.origin(request)), cors.varies(), id);
    }

    /** {@return what is added where it is not known who asks} */
    public static AddedFields of(@Nullable Cors cors, @Nullable String id) {
        return cors == null
                ? new AddedFields(null, false, id)
                : new AddedFields(cors.allowed(""), cors.varies(), id);
    }

    /**
     * Adds to a head.
     *
     * @param head ends with it
     * @param own fields that are in it
     */
    public void addTo(ByteBuf head, Headers own) {
        head.writerIndex(head.writerIndex() - END);
        if (!own.has(ALLOW_ORIGIN)) {
            add(head, ALLOW_ORIGIN, allowOrigin);
            add(head, "vary", varies ? "Origin" : null);
        }
        if (!own.has(REQUEST_ID)) {
            add(head, REQUEST_ID, id);
        }
        head.writeCharSequence("\r\n", StandardCharsets.US_ASCII);
    }

    private static void add(ByteBuf head, String name, @Nullable String value) {
        if (value != null) {
            head.writeCharSequence(name + ": " + value + "\r\n", StandardCharsets.ISO_8859_1);
        }
    }
}
