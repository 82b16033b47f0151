package dev.zts.vm.builtins;

import dev.zts.vm.value.WhiteSpace;

/** How text stands in a pattern (ECMA-262 22.2.5.1.1, 22.2.6.13.1). */
final class RegExpText {

    private static final String SYNTAX_CHARACTERS = "^$\\.*+?()[]{}|/";
    private static final String CONTROLS = "\t\n\u000B\f\r";
    private static final String CONTROL_LETTERS = "tnvfr";
    private static final String OTHER_PUNCTUATORS = ",-=<>#&!%:;@~'`\"";

    private RegExpText() {}

    /** RegExp.escape: {@return a pattern that matches a text} */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (at == 0 && isAsciiLetterOrDigit(point)) {
                hex(escaped, point);
            } else {
                encode(escaped, point);
            }
            Texts.checkLength(escaped.length());
            at += Character.charCount(point);
        }
        return escaped.toString();
    }

    private static boolean isAsciiLetterOrDigit(int point) {
        return point >= '0' && point <= '9'
                || point >= 'a' && point <= 'z'
                || point >= 'A' && point <= 'Z';
    }

    /** EncodeForRegExpEscape. */
    private static void encode(StringBuilder escaped, int point) {
        if (point >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            escaped.appendCodePoint(point);
            return;
        }
        char unit = (char) point;
        int control = CONTROLS.indexOf(unit);
        if (SYNTAX_CHARACTERS.indexOf(unit) >= 0) {
            escaped.append('\\').append(unit);
        } else if (control >= 0) {
            escaped.append('\\').append(CONTROL_LETTERS.charAt(control));
        } else if (OTHER_PUNCTUATORS.indexOf(unit) < 0
                && !WhiteSpace.is(unit)
                && !Character.isSurrogate(unit)) {
            escaped.append(unit);
        } else if (unit <= 0xFF) {
            hex(escaped, unit);
        } else {
            unicode(escaped, unit);
        }
    }

    private static void hex(StringBuilder escaped, int point) {
        escaped.append("\\x");
        digits(escaped, point, 2);
    }

    private static void unicode(StringBuilder escaped, int unit) {
        escaped.append("\\u");
        digits(escaped, unit, 4);
    }

    private static void digits(StringBuilder escaped, int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            escaped.append(Character.forDigit(value >> 4 * i & 0xF, 16));
        }
    }

    /** EscapeRegExpPattern: {@return the pattern as between the slashes of a literal} */
    static String source(String pattern) {
        if (pattern.isEmpty()) {
            return "(?:)";
        }
        return needsEscape(pattern) ? escapePattern(pattern) : pattern;
    }

    private static boolean needsEscape(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '/' || isLineTerminator(pattern.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLineTerminator(char unit) {
        return unit == '\n' || unit == '\r' || unit == '\u2028' || unit == '\u2029';
    }

    private static String escapePattern(String pattern) {
        StringBuilder escaped = new StringBuilder(pattern.length() + 16);
        boolean afterBackslash = false;
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char unit = pattern.charAt(i);
            boolean special = isLineTerminator(unit) || unit == '/' && !inClass;
            if (special && !afterBackslash) {
                escaped.append('\\');
            }
            switch (unit) {
                case '\n' -> escaped.append('n');
                case '\r' -> escaped.append('r');
                case '\u2028' -> escaped.append("u2028");
                case '\u2029' -> escaped.append("u2029");
                default -> escaped.append(unit);
            }
            if (!afterBackslash) {
                inClass = unit == '[' || inClass && unit != ']';
            }
            afterBackslash = unit == '\\' && !afterBackslash;
        }
        return escaped.toString();
    }
}
