package dev.zts.files;

/**
 * The list of entity tags in a condition (RFC 9110, 8.8.3). It is read from its begin to its end,
 * as a tag may hold commas and what looks like another tag; one that is malformed names nothing.
 */
final class EntityTags {

    /** How tags are compared (RFC 9110, 8.8.3.2). */
    enum Comparison {
        /** A weak tag is like no other. */
        STRONG,
        /** That a tag is weak makes no difference. */
        WEAK
    }

    private EntityTags() {}

    /**
     * {@return whether a field names a tag, or is {@code *}}
     *
     * @param tag a strong one, with its quotes
     */
    static boolean name(String field, String tag, Comparison comparison) {
        return Grammar.trim(field).equals("*") || list(field, tag, comparison);
    }

    private static boolean list(String field, String tag, Comparison comparison) {
        boolean found = false;
        int at = Grammar.skipSpace(field, 0);
        while (at < field.length()) {
            if (field.charAt(at) != ',') {
                boolean weak = field.startsWith("W/", at);
                int start = weak ? at + 2 : at;
                int end = end(field, start);
                if (end < 0) {
                    return false;
                }
                found |= (!weak || comparison == Comparison.WEAK) && is(field, start, end, tag);
                at = Grammar.skipSpace(field, end);
                if (at < field.length() && field.charAt(at) != ',') {
                    return false;
                }
            }
            at = Grammar.skipSpace(field, at + 1);
        }
        return found;
    }

    private static boolean is(String field, int start, int end, String tag) {
        return end - start == tag.length() && field.startsWith(tag, start);
    }

    /** {@return the index behind the quoted text that begins there, or -1 if none does} */
    private static int end(String field, int start) {
        if (start >= field.length() || field.charAt(start) != '"') {
            return -1;
        }
        for (int i = start + 1; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c <= ' ' || c == 0x7F) {
                return -1;
            }
        }
        return -1;
    }
}
