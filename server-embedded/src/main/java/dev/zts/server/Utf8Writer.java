package dev.zts.server;

import dev.zts.web.Pieces;
import dev.zts.web.Utf8Chunks;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/** Encodes long texts into buffers, without making one string of them. Not thread-safe. */
final class Utf8Writer {

    private final Utf8Chunks chunks = new Utf8Chunks();

    /** {@return the bytes that a text takes} */
    static long length(CharSequence text) {
        if (text instanceof Pieces pieces) {
            long[] sum = {0};
            pieces.forEachPiece(piece -> sum[0] += ByteBufUtil.utf8Bytes(piece));
            return sum[0];
        }
        return ByteBufUtil.utf8Bytes(text);
    }

    void write(CharSequence text, ByteBuf target) {
        chunks.encode(text, (bytes, length) -> target.writeBytes(bytes, 0, length));
    }
}
