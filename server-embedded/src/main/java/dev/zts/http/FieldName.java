package dev.zts.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header fields that requests usually have: found in the bytes without a String. */
public enum FieldName {
    ACCEPT,
    ACCEPT_CHARSET,
    ACCEPT_ENCODING,
    ACCEPT_LANGUAGE,
    ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD,
    ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK,
    AUTHORIZATION,
    CACHE_CONTROL,
    CONNECTION,
    CONTENT_DISPOSITION,
    CONTENT_ENCODING,
    CONTENT_LANGUAGE,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    COOKIE,
    DATE,
    DNT,
    EXPECT,
    FORWARDED,
    FROM,
    HOST,
    IF_MATCH,
    IF_MODIFIED_SINCE,
    IF_NONE_MATCH,
    IF_RANGE,
    IF_UNMODIFIED_SINCE,
    KEEP_ALIVE,
    LAST_EVENT_ID,
    MAX_FORWARDS,
    ORIGIN,
    PRAGMA,
    PRIORITY,
    PROXY_AUTHORIZATION,
    PROXY_CONNECTION,
    RANGE,
    REFERER,
    SAVE_DATA,
    SEC_CH_UA,
    SEC_CH_UA_MOBILE,
    SEC_CH_UA_PLATFORM,
    SEC_FETCH_DEST,
    SEC_FETCH_MODE,
    SEC_FETCH_SITE,
    SEC_FETCH_USER,
    SEC_GPC,
    TE,
    TRACEPARENT,
    TRACESTATE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
    UPGRADE_INSECURE_REQUESTS,
    USER_AGENT,
    VIA,
    X_FORWARDED_FOR,
    X_FORWARDED_HOST,
    X_FORWARDED_PROTO,
    X_REAL_IP,
    X_REQUEST_ID,
    X_REQUESTED_WITH;

    /** Sets the bit that lower-case letters have; digits and the hyphen have it already. */
    private static final long LOWER = 0x2020202020202020L;

    /** Four times the rows, so that most names are found at the first look. */
    private static final @Nullable FieldName[] SLOTS = slots();

    private final String lowerCase;

    @SuppressWarnings("ImmutableEnumChecker") // never written again
    private final long[] words;

    FieldName() {
        lowerCase = name().toLowerCase(Locale.ROOT).replace('_', '-');
        byte[] padded = new byte[(lowerCase.length() + 7 & ~7) + 8];
        for (int i = 0; i < lowerCase.length(); i++) {
            padded[i] = (byte) lowerCase.charAt(i);
        }
        words = new long[lowerCase.length() + 7 >>> 3];
        for (int i = 0; i < words.length; i++) {
            words[i] = Ascii.word(padded, i << 3) | LOWER & mask(lowerCase.length() - (i << 3));
        }
    }

    /** {@return the name as the Fetch Standard has it in a header list} */
    public String lowerCase() {
        return lowerCase;
    }

    private static @Nullable FieldName[] slots() {
        @Nullable FieldName[] slots = new @Nullable FieldName[256];
        for (FieldName name : values()) {
            int slot = slot(name.words[0], name.last(), name.lowerCase.length());
            while (slots[slot] != null) {
                slot = slot + 1 & 255;
            }
            slots[slot] = name;
        }
        return slots;
    }

    private byte last() {
        return (byte) lowerCase.charAt(lowerCase.length() - 1);
    }

    private static int slot(long word, int last, int length) {
        return (int) ((word ^ (last | 0x20) + length * 0x1F3DL) * 0x9E3779B97F4A7C15L >>> 56);
    }

    private static long mask(int bytes) {
        return bytes >= 8 ? -1 : (1L << (bytes << 3)) - 1;
    }

    /**
     * {@return the name that those bytes are, in any case, or null}
     *
     * @param bytes at least one that is no control character, and seven more of any kind behind
     */
    static @Nullable FieldName of(byte[] bytes, int from, int to) {
        int length = to - from;
        long word = (Ascii.word(bytes, from) | LOWER) & mask(length);
        int slot = slot(word, bytes[to - 1], length);
        FieldName name = SLOTS[slot];
        while (name != null) {
            if (name.words[0] == word && name.is(bytes, from, length)) {
                return name;
            }
            slot = slot + 1 & 255;
            name = SLOTS[slot];
        }
        return null;
    }

    /** Compares what stands behind the first eight bytes. */
    private boolean is(byte[] bytes, int from, int length) {
        if (length != lowerCase.length()) {
            return false;
        }
        for (int at = 8; at < length; at += 8) {
            long word = (Ascii.word(bytes, from + at) | LOWER) & mask(length - at);
            if (words[at >>> 3] != word) {
                return false;
            }
        }
        return true;
    }
}
