package dev.zts.vm.regexp;

/** Search of a text in a text that polls now and then: a long one costs the product of lengths. */
public final class TextSearch {

    /** Comparisons of a stretch of the search. */
    private static final int STRETCH = 1 << 22;

    private TextSearch() {}

    /**
     * StringIndexOf (ECMA-262 6.1.4.1).
     *
     * @param from at least 0
     */
    public static int find(String text, String wanted, int from, Poll poll) {
        int length = wanted.length();
        int starts = STRETCH / Math.max(length, 1) + 1;
        int at = from;
        while (text.length() - at > (long) length + starts) {
            int found = text.indexOf(wanted, at, at + starts + length);
            if (found >= 0) {
                return found;
            }
            poll.poll();
            at += starts;
        }
        return at > text.length() ? -1 : text.indexOf(wanted, at);
    }

    /**
     * StringLastIndexOf.
     *
     * @param from at least 0
     */
    public static int findLast(String text, String wanted, int from, Poll poll) {
        int last = Math.min(from, text.length() - wanted.length());
        int starts = STRETCH / Math.max(wanted.length(), 1) + 1;
        if (last <= starts) {
            return text.lastIndexOf(wanted, last);
        }
        for (int at = last; at >= 0; at--) {
            if (text.startsWith(wanted, at)) {
                return at;
            }
            if ((last - at) % starts == starts - 1) {
                poll.poll();
            }
        }
        return -1;
    }
}
