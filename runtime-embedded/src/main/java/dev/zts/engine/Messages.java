package dev.zts.engine;

/** Text of handlers made fit for logs and problem documents. */
public final class Messages {
    /** Most characters of a failure's message. */
    public static final int MAX_CHARS = 1024;

    private static final int MAX_CONSOLE_CHARS = 16_384;
    private static final int MAX_STACK_CHARS = 8192;

    /** What a script is told that reads of a request after its run. */
    public static final String REQUEST_ENDED =
            "The request has ended; read what is needed of it while it is handled";

    private Messages() {}

    /**
     * {@return the text on one line, without control and formatting characters, ANSI sequences
     * included, cut to {@link #MAX_CHARS}}
     */
    public static String plain(String text) {
        return clean(text, MAX_CHARS, false);
    }

    /** {@return the same for a stack: its lines stay lines} */
    public static String stack(String text) {
        return clean(text, MAX_STACK_CHARS, true);
    }

    /** {@return a line for the console, as it is but not endless} */
    public static String console(String text) {
        int more = text.length() - MAX_CONSOLE_CHARS;
        return more <= 0
                ? text
                : text.substring(0, MAX_CONSOLE_CHARS) + "… (" + more + " more characters)";
    }

    private static String clean(String text, int most, boolean lines) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), most));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0x1b) {
                i = endOfEscape(text, i);
            } else if (c == '\n' && lines) {
                plain.append(c);
            } else if (c == '\n' || c == '\r' || c == '\t') {
                plain.append(' ');
            } else if (!isInvisible(c)) {
                plain.append(c);
            }
            if (plain.length() > most) {
                return cut(plain, most);
            }
        }
        return plain.toString();
    }

    private static String cut(StringBuilder plain, int most) {
        int end = most - 1;
        if (Character.isHighSurrogate(plain.charAt(end - 1))) {
            end--;
        }
        plain.setLength(end);
        return plain.append('…').toString();
    }

    /** The last character of the escape sequence that starts at {@code at} (ECMA-48, CSI). */
    private static int endOfEscape(String text, int at) {
        int i = at + 1;
        if (i >= text.length() || text.charAt(i) != '[') {
            return at;
        }
        while (i + 1 < text.length() && text.charAt(i + 1) >= 0x20 && text.charAt(i + 1) <= 0x3f) {
            i++;
        }
        boolean ended =
                i + 1 < text.length() && text.charAt(i + 1) >= 0x40 && text.charAt(i + 1) <= 0x7e;
        return ended ? i + 1 : i;
    }

    private static boolean isInvisible(char c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }
}
