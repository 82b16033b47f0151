package dev.zts.web;

import java.io.ByteArrayOutputStream;
import java.util.function.IntPredicate;

/** Percent-encoding and its sets (URL Standard, 1.3). */
final class PercentCode {
    private static final String HEX = "0123456789ABCDEF";

    /** What the sets hold besides C0 controls and everything above U+007E. */
    static final IntPredicate C0 = set("");

    static final IntPredicate FRAGMENT = set(" \"<>`");
    static final IntPredicate QUERY = set(" \"#<>");
    static final IntPredicate SPECIAL_QUERY = set(" \"#<>'");
    static final IntPredicate PATH = set(" \"#<>?^`{}");
    static final IntPredicate USERINFO = set(" \"#<>?^`{}/:;=@[\\]|");

    private PercentCode() {}

    private static IntPredicate set(String characters) {
        boolean[] ascii = new boolean[128];
        for (int i = 0; i < 128; i++) {
            ascii[i] = i < 0x20 || i > 0x7e || characters.indexOf(i) >= 0;
        }
        return c -> c >= 128 || ascii[c];
    }

    /** Appends a text in UTF-8, with the characters of a set percent-encoded. */
    static void encode(String text, IntPredicate set, StringBuilder out) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            encode(c, set, out);
        }
    }

    /** Appends one code point likewise. */
    static void encode(int codePoint, IntPredicate set, StringBuilder out) {
        if (!set.test(codePoint)) {
            out.appendCodePoint(codePoint);
            return;
        }
        if (codePoint < 128) {
            append(codePoint, out);
            return;
        }
        for (byte b : Utf8.encode(Character.toString(codePoint))) {
            append(b & 0xff, out);
        }
    }

    static void append(int value, StringBuilder out) {
        out.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 15));
    }

    /** {@return the bytes of a text whose valid escapes are replaced by what they stand for} */
    static byte[] decode(String text, boolean plusIsSpace) {
        byte[] bytes = Utf8.encode(text);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) {
                decoded.write(
                        Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
                i += 2;
            } else {
                decoded.write(b == '+' && plusIsSpace ? ' ' : b);
            }
        }
        return decoded.toByteArray();
    }

    /** {@return a text without its escapes, as UTF-8; a byte order mark stays} */
    static String decodeText(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
            return Utf8.wellFormed(text);
        }
        byte[] bytes = decode(text, plusIsSpace);
        return new Utf8.Decoder(false, true).decode(bytes, 0, bytes.length, false);
    }

    static boolean isHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** {@return a text's ASCII letters in lower case} */
    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }
}
