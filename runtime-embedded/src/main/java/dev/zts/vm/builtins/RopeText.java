package dev.zts.vm.builtins;

import dev.zts.vm.value.Rope;
import dev.zts.web.Pieces;
import dev.zts.web.Utf8;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The strings of a rope, as it was when this was made; put together only for who reads in it. */
final class RopeText implements Pieces {

    /** Shorter texts are put together: they are encoded at once anyway. */
    private static final int LONG = 1024;

    private final String[] pieces;
    private final int length;
    private @Nullable String whole;

    private RopeText(String[] pieces, int length) {
        this.pieces = pieces;
        this.length = length;
    }

    /** {@return the text of a string, a String or a Rope, with U+FFFD for lone surrogates} */
    static CharSequence wellFormed(Object string) {
        if (string instanceof Rope rope && rope.length() >= LONG && !rope.isFlat()) {
            String[] pieces = rope.leaves();
            if (areWellFormed(pieces)) {
                return new RopeText(pieces, rope.length());
            }
        }
        return Utf8.wellFormed(string.toString());
    }

    private static boolean areWellFormed(String[] pieces) {
        for (String piece : pieces) {
            if (!Utf8.isWellFormed(piece)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void forEachPiece(Consumer<String> piece) {
        for (String one : pieces) {
            piece.accept(one);
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().substring(start, end);
    }

    @Override
    public String toString() {
        String known = whole;
        if (known == null) {
            known = String.join("", pieces);
            whole = known;
        }
        return known;
    }
}
