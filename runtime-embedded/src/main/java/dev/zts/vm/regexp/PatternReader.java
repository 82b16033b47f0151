package dev.zts.vm.regexp;

/** A cursor over a pattern that knows how the pattern is named in error messages. */
final class PatternReader {
    static final int END = -1;

    private final String pattern;
    private final RegExpFlags flags;
    private int position;

    PatternReader(String pattern, RegExpFlags flags) {
        this.pattern = pattern;
        this.flags = flags;
    }

    int position() {
        return position;
    }

    void reset(int to) {
        position = to;
    }

    boolean atEnd() {
        return position >= pattern.length();
    }

    /** The code unit at the cursor, or END. */
    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        int at = position + ahead;
        return at < pattern.length() ? pattern.charAt(at) : END;
    }

    void skip(int units) {
        position += units;
    }

    boolean looksAt(String text) {
        return pattern.startsWith(text, position);
    }

    boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        position++;
        return true;
    }

    boolean accept(String text) {
        if (!looksAt(text)) {
            return false;
        }
        position += text.length();
        return true;
    }

    /** Takes one code unit. */
    int nextUnit() {
        return pattern.charAt(position++);
    }

    /** Takes one code point. */
    int nextPoint() {
        int c = pattern.codePointAt(position);
        position += Character.charCount(c);
        return c;
    }

    /** Takes exactly {@code digits} hexadecimal digits, or takes nothing and answers -1. */
    int hex(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = hexDigit(peek(i));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        position += digits;
        return value;
    }

    static int hexDigit(int c) {
        return c >= 0 && c < 0x80 ? Character.digit(c, 16) : -1;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    RegExpSyntaxException error(String what) {
        return error(what, position);
    }

    RegExpSyntaxException error(String what, int at) {
        return new RegExpSyntaxException(
                "Invalid regular expression: /"
                        + RegExpSyntaxException.shortened(pattern)
                        + "/"
                        + flags
                        + ": "
                        + what,
                Math.min(at, pattern.length()));
    }
}
