package dev.zts.vm.builtins;

import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;

/** Encode and Decode of URIs (ECMA-262 19.2.6), escape and unescape (B.2.1). */
final class UriCode {

    private static final String HEX = "0123456789ABCDEF";
    private static final String RESERVED = ";/?:@&=+$,#";
    private static final String UNRESERVED_MARKS = "-.!~*'()_";
    private static final String NEVER_ESCAPED = "@*_+-./";

    private UriCode() {}

    private static JsThrow malformed() {
        return JsThrow.of(ErrorKind.URI, "URI malformed");
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /**
     * @param whole whether reserved characters stay, as in a whole URI
     */
    static String encode(Realm realm, String text, boolean whole) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int length = text.length();
        int steps = 0;
        for (int i = 0; i < length; ) {
            Values.pollAt(realm, steps++);
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isAlphanumeric(c)
                    || UNRESERVED_MARKS.indexOf(c) >= 0
                    || whole && RESERVED.indexOf(c) >= 0) {
                out.append((char) c);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw malformed();
            } else {
                encode(c, out);
            }
        }
        return out.toString();
    }

    private static void encode(int c, StringBuilder out) {
        if (c < 0x80) {
            appendByte(c, out);
        } else if (c < 0x800) {
            appendByte(0xC0 | c >> 6, out);
            appendByte(0x80 | c & 0x3F, out);
        } else if (c < 0x10000) {
            appendByte(0xE0 | c >> 12, out);
            appendByte(0x80 | c >> 6 & 0x3F, out);
            appendByte(0x80 | c & 0x3F, out);
        } else {
            appendByte(0xF0 | c >> 18, out);
            appendByte(0x80 | c >> 12 & 0x3F, out);
            appendByte(0x80 | c >> 6 & 0x3F, out);
            appendByte(0x80 | c & 0x3F, out);
        }
    }

    private static void appendByte(int value, StringBuilder out) {
        out.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 15));
    }

    /**
     * @param whole whether escapes of reserved characters stay
     */
    static String decode(Realm realm, String text, boolean whole) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int length = text.length();
        int steps = 0;
        for (int i = 0; i < length; ) {
            Values.pollAt(realm, steps++);
            char c = text.charAt(i);
            if (c != '%') {
                out.append(c);
                i++;
                continue;
            }
            int first = escapedByte(text, i);
            int count = first < 0x80 ? 1 : Integer.numberOfLeadingZeros(~first << 24);
            int decoded = first < 0x80 ? first : sequence(text, i, first, count);
            int end = i + 3 * count;
            if (whole && decoded < 0x80 && RESERVED.indexOf(decoded) >= 0) {
                out.append(text, i, end);
            } else {
                out.appendCodePoint(decoded);
            }
            i = end;
        }
        return out.toString();
    }

    /** {@return the code point of an escaped UTF-8 sequence of several bytes} */
    private static int sequence(String text, int start, int first, int count) {
        if (count < 2 || count > 4) {
            throw malformed();
        }
        int value = first & 0xFF >> count + 1;
        for (int i = 1; i < count; i++) {
            int next = escapedByte(text, start + 3 * i);
            if ((next & 0xC0) != 0x80) {
                throw malformed();
            }
            value = value << 6 | next & 0x3F;
        }
        int least = count == 2 ? 0x80 : count == 3 ? 0x800 : 0x10000;
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (value < least || value > Character.MAX_CODE_POINT || surrogate) {
            throw malformed();
        }
        return value;
    }

    private static int escapedByte(String text, int at) {
        int value = at < text.length() && text.charAt(at) == '%' ? hex(text, at + 1, 2) : -1;
        if (value < 0) {
            throw malformed();
        }
        return value;
    }

    /** {@return the number of some hexadecimal digits, or -1} */
    private static int hex(String text, int start, int digits) {
        if (start + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    static String escape(Realm realm, String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            Values.pollAt(realm, i);
            char c = text.charAt(i);
            if (isAlphanumeric(c) || NEVER_ESCAPED.indexOf(c) >= 0) {
                out.append(c);
            } else if (c < 256) {
                appendByte(c, out);
            } else {
                out.append("%u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 15));
                }
            }
        }
        return out.toString();
    }

    static String unescape(Realm realm, String text) {
        StringBuilder out = new StringBuilder(text.length());
        int steps = 0;
        for (int i = 0; i < text.length(); ) {
            Values.pollAt(realm, steps++);
            char c = text.charAt(i);
            boolean wide = c == '%' && i + 1 < text.length() && text.charAt(i + 1) == 'u';
            int value = c != '%' ? -1 : wide ? hex(text, i + 2, 4) : hex(text, i + 1, 2);
            if (value < 0) {
                out.append(c);
                i++;
            } else {
                out.append((char) value);
                i += wide ? 6 : 3;
            }
        }
        return out.toString();
    }
}
