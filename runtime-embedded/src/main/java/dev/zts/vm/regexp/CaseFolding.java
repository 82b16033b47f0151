package dev.zts.vm.regexp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which characters are one when case is ignored: Canonicalize (ECMA-262 22.2.2.7.3), with the
 * simple case folding of flags u and v, or with the upper case mapping of the rest.
 */
final class CaseFolding {
    private static final int DOTTED_CAPITAL_I = 0x130;
    private static final int DOTLESS_SMALL_I = 0x131;

    /**
     * Characters that differ from their canonical one or have another folded to them, ascending.
     */
    private final int[] members;

    /** The canonical character of each member. */
    private final int[] canonical;

    /** All members of the class each member is in. */
    private final int[][] classes;

    private static final class Unicode {
        static final CaseFolding TABLE = new CaseFolding(true);
    }

    private static final class Legacy {
        static final CaseFolding TABLE = new CaseFolding(false);
    }

    static CaseFolding of(boolean eitherUnicode) {
        return eitherUnicode ? Unicode.TABLE : Legacy.TABLE;
    }

    private CaseFolding(boolean unicode) {
        Map<Integer, List<Integer>> byCanonical = new TreeMap<>();
        int last = unicode ? Character.MAX_CODE_POINT : Character.MAX_VALUE;
        for (int c = 0; c <= last; c++) {
            int folded = unicode ? folded(c) : upper(c);
            if (folded != c) {
                byCanonical.computeIfAbsent(folded, _ -> new ArrayList<>()).add(c);
            }
        }
        Map<Integer, int[]> classOf = new TreeMap<>();
        byCanonical.forEach((folded, others) -> {
            int self = unicode ? folded(folded) : upper(folded);
            if (self == folded) {
                others.add(folded);
            }
            int[] all = others.stream().mapToInt(Integer::intValue).sorted().toArray();
            for (int member : all) {
                classOf.put(member, all);
            }
        });
        members = classOf.keySet().stream().mapToInt(Integer::intValue).toArray();
        classes = classOf.values().toArray(int[][]::new);
        canonical = new int[members.length];
        for (int i = 0; i < members.length; i++) {
            canonical[i] = unicode ? folded(members[i]) : upper(members[i]);
        }
    }

    /**
     * A character that stands for the simple case folding class of another. CaseFolding.txt folds
     * through upper to lower case but for both dotted and dotless i, which have no simple folding,
     * and three pairs that share no upper case.
     */
    private static int folded(int c) {
        return switch (c) {
            case DOTTED_CAPITAL_I, DOTLESS_SMALL_I -> c;
            case 0x1FD3 -> 0x390;
            case 0x1FE3 -> 0x3B0;
            case 0xFB05 -> 0xFB06;
            default -> Character.toLowerCase(Character.toUpperCase(c));
        };
    }

    /** The upper case of one code unit, unless that is several or leaves ASCII's outside. */
    private static int upper(int c) {
        int upper = Character.toUpperCase(c);
        if (upper == c || c >= 0x80 && upper < 0x80) {
            return c;
        }
        String full = String.valueOf((char) c).toUpperCase(Locale.ROOT);
        return full.length() == 1 ? full.charAt(0) : c;
    }

    int canonicalize(int c) {
        if (c < 0x80) {
            return asciiCanonical(c);
        }
        int at = Arrays.binarySearch(members, c);
        return at < 0 ? c : canonical[at];
    }

    /** The tables' own choice among ASCII letters, without the search. */
    private int asciiCanonical(int c) {
        boolean upperWins = canonical[0] == 'A';
        if (upperWins) {
            return c >= 'a' && c <= 'z' ? c - 0x20 : c;
        }
        return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    }

    /** Every character that is one with some member of the set. */
    CharSet closure(CharSet set) {
        CharSet.Builder builder = new CharSet.Builder().addAll(set);
        for (int range = 0; range < set.rangeCount(); range++) {
            int at = Arrays.binarySearch(members, set.first(range));
            int end = set.last(range);
            for (int i = at < 0 ? -at - 1 : at; i < members.length && members[i] <= end; i++) {
                for (int member : classes[i]) {
                    builder.add(member);
                }
            }
        }
        return builder.build();
    }

    /** A string with each code point replaced by its canonical one. */
    String canonicalize(String text) {
        StringBuilder folded = new StringBuilder();
        text.codePoints().forEach(c -> folded.appendCodePoint(canonicalize(c)));
        return folded.toString();
    }
}
