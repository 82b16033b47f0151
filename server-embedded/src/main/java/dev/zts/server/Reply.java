package dev.zts.server;

import dev.zts.web.Headers;
import java.nio.channels.FileChannel;

/**
 * What goes back to the client.
 *
 * @param close whether the connection ends with it
 */
record Reply(int status, Headers headers, Content content, boolean close) {

    /** The body. */
    sealed interface Content {
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

    static final Content EMPTY = new Content.Bytes(new byte[0]);

    static Reply of(int status, String type, byte[] body) {
        Headers headers = new Headers();
        headers.append("content-type", type);
        return new Reply(status, headers, new Content.Bytes(body), false);
    }

    Reply with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    Reply closing() {
        return new Reply(status, headers, content, true);
    }
}
