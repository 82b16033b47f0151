package dev.zts.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hosts of URLs: names, IPv4 and IPv6 addresses (URL Standard, 3.5). */
final class UrlHost {
    private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";

    private UrlHost() {}

    /**
     * {@return the host in its canonical form}
     *
     * @param special whether the URL's scheme is special; other hosts are opaque
     * @throws WebException a TypeError if it is no host
     */
    static String parse(String text, boolean special) {
        if (text.startsWith("[")) {
            if (!text.endsWith("]")) {
                throw invalid(text);
            }
            return "[" + serialize6(parse6(text.substring(1, text.length() - 1))) + "]";
        }
        return special ? domain(text) : opaque(text);
    }

    private static String opaque(String text) {
        check(text, text, false);
        StringBuilder encoded = new StringBuilder();
        PercentCode.encode(text, PercentCode.C0, encoded);
        return encoded.toString();
    }

    private static String domain(String text) {
        String decoded = PercentCode.decodeText(text, false);
        for (int i = 0; i < decoded.length(); i++) {
            if (decoded.charAt(i) >= 128) {
                throw new WebException(
                        WebException.Type.TYPE_ERROR,
                        "Invalid URL: hosts must be ASCII; write "
                                + text
                                + " in Punycode (xn--...)");
            }
        }
        String ascii = PercentCode.lower(decoded);
        if (ascii.isEmpty()) {
            throw invalid(text);
        }
        check(text, ascii, true);
        return endsInNumber(ascii) ? ipv4(ascii) : ascii;
    }

    private static void check(String text, String host, boolean special) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean forbidden = FORBIDDEN.indexOf(c) >= 0;
            if (forbidden || special && (c < ' ' || c == '%' || c == 0x7f)) {
                throw invalid(text);
            }
        }
    }

    private static boolean endsInNumber(String host) {
        String[] labels = host.split("\\.", -1);
        int last = labels.length - 1;
        if (labels[last].isEmpty()) {
            if (labels.length == 1) {
                return false;
            }
            last--;
        }
        String label = labels[last];
        boolean digits = !label.isEmpty() && label.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits || number(label) >= 0;
    }

    private static String ipv4(String host) {
        List<String> parts = new ArrayList<>(List.of(host.split("\\.", -1)));
        if (parts.getLast().isEmpty() && parts.size() > 1) {
            parts.removeLast();
        }
        if (parts.size() > 4) {
            throw invalid(host);
        }
        long address = 0;
        for (int i = 0; i < parts.size(); i++) {
            long value = number(parts.get(i));
            boolean last = i == parts.size() - 1;
            long limit = last ? 1L << 8 * (5 - parts.size()) : 256;
            if (value < 0 || value >= limit) {
                throw invalid(host);
            }
            address += last ? value : value << 8 * (3 - i);
        }
        return (address >> 24)
                + "."
                + (address >> 16 & 255)
                + "."
                + (address >> 8 & 255)
                + "."
                + (address & 255);
    }

    /** {@return a number in decimal, octal (0…) or hexadecimal (0x…), −1 if it is none} */
    private static long number(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        int radix = 10;
        String digits = text;
        if (text.startsWith("0x") || text.startsWith("0X")) {
            radix = 16;
            digits = text.substring(2);
        } else if (text.length() >= 2 && text.charAt(0) == '0') {
            radix = 8;
            digits = text.substring(1);
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = Math.min(value * radix + digit, 1L << 40);
        }
        return value;
    }

    private static int[] parse6(String text) {
        int[] pieces = new int[8];
        int count = 0;
        int compress = -1;
        int at = 0;
        if (text.startsWith(":")) {
            if (!text.startsWith("::")) {
                throw invalid(text);
            }
            at = 2;
            compress = 0;
        }
        while (at < text.length()) {
            if (count == 8) {
                throw invalid(text);
            }
            if (text.charAt(at) == ':') {
                if (compress >= 0) {
                    throw invalid(text);
                }
                at++;
                compress = count;
                continue;
            }
            int start = at;
            int value = 0;
            while (at < text.length() && at - start < 4 && PercentCode.isHex(text.charAt(at))) {
                value = value * 16 + Character.digit(text.charAt(at), 16);
                at++;
            }
            if (at < text.length() && text.charAt(at) == '.') {
                if (at == start || count > 6) {
                    throw invalid(text);
                }
                embedded4(text, start, pieces, count);
                count += 2;
                break;
            }
            if (at < text.length()) {
                if (text.charAt(at) != ':' || at + 1 == text.length()) {
                    throw invalid(text);
                }
                at++;
            }
            pieces[count++] = value;
        }
        return expand(text, pieces, count, compress);
    }

    private static int[] expand(String text, int[] pieces, int count, int compress) {
        if (compress < 0) {
            if (count != 8) {
                throw invalid(text);
            }
            return pieces;
        }
        int[] whole = new int[8];
        System.arraycopy(pieces, 0, whole, 0, compress);
        System.arraycopy(pieces, compress, whole, 8 - (count - compress), count - compress);
        return whole;
    }

    private static void embedded4(String text, int from, int[] pieces, int at) {
        String[] parts = text.substring(from).split("\\.", -1);
        if (parts.length != 4) {
            throw invalid(text);
        }
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            boolean plain =
                    !part.isEmpty()
                            && part.length() <= 3
                            && part.chars().allMatch(c -> c >= '0' && c <= '9')
                            && (part.length() == 1 || part.charAt(0) != '0');
            if (!plain || Integer.parseInt(part) > 255) {
                throw invalid(text);
            }
            pieces[at + i / 2] = pieces[at + i / 2] << 8 | Integer.parseInt(part);
        }
    }

    private static String serialize6(int[] pieces) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = i;
            while (run < 8 && pieces[run] == 0) {
                run++;
            }
            if (run - i > length) {
                start = i;
                length = run - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append(i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }
            text.append(Integer.toHexString(pieces[i])).append(i < 7 ? ":" : "");
        }
        return text.toString();
    }

    private static WebException invalid(@Nullable String host) {
        return new WebException(
                WebException.Type.TYPE_ERROR,
                "Invalid URL: not a host: " + Headers.quote("" + host));
    }
}
