package dev.zts.web;

import java.nio.charset.StandardCharsets;

/** atob and btoa: text of characters up to 255 as Base64 and back, forgiving (Infra Standard). */
public final class Base64 {
    private Base64() {}

    /**
     * {@return the Base64 form of a text}
     *
     * @throws WebException an InvalidCharacterError if a character is above 255
     */
    public static String btoa(String binary) {
        for (int i = 0; i < binary.length(); i++) {
            if (binary.charAt(i) > 255) {
                throw invalid("btoa: the character at index " + i + " is above 255");
            }
        }
        byte[] bytes = binary.getBytes(StandardCharsets.ISO_8859_1);
        return java.util.Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * {@return the text of a Base64 form; white space is skipped, padding may be missing}
     *
     * @throws WebException an InvalidCharacterError if it is none
     */
    public static String atob(String base64) {
        StringBuilder digits = new StringBuilder(base64.length());
        for (int i = 0; i < base64.length(); i++) {
            char c = base64.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r') {
                digits.append(c);
            }
        }
        if (digits.length() % 4 == 0) {
            dropPadding(digits);
        }
        if (digits.length() % 4 == 1) {
            throw invalid("atob: the length of the string is not that of Base64");
        }
        return decode(digits);
    }

    private static void dropPadding(StringBuilder digits) {
        for (int i = 0; i < 2 && !digits.isEmpty(); i++) {
            if (digits.charAt(digits.length() - 1) == '=') {
                digits.setLength(digits.length() - 1);
            }
        }
    }

    private static String decode(StringBuilder digits) {
        StringBuilder binary = new StringBuilder(digits.length() * 3 / 4);
        int bits = 0;
        int count = 0;
        for (int i = 0; i < digits.length(); i++) {
            bits = bits << 6 | digit(digits.charAt(i));
            count += 6;
            if (count >= 8) {
                count -= 8;
                binary.append((char) (bits >> count & 0xff));
            }
        }
        return binary.toString();
    }

    private static int digit(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+' -> 62;
            case '/' -> 63;
            default -> throw invalid("atob: the string holds a character that is not Base64");
        };
    }

    private static WebException invalid(String message) {
        return new WebException(WebException.Type.INVALID_CHARACTER_ERROR, message);
    }
}
