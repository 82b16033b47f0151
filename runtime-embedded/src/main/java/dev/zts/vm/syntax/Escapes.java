package dev.zts.vm.syntax;

import org.jspecify.annotations.Nullable;

/** Reads the names, strings and templates that hold escapes (ECMA-262 12.7, 12.9.4, 12.9.6). */
final class Escapes {

    private static final int LAST_CODE_POINT = 0x10FFFF;

    private final Lexer lexer;
    private final char[] chars;
    private final int limit;
    private final StringBuilder cooked = new StringBuilder();
    private int position;
    private boolean escaped;

    /** Why the escape that was read last is none; null if it is one. */
    private @Nullable String fault;

    Escapes(Lexer lexer, char[] chars, int limit) {
        this.lexer = lexer;
        this.chars = chars;
        this.limit = limit;
    }

    /** {@return the offset behind what was read last} */
    int position() {
        return position;
    }

    /** {@return true if what was read last holds a backslash} */
    boolean escaped() {
        return escaped;
    }

    /** {@return the name that starts at the offset} */
    String name(int from) {
        begin(from, from);
        while (true) {
            int at = position;
            int codePoint = Character.codePointAt(chars, position, limit + 1);
            if (codePoint == '\\') {
                codePoint = nameEscape();
            } else if (cooked.isEmpty() ? isStart(codePoint) : Characters.isPart(codePoint)) {
                position += Character.charCount(codePoint);
            } else {
                return finished(at, codePoint);
            }
            if (!(cooked.isEmpty() ? isStart(codePoint) : Characters.isPart(codePoint))) {
                throw lexer.problem(at, "the escape is no character of a name");
            }
            cooked.appendCodePoint(codePoint);
        }
    }

    private static boolean isStart(int codePoint) {
        return Characters.isStart(codePoint);
    }

    private String finished(int at, int codePoint) {
        if (cooked.isEmpty()) {
            throw lexer.problem(at, "unexpected character " + Lexer.printable(codePoint));
        }
        return cooked.toString();
    }

    private int nameEscape() {
        int at = position;
        escaped = true;
        position++;
        if (chars[position] != 'u') {
            throw lexer.problem(at, "a name can hold only unicode escapes");
        }
        position++;
        int codePoint = unicode();
        if (fault != null) {
            throw lexer.problem(at, fault);
        }
        return codePoint;
    }

    /**
     * {@return the value of a string; the position is at its closing quote}
     *
     * @param from the offset of the first character
     * @param to the offset up to which all characters stand for themselves
     */
    String string(int from, int to, char quote) {
        begin(from, to);
        while (true) {
            char c = chars[position];
            if (c == quote) {
                return cooked.toString();
            }
            if (c == '\n' || c == '\r' || c == 0 && position == limit) {
                throw lexer.problem(from - 1, "the string has no end");
            }
            if (c == '\\') {
                int at = position;
                escape();
                if (fault != null) {
                    throw lexer.problem(at, fault);
                }
            } else {
                cooked.append(c);
                position++;
            }
        }
    }

    /** {@return the text of a template from the offset to its backtick or substitution} */
    Ast.TemplateText template(int from, boolean tagged) {
        begin(from, from);
        boolean valid = true;
        while (!atTemplateEnd()) {
            int at = position;
            char c = chars[position];
            if (c == 0 && position == limit) {
                throw lexer.problem(from - 1, "the template has no end");
            }
            if (c == '\\') {
                escape();
                valid &= fault == null;
                if (fault != null && !tagged) {
                    throw lexer.problem(at, fault);
                }
            } else {
                cooked.append(c == '\r' ? '\n' : c);
                position += c == '\r' && chars[position + 1] == '\n' ? 2 : 1;
            }
        }
        String raw = raw(from, position);
        return new Ast.TemplateText(from, position, valid ? cooked.toString() : null, raw);
    }

    private boolean atTemplateEnd() {
        char c = chars[position];
        return c == '`' || c == '$' && chars[position + 1] == '{';
    }

    private String raw(int from, int to) {
        String text = lexer.substring(from, to);
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private void begin(int from, int to) {
        cooked.setLength(0);
        cooked.append(chars, from, to - from);
        position = to;
        escaped = false;
    }

    /** Reads an escape of a string or template, or sets the fault. */
    private void escape() {
        escaped = true;
        fault = null;
        char c = chars[position + 1];
        if (c == 0 && position + 1 == limit) {
            position++;
            return;
        }
        position += 2;
        switch (c) {
            case 'n' -> cooked.append('\n');
            case 't' -> cooked.append('\t');
            case 'r' -> cooked.append('\r');
            case 'b' -> cooked.append('\b');
            case 'f' -> cooked.append('\f');
            case 'v' -> cooked.append('\u000B');
            case 'x' -> append(hex(2, "\\x needs two hexadecimal digits"));
            case 'u' -> append(unicode());
            case '\r' -> position += chars[position] == '\n' ? 1 : 0;
            case '\n', '\u2028', '\u2029' -> {}
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digit(c);
            default -> cooked.append(c);
        }
    }

    private void digit(char c) {
        if (c == '0' && Characters.kind(chars[position]) != Characters.DIGIT) {
            cooked.append('\0');
        } else {
            fault = "strict code has no octal escapes";
        }
    }

    private void append(int codePoint) {
        if (codePoint >= 0) {
            cooked.appendCodePoint(codePoint);
        }
    }

    /** {@return what stands behind backslash and u, or -1 and a fault} */
    private int unicode() {
        fault = null;
        if (chars[position] != '{') {
            return hex(4, "\\u needs four hexadecimal digits, or some in braces");
        }
        position++;
        int value = 0;
        int from = position;
        while (chars[position] != '}') {
            int digit = Characters.digit(chars[position], 16);
            if (digit < 0) {
                fault = "\\u{ needs hexadecimal digits and }";
                return -1;
            }
            value = Math.min(value * 16 + digit, LAST_CODE_POINT + 1);
            position++;
        }
        if (position == from || value > LAST_CODE_POINT) {
            fault = "\\u{} names no code point";
            return -1;
        }
        position++;
        return value;
    }

    private int hex(int length, String message) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            int digit = Characters.digit(chars[position], 16);
            if (digit < 0) {
                fault = message;
                return -1;
            }
            value = value * 16 + digit;
            position++;
        }
        return value;
    }
}
