package dev.zts.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: a part of the connection's buffer if it came in one piece there, else
 * bytes of its own, which it is copied to as it comes.
 */
final class RequestBody {
    private static final byte[] NONE = new byte[0];

    private @Nullable ByteBuf buffer;
    private int index;
    private byte[] bytes = NONE;
    private int length;

    int length() {
        return length;
    }

    /**
     * Moves bytes here.
     *
     * @param due how many belong here before the next boundary
     * @return how many there were
     */
    int take(ByteBuf in, long due) {
        int count = (int) Math.min(due, in.readableBytes());
        if (length == 0 && count == due && count > 0) {
            buffer = in.retain();
            index = in.readerIndex();
            in.skipBytes(count);
        } else if (count > 0) {
            own(count, due);
            in.readBytes(bytes, length, count);
        }
        length += count;
        return count;
    }

    /** Makes room for that many more bytes in bytes of its own. */
    private void own(int count, long due) {
        ByteBuf shared = buffer;
        if (length + count > bytes.length) {
            // Grows as bytes come: a client that only announces a body takes no memory.
            long doubled = Math.min(2L * Math.max(length, bytes.length), length + due);
            bytes = Arrays.copyOf(bytes, (int) Math.max(length + count, doubled));
        }
        if (shared != null) {
            shared.getBytes(index, bytes, 0, length);
            buffer = null;
            shared.release();
        }
    }

    /** {@return all of it; the same array each time} */
    byte[] bytes() {
        if (bytes.length != length) {
            byte[] exact = Arrays.copyOf(bytes, length);
            ByteBuf shared = buffer;
            if (shared != null) {
                shared.getBytes(index, exact);
            }
            bytes = exact;
        }
        return bytes;
    }

    void clear() {
        ByteBuf shared = buffer;
        buffer = null;
        if (shared != null) {
            shared.release();
        }
        bytes = NONE;
        length = 0;
    }
}
