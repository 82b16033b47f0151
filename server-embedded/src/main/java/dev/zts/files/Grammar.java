package dev.zts.files;

/** Characters of header fields (RFC 9110, 5.6). */
final class Grammar {
    private Grammar() {}

    /** {@return whether a character is optional white space} */
    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** {@return the first index from {@code at} on that is no optional white space} */
    static int skipSpace(String text, int at) {
        int next = at;
        while (next < text.length() && isSpace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /** {@return the text without optional white space around it} */
    static String trim(String text) {
        int from = skipSpace(text, 0);
        int to = text.length();
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !isDigit(c) && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
