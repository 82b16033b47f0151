package dev.zts.http;

import dev.zts.web.Headers;
import java.nio.channels.FileChannel;

/**
 * What goes back to the client.
 *
 * @param close whether the connection ends with it
 */
public record Reply(int status, Headers headers, Content content, boolean close) {

    /** The body. */
    public sealed interface Content {
        long length();

        /** Bytes in memory. */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Bytes(byte[] bytes) implements Content {
            @Override
            public long length() {
                return bytes.length;
            }
        }

        /** A file; the channel is closed when it has been sent. */
        record File(FileChannel channel, long length) implements Content {}
    }

    public static final Content EMPTY = new Content.Bytes(new byte[0]);

    public static Reply of(int status, String type, byte[] body) {
        Headers headers = new Headers();
        headers.append("content-type", type);
        return new Reply(status, headers, new Content.Bytes(body), false);
    }

    public Reply with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    public Reply closing() {
        return new Reply(status, headers, content, true);
    }
}
