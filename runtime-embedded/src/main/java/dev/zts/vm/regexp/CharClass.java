package dev.zts.vm.regexp;

/** A character set made for fast questions. Immutable. */
final class CharClass {
    private static final int TABLE_SIZE = 256;

    private final boolean[] table = new boolean[TABLE_SIZE];
    private final CharSet set;

    CharClass(CharSet set) {
        this.set = set;
        for (int c = 0; c < TABLE_SIZE; c++) {
            table[c] = set.contains(c);
        }
    }

    boolean contains(int c) {
        return c < TABLE_SIZE ? table[c] : set.contains(c);
    }

    /** Whether a member may be part of a surrogate pair, so that pairs have to be read as one. */
    static boolean needsPoints(CharSet set) {
        return set.intersects(SURROGATES_AND_ABOVE);
    }

    private static final CharSet SURROGATES_AND_ABOVE =
            CharSet.of(0xD800, 0xDFFF, 0x10000, CharSet.MAX);
}
