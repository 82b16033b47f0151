package dev.zts.vm.regexp;

import org.jspecify.annotations.Nullable;

/** Runs a compiled regular expression over a string (ECMA-262 22.2.7.2, the matching part). */
public final class RegExpMatcher {
    private RegExpMatcher() {}

    /**
     * The first match at or after {@code lastIndex} (only there when sticky): start and end of each
     * group, -1 for groups that took no part; null when there is none.
     *
     * @throws RegExpBudgetException when the match takes more than {@code budget} allows
     */
    public static int @Nullable [] match(
            RegExpProgram program, String input, int lastIndex, MatchBudget budget) {
        if (lastIndex < 0 || lastIndex > input.length()) {
            return null;
        }
        Code code = program.code();
        Backtracker backtracker = new Backtracker(code, input, 2 * program.groupCount(), budget);
        int start = code.unicode ? pointStart(input, lastIndex) : lastIndex;
        boolean found =
                program.sticky() || code.anchored && start == 0
                        ? backtracker.matchesAt(start)
                        : !code.anchored && search(backtracker, code, input, start, budget.poll());
        return found ? backtracker.captures() : null;
    }

    private static boolean search(
            Backtracker backtracker, Code code, String input, int from, Poll poll) {
        int last = input.length() - code.minLength;
        int start = from;
        while ((start = candidate(code, input, start, last, poll)) >= 0) {
            if (backtracker.matchesAt(start)) {
                return true;
            }
            start += code.unicode ? pointLength(input, start) : 1;
        }
        return false;
    }

    /** The first place from {@code start} to {@code last} where a match may start, or -1. */
    private static int candidate(Code code, String input, int start, int last, Poll poll) {
        if (start > last) {
            return -1;
        }
        if (!code.prefix.isEmpty()) {
            int found = TextSearch.find(input, code.prefix, start, poll);
            return found <= last ? found : -1;
        }
        CharClass first = code.first;
        if (first == null) {
            return start;
        }
        if (code.firstIsPoint) {
            return pointCandidate(first, input, start, last);
        }
        int at = start;
        while (at <= last && !first.contains(input.charAt(at))) {
            at++;
        }
        return at <= last ? at : -1;
    }

    private static int pointCandidate(CharClass first, String input, int start, int last) {
        int at = start;
        while (at <= last) {
            int c = input.codePointAt(at);
            if (first.contains(c)) {
                return at;
            }
            at += Character.charCount(c);
        }
        return -1;
    }

    /** The start of the character that the code unit at {@code index} belongs to. */
    private static int pointStart(String input, int index) {
        boolean inside =
                index > 0
                        && index < input.length()
                        && Character.isLowSurrogate(input.charAt(index))
                        && Character.isHighSurrogate(input.charAt(index - 1));
        return inside ? index - 1 : index;
    }

    private static int pointLength(String input, int index) {
        return index < input.length() ? Character.charCount(input.codePointAt(index)) : 1;
    }
}
