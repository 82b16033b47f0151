package dev.zts.files;

import org.jspecify.annotations.Nullable;

/** A content coding (RFC 9110, 8.4.1), the better one first. */
enum Coding {
    //  token       ending of a file in it
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz"),
    IDENTITY("identity", "");

    private final String token;
    private final String suffix;

    Coding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    String token() {
        return token;
    }

    /** {@return what is behind a file's name when the file next to it holds it in this coding} */
    String suffix() {
        return suffix;
    }

    /** {@return the coding that a token names, in any case, or null if it is none of these} */
    static @Nullable Coding of(String name) {
        for (Coding coding : values()) {
            if (coding.token.equalsIgnoreCase(name)) {
                return coding;
            }
        }
        // RFC 9110, 8.4.1.3: the same as gzip.
        return name.equalsIgnoreCase("x-gzip") ? GZIP : null;
    }
}
