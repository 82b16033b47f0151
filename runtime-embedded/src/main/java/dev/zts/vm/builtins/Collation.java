package dev.zts.vm.builtins;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The order of strings for String.prototype.localeCompare: first by letters alone, then by accents,
 * then small letters before capital ones. White space goes before punctuation, before symbols,
 * before digits, before letters. Canonically equivalent strings are equal.
 */
final class Collation {

    private static final String ASCII_ORDER = "\t\n\u000B\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
    private static final int OTHERS = 0x100;
    private static final int DIGITS = 0x200000;
    private static final int LETTERS = 0x300000;
    private static final int[] ASCII_RANK = asciiRank();

    private Collation() {}

    private static int[] asciiRank() {
        int[] rank = new int[128];
        for (int i = 0; i < ASCII_ORDER.length(); i++) {
            rank[ASCII_ORDER.charAt(i)] = i + 1;
        }
        for (char digit = '0'; digit <= '9'; digit++) {
            rank[digit] = DIGITS + digit;
        }
        for (char letter = 'a'; letter <= 'z'; letter++) {
            rank[letter] = LETTERS + letter;
            rank[Character.toUpperCase(letter)] = LETTERS + letter;
        }
        return rank;
    }

    /** {@return -1, 0 or 1} */
    static int compare(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        int[] a = points(left);
        int[] b = points(right);
        int order = Arrays.compare(ranks(a), ranks(b));
        if (order == 0) {
            order = Arrays.compare(marks(a), marks(b));
        }
        if (order == 0) {
            order = Arrays.compare(capitals(a), capitals(b));
        }
        return Integer.signum(order);
    }

    private static int[] points(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().toArray();
    }

    private static boolean isMark(int point) {
        return point > 0x7F && Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private static int[] ranks(int[] points) {
        return Arrays.stream(points)
                .filter(point -> !isMark(point))
                .map(Collation::rank)
                .filter(rank -> rank != 0)
                .toArray();
    }

    /** {@return the place in the order without accents and case; 0 for what does not count} */
    private static int rank(int point) {
        if (point < 0x80) {
            return ASCII_RANK[point];
        }
        if (Character.isLetter(point)) {
            return LETTERS + Character.toLowerCase(point);
        }
        return Character.isISOControl(point) ? 0 : OTHERS + point;
    }

    /** {@return the marks of each letter, letters as zeros} */
    private static int[] marks(int[] points) {
        return Arrays.stream(points).map(point -> isMark(point) ? point : 0).toArray();
    }

    private static int[] capitals(int[] points) {
        return Arrays.stream(points).map(point -> Character.isUpperCase(point) ? 1 : 0).toArray();
    }
}
