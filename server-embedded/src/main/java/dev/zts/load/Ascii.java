package dev.zts.load;

/** Reading protocol text from bytes without making strings. */
final class Ascii {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c);
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private Ascii() {}

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    /** {@return whether a field name or method may contain it} */
    static boolean isToken(int c) {
        return c >= 0 && c < 128 && TOKEN[c];
    }

    /** {@return 0 to 15, -1 for what is no hexadecimal digit} */
    static int hexDigit(byte c) {
        return c < 0 ? -1 : Character.digit((char) c, 16);
    }

    /** {@return the number, -1 if it is not made of 1 to 18 digits} */
    static long decimal(byte[] text, int from, int to) {
        if (from == to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text[i])) {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    static boolean startsWith(byte[] text, int from, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (text[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the text equals {@code word}, which is in lower case, in any case} */
    static boolean equalsLowerCase(byte[] text, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            int c = text[from + i];
            int lower = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether a comma-separated list has {@code word} as an element} */
    static boolean listContains(byte[] text, int from, int to, String word) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text[i] == ',') {
                if (elementEquals(text, start, i, word)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** {@return whether the last element of a comma-separated list is {@code word}} */
    static boolean listEndsWith(byte[] text, int from, int to, String word) {
        int start = to;
        while (start > from && text[start - 1] != ',') {
            start--;
        }
        return elementEquals(text, start, to, word);
    }

    private static boolean elementEquals(byte[] text, int from, int to, String word) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text[start])) {
            start++;
        }
        while (end > start && isBlank(text[end - 1])) {
            end--;
        }
        return equalsLowerCase(text, start, end, word);
    }
}
