package dev.zts.server;

import dev.zts.web.Pieces;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Encodes text into buffers, piece by piece and without garbage. Not thread-safe. */
final class Utf8Writer implements Consumer<String> {
    /*
     * The JDK encodes ASCII many characters at a time, but between arrays only. For a short string
     * the way through them does not pay.
     */
    private static final int SHORT = 128;
    private static final int CHUNK = 8192;
    private static final int MAX_BYTES_PER_CHAR = 3;

    private final CharsetEncoder encoder =
            StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(new byte[] {'?'});
    private final char[] chars = new char[CHUNK];
    private final byte[] bytes = new byte[CHUNK * MAX_BYTES_PER_CHAR];
    private ByteBuf out = io.netty.buffer.Unpooled.EMPTY_BUFFER;

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
        out = target;
        if (text instanceof Pieces pieces) {
            pieces.forEachPiece(this);
        } else {
            accept(text.toString());
        }
        out = io.netty.buffer.Unpooled.EMPTY_BUFFER;
    }

    /** Encodes one piece. */
    @Override
    public void accept(String piece) {
        if (piece.length() <= SHORT) {
            ByteBufUtil.writeUtf8(out, piece);
            return;
        }
        int from = 0;
        while (from < piece.length()) {
            int to = Math.min(piece.length(), from + CHUNK);
            if (to < piece.length() && Character.isHighSurrogate(piece.charAt(to - 1))) {
                to--;
            }
            chunk(piece, from, to);
            from = to;
        }
    }

    private void chunk(String piece, int from, int to) {
        piece.getChars(from, to, chars, 0);
        ByteBuffer encoded = ByteBuffer.wrap(bytes);
        encoder.reset();
        encoder.encode(CharBuffer.wrap(chars, 0, to - from), encoded, true);
        out.writeBytes(bytes, 0, encoded.position());
    }
}
