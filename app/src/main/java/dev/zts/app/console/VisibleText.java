package dev.zts.app.console;

/**
 * Text from a handler in which nothing is hidden: characters that move the cursor, colour the
 * terminal, reorder the line or take no room are written as {@code \\u001b}. Line ends and tabs
 * stay, in bounds.
 */
public final class VisibleText {
    /** Longest text shown of one line of the console, in characters. */
    static final int MAX_CHARS = 4_096;

    /** Most line ends shown of one line of the console. */
    static final int MAX_LINES = 40;

    private VisibleText() {}

    public static String of(String text) {
        var shown = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 16);
        int lines = 0;
        int at = 0;
        while (at < text.length() && shown.length() < MAX_CHARS && lines < MAX_LINES) {
            int point = text.codePointAt(at);
            if (point == '\n') {
                lines++;
            }
            if (point == '\n' || point == '\t' || isPlain(point)) {
                shown.appendCodePoint(point);
            } else {
                escape(point, shown);
            }
            at += Character.charCount(point);
        }
        if (at < text.length()) {
            shown.append("… (").append(text.length() - at).append(" more characters)");
        }
        return shown.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static void escape(int point, StringBuilder shown) {
        if (point > 0xFFFF) {
            shown.append(String.format("\\u{%x}", point));
        } else {
            shown.append(String.format("\\u%04x", point));
        }
    }
}
