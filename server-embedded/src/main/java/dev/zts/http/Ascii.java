package dev.zts.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What kinds of bytes a head is made of, one table look-up for each, and eight bytes at a time. */
final class Ascii {

    /** RFC 9110, 5.6.2: tchar. */
    static final int TOKEN = 1;

    /** What a registered name of an authority is made of (RFC 3986, 3.2.2). */
    static final int NAME = 2;

    /** What an address in brackets is made of. */
    static final int ADDRESS = 4;

    static final int DIGIT = 8;

    private static final byte[] KINDS = kinds();

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long TOPS = EACH << 7;
    private static final long SPACES = ' ' * EACH;
    private static final long DELETES = 0x7F * EACH;
    private static final long COLONS = ':' * EACH;
    private static final long HASHES = '#' * EACH;
    private static final long AFTER_SPACES = (' ' + 1) * EACH;

    private Ascii() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int c = '!'; c < 0x7F; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean hex = digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            boolean word = digit || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            int kind = word || "!#$%&'*+-.^_`|~".indexOf(c) >= 0 ? TOKEN : 0;
            kind |= word || "._~!$&'()*+,;=%-".indexOf(c) >= 0 ? NAME : 0;
            kind |= hex || c == ':' || c == '.' ? ADDRESS : 0;
            kind |= digit ? DIGIT : 0;
            kinds[c] = (byte) kind;
        }
        return kinds;
    }

    static boolean is(int kind, byte value) {
        return (KINDS[value & 0xFF] & kind) != 0;
    }

    /** {@return the index of the first byte that is not of that kind; there must be one} */
    static int after(int kind, byte[] bytes, int from) {
        int at = from;
        while ((KINDS[bytes[at] & 0xFF] & kind) != 0) {
            at++;
        }
        return at;
    }

    /** {@return whether there is at least one byte, and each is of that kind} */
    static boolean all(int kind, byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!is(kind, bytes[i])) {
                return false;
            }
        }
        return from < to;
    }

    /** {@return eight bytes, the first one lowest} */
    static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /**
     * {@return the index of the first control character that is no tab}. There must be one; up to
     * eight bytes behind it are looked at.
     */
    static int control(byte[] bytes, int from) {
        int at = from;
        while (true) {
            long word = word(bytes, at);
            // A borrow makes wrong hits only above a right one, and the lowest one is taken.
            long hits = (below(word, SPACES) | zero(word ^ DELETES)) & TOPS;
            if (hits == 0) {
                at += 8;
                continue;
            }
            at += Long.numberOfTrailingZeros(hits) >>> 3;
            if (bytes[at] != '\t') {
                return at;
            }
            at++;
        }
    }

    /** {@return the index of the first colon or control character}. There must be one. */
    static int colon(byte[] bytes, int from) {
        int at = from;
        while (true) {
            long word = word(bytes, at);
            long hits = (below(word, SPACES) | zero(word ^ COLONS)) & TOPS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
            at += 8;
        }
    }

    /** {@return the index of the first byte that no target holds}. There must be one. */
    static int targetEnd(byte[] bytes, int from) {
        int at = from;
        while (true) {
            long word = word(bytes, at);
            long hits =
                    (below(word, AFTER_SPACES) | zero(word ^ DELETES) | zero(word ^ HASHES) | word)
                            & TOPS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
            at += 8;
        }
    }

    /** Sets the top bit of the bytes below a limit; those above 0x7F are none of them. */
    private static long below(long word, long limits) {
        return (word - limits) & ~word;
    }

    /** Sets the top bit of the bytes that are zero. */
    private static long zero(long word) {
        return (word - EACH) & ~word;
    }

    /** {@return the index of a byte, -1 if it is not there} */
    static int indexOf(byte value, byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == value) {
                return i;
            }
        }
        return -1;
    }

    /** {@return the first index that is no space and no tab, {@code to} if all are} */
    static int skipSpace(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    /** {@return the end without spaces and tabs before it} */
    static int trimEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && isSpace(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\t';
    }

    /** {@return whether those bytes are a word, given in lower case, in any case} */
    static boolean same(String lowerCase, byte[] bytes, int from, int to) {
        if (to - from != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            int c = bytes[from + i];
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
