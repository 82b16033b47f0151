package dev.zts.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

/** Bytes that a thread copies the front of a buffer to: an array is read several times as fast. */
final class Scratch {
    private static final FastThreadLocal<Scratch> OF_THREAD =
            new FastThreadLocal<>() {
                @Override
                protected Scratch initialValue() {
                    return new Scratch();
                }
            };

    private byte[] bytes = new byte[4 << 10];

    private Scratch() {}

    static Scratch ofThread() {
        return OF_THREAD.get();
    }

    /** {@return the thread's bytes, which hold those of the buffer from the front, then a NUL} */
    byte[] copy(ByteBuf from, int index, int length) {
        byte[] to = atLeast(length + RequestHead.SLACK);
        from.getBytes(index, to, 0, length);
        to[length] = 0;
        return to;
    }

    /** {@return the thread's bytes, of that length or longer} */
    byte[] atLeast(int length) {
        if (bytes.length < length) {
            bytes = new byte[Math.max(length, 2 * bytes.length)];
        }
        return bytes;
    }
}
