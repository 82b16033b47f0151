package dev.zts.vm.syntax;

/** What the characters of a source text are (ECMA-262 clauses 11 and 12). */
final class Characters {

    /** A letter that Unicode keeps for patterns, so no part of a name. */
    private static final int VERTICAL_TILDE = 0x2E2F;

    static final byte OTHER = 0;
    static final byte START = 1;
    static final byte DIGIT = 2;

    /** Of the characters below 128: start of an identifier, digit, or something else. */
    private static final byte[] KINDS = kinds();

    private Characters() {}

    /** {@return one of the constants for a character below 128, else OTHER} */
    static byte kind(int c) {
        return c < 128 ? KINDS[c] : OTHER;
    }

    /** {@return true for a code point that can start an identifier} */
    static boolean isStart(int codePoint) {
        return codePoint < 128
                ? KINDS[codePoint] == START
                : codePoint != VERTICAL_TILDE && Character.isUnicodeIdentifierStart(codePoint);
    }

    /** {@return true for a code point that can go on an identifier} */
    static boolean isPart(int codePoint) {
        return codePoint < 128 ? KINDS[codePoint] != OTHER : isLatePart(codePoint);
    }

    private static boolean isLatePart(int codePoint) {
        return codePoint == 0x200C
                || codePoint == 0x200D
                || codePoint != VERTICAL_TILDE
                        && Character.isUnicodeIdentifierPart(codePoint)
                        && !Character.isIdentifierIgnorable(codePoint);
    }

    /** White space that is neither a space nor a tab, above 127 or below 32. */
    static boolean isRareSpace(char c) {
        return c == '\u000B'
                || c == '\f'
                || c == '\u00A0'
                || c == '\uFEFF'
                || c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** {@return the value of a digit in a radix up to 16, or -1} */
    static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : -1;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 'a'; c <= 'z'; c++) {
            kinds[c] = START;
            kinds[c - 'a' + 'A'] = START;
        }
        kinds['$'] = START;
        kinds['_'] = START;
        for (char c = '0'; c <= '9'; c++) {
            kinds[c] = DIGIT;
        }
        return kinds;
    }
}
