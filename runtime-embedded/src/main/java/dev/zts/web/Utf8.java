package dev.zts.web;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * UTF-8 as the Encoding Standard has it. The JDK's decoder replaces the bytes ED A0 to ED BF
 * differently, and its encoder writes a lone surrogate as a question mark.
 */
public final class Utf8 {
    private static final Set<String> LABELS =
            Set.of(
                    "unicode-1-1-utf-8",
                    "unicode11utf8",
                    "unicode20utf8",
                    "utf-8",
                    "utf8",
                    "x-unicode20utf8");
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /**
     * {@return the text of the bytes; malformed ones become U+FFFD, a byte order mark is dropped}
     */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** {@return the same for a part of an array} */
    public static String decode(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        if (length >= 3
                && bytes[at] == (byte) 0xef
                && bytes[at + 1] == (byte) 0xbb
                && bytes[at + 2] == (byte) 0xbf) {
            at += 3;
        }
        if (isAscii(bytes, at, end)) {
            return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
        }
        Decoder decoder = new Decoder(false, true);
        return decoder.decode(bytes, at, end - at, false);
    }

    /** {@return the bytes of the text; a lone surrogate becomes EF BF BD} */
    public static byte[] encode(String text) {
        return wellFormed(text).getBytes(StandardCharsets.UTF_8);
    }

    /** {@return how many bytes {@link #encode} gives} */
    public static long length(CharSequence text) {
        if (text instanceof Pieces pieces) {
            long[] bytes = {0};
            pieces.forEachPiece(piece -> bytes[0] += lengthOf(piece));
            return bytes[0];
        }
        return lengthOf(text.toString());
    }

    private static long lengthOf(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 ? 1 : 2;
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++; // four bytes for two characters: each adds one
                }
            }
        }
        return bytes;
    }

    /** {@return whether there is no lone surrogate in the text} */
    public static boolean isWellFormed(String text) {
        return firstLoneSurrogate(text, 0) < 0;
    }

    /** {@return the text with U+FFFD for each lone surrogate} */
    public static String wellFormed(String text) {
        int at = firstLoneSurrogate(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder fixed = new StringBuilder(text);
        while (at >= 0) {
            fixed.setCharAt(at, REPLACEMENT);
            at = firstLoneSurrogate(text, at + 1);
        }
        return fixed.toString();
    }

    /**
     * Checks the label of an encoding. {@return its name}
     *
     * @throws WebException a RangeError if it is not UTF-8, the only one there is
     */
    public static String checkLabel(String label) {
        String name = PercentCode.lower(label.strip());
        if (!LABELS.contains(name)) {
            throw new WebException(
                    WebException.Type.RANGE_ERROR,
                    "TextDecoder: only utf-8 is supported, not " + label);
        }
        return "utf-8";
    }

    private static int firstLoneSurrogate(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                return i;
            }
            i += pair ? 2 : 1;
        }
        return -1;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** A decoder that takes its input in pieces (TextDecoder). Not thread-safe. */
    public static final class Decoder {
        private final boolean fatal;
        private final boolean keepMark;
        private boolean started;
        private int codePoint;
        private int needed;
        private int seen;
        private int lower = 0x80;
        private int upper = 0xbf;

        /**
         * @param fatal whether malformed input is a TypeError instead of U+FFFD
         * @param keepMark whether a byte order mark at the start is kept
         */
        public Decoder(boolean fatal, boolean keepMark) {
            this.fatal = fatal;
            this.keepMark = keepMark;
        }

        /**
         * Decodes a piece.
         *
         * @param more whether another piece follows
         * @throws WebException a TypeError if the input is malformed and the decoder is fatal
         */
        public String decode(byte[] bytes, int offset, int length, boolean more) {
            StringBuilder text = new StringBuilder(length + 1);
            try {
                int i = offset;
                while (i < offset + length) {
                    i += take(bytes[i] & 0xff, text);
                }
                if (!more && needed > 0) {
                    reset();
                    malformed(text);
                }
            } catch (WebException e) {
                restart();
                throw e;
            }
            String decoded = text.toString();
            if (!started && !decoded.isEmpty()) {
                started = true;
                if (!keepMark && decoded.charAt(0) == '\ufeff') {
                    decoded = decoded.substring(1);
                }
            }
            if (!more) {
                restart();
            }
            return decoded;
        }

        /** Takes one byte. {@return 1, or 0 if the byte must be given again} */
        private int take(int value, StringBuilder text) {
            if (needed == 0) {
                lead(value, text);
                return 1;
            }
            if (value < lower || value > upper) {
                reset();
                malformed(text);
                return 0;
            }
            lower = 0x80;
            upper = 0xbf;
            codePoint = codePoint << 6 | value & 0x3f;
            seen++;
            if (seen == needed) {
                text.appendCodePoint(codePoint);
                reset();
            }
            return 1;
        }

        private void lead(int value, StringBuilder text) {
            if (value < 0x80) {
                text.append((char) value);
            } else if (value >= 0xc2 && value <= 0xdf) {
                needed = 1;
                codePoint = value & 0x1f;
            } else if (value >= 0xe0 && value <= 0xef) {
                lower = value == 0xe0 ? 0xa0 : 0x80;
                upper = value == 0xed ? 0x9f : 0xbf;
                needed = 2;
                codePoint = value & 0xf;
            } else if (value >= 0xf0 && value <= 0xf4) {
                lower = value == 0xf0 ? 0x90 : 0x80;
                upper = value == 0xf4 ? 0x8f : 0xbf;
                needed = 3;
                codePoint = value & 0x7;
            } else {
                malformed(text);
            }
        }

        private void malformed(StringBuilder text) {
            if (fatal) {
                throw new WebException(
                        WebException.Type.TYPE_ERROR, "The encoded data is not valid UTF-8");
            }
            text.append(REPLACEMENT);
        }

        private void reset() {
            needed = 0;
            seen = 0;
            codePoint = 0;
            lower = 0x80;
            upper = 0xbf;
        }

        private void restart() {
            reset();
            started = false;
        }
    }
}
