package dev.zts.vm.value;

/** White space and line terminators of strings (ECMA-262 12.2, 12.3; TrimString 22.1.3.32.1). */
public final class WhiteSpace {

    private WhiteSpace() {}

    public static boolean is(char character) {
        if (character < 0x80) {
            return character == ' ' || character >= '\t' && character <= '\r';
        }
        return switch (character) {
            case '\u00A0', '\u1680', '\u2028', '\u2029', '\u202F', '\u205F', '\u3000', '\uFEFF' ->
                    true;
            default -> character >= '\u2000' && character <= '\u200A';
        };
    }

    /** {@return index of the first character that is none} */
    public static int skip(String text) {
        int start = 0;
        while (start < text.length() && is(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** {@return index after the last character that is none, at least from} */
    public static int end(String text, int from) {
        int end = text.length();
        while (end > from && is(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    public static String trim(String text) {
        int start = skip(text);
        return text.substring(start, end(text, start));
    }
}
