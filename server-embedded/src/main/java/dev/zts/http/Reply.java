package dev.zts.http;

import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.channel.FileRegion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to the client.
 *
 * @param headers with a prepared head: what comes to it
 * @param close whether the connection ends with it
 * @param prepared the encoded head, which tells the content's length too, or null
 */
public record Reply(
        int status,
        Headers headers,
        Content content,
        boolean close,
        @Nullable PreparedHead prepared) {

    /** The body. */
    public sealed interface Content {
        long length();

        /** Gives back what it holds. Done by who sends it, or drops it. */
        default void release() {}

        /** Bytes in memory. */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Bytes(byte[] bytes) implements Content {
            @Override
            public long length() {
                return bytes.length;
            }
        }

        /** Bytes in a buffer of their own reference, which is released when they have been sent. */
        record Buffer(ByteBuf buffer) implements Content {
            @Override
            public long length() {
                return buffer.readableBytes();
            }

            @Override
            public void release() {
                buffer.release();
            }
        }

        /** A part of a file; {@code region} is released when it has been sent. */
        record File(FileRegion region) implements Content {
            @Override
            public long length() {
                return region.count();
            }

            @Override
            public void release() {
                region.release();
            }
        }

        /** Several, one behind the other. */
        record Parts(List<Content> parts) implements Content {
            public Parts {
                parts = List.copyOf(parts);
            }

            @Override
            public long length() {
                return parts.stream().mapToLong(Content::length).sum();
            }

            @Override
            public void release() {
                parts.forEach(Content::release);
            }
        }
    }

    public static final Content EMPTY = new Content.Bytes(new byte[0]);

    public Reply(int status, Headers headers, Content content, boolean close) {
        this(status, headers, content, close, null);
    }

    public static Reply prepared(PreparedHead head, Content content) {
        return new Reply(head.status(), new Headers(), content, false, head);
    }

    public static Reply of(int status, String type, byte[] body) {
        Headers headers = new Headers();
        headers.append("content-type", type);
        return new Reply(status, headers, new Content.Bytes(body), false);
    }

    /** Writes the head. The arguments are those of {@link ResponseHead#write}. */
    public void writeHead(ByteBuf out, boolean close, boolean http10, byte[] date) {
        if (prepared != null) {
            prepared.write(out, headers, close, http10, date);
        } else {
            ResponseHead.write(out, status, headers, content.length(), close, http10, date);
        }
    }

    public Reply with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    public Reply closing() {
        return new Reply(status, headers, content, true, prepared);
    }
}
