package dev.zts.web;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Encodes long texts as UTF-8, a chunk at a time and without garbage; a lone surrogate becomes EF
 * BF BD. Not thread-safe.
 */
public final class Utf8Chunks {

    /*
     * The JDK encodes many characters at once, but only from an array. So pieces are gathered in
     * one first, which pays for pieces of 8 characters as well as for those of 4,000.
     */

    private static final int CHARS = 8192;
    private static final int MOST_BYTES_PER_CHAR = 3;
    private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};

    private final CharsetEncoder encoder =
            StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(REPLACEMENT);
    private final char[] chars = new char[CHARS];
    private final CharBuffer in = CharBuffer.wrap(chars);
    private final byte[] bytes = new byte[CHARS * MOST_BYTES_PER_CHAR];
    private final ByteBuffer out = ByteBuffer.wrap(bytes);
    private int gathered;

    /** Takes the bytes. */
    public interface Sink {

        /** Takes the first bytes of an array, which it does not keep. */
        void take(byte[] bytes, int length);
    }

    /** Encodes a text, piece by piece if it is {@link Pieces}. */
    public void encode(CharSequence text, Sink sink) {
        gathered = 0;
        if (text instanceof Pieces pieces) {
            pieces.forEachPiece(piece -> gather(piece, sink));
        } else {
            gather(text.toString(), sink);
        }
        encode(gathered, sink);
    }

    private void gather(String piece, Sink sink) {
        int from = 0;
        while (from < piece.length()) {
            int count = Math.min(piece.length() - from, CHARS - gathered);
            piece.getChars(from, from + count, chars, gathered);
            gathered += count;
            from += count;
            if (gathered == CHARS) {
                encodeWholePairs(sink);
            }
        }
    }

    /** Encodes what was gathered, but for the first half of a pair at its end. */
    private void encodeWholePairs(Sink sink) {
        char last = chars[CHARS - 1];
        boolean half = Character.isHighSurrogate(last);
        encode(half ? CHARS - 1 : CHARS, sink);
        if (half) {
            chars[0] = last;
            gathered = 1;
        }
    }

    private void encode(int count, Sink sink) {
        in.position(0).limit(count);
        out.clear();
        encoder.reset();
        encoder.encode(in, out, true);
        sink.take(bytes, out.position());
        gathered = 0;
    }
}
