package dev.zts.web;

/** Strings as console.log shows them inside of objects. */
public final class ConsoleText {
    private ConsoleText() {}

    /**
     * {@return the text in quotes: single ones, or double ones or backticks if that saves escapes}
     */
    public static String quote(String text) {
        char mark = '\'';
        if (text.indexOf('\'') >= 0) {
            if (text.indexOf('"') < 0) {
                mark = '"';
            } else if (text.indexOf('`') < 0 && !text.contains("${")) {
                mark = '`';
            }
        }
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(mark);
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), mark, quoted);
        }
        return quoted.append(mark).toString();
    }

    private static void append(char c, char mark, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\u000b' -> out.append("\\v");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == mark) {
                    out.append('\\').append(c);
                } else if (c < ' ' || c >= 0x7f && c < 0xa0) {
                    out.append(String.format("\\x%02X", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
