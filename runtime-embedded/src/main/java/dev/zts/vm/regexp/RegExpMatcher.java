package dev.zts.vm.regexp;

import org.jspecify.annotations.Nullable;

/** Runs a compiled regular expression over a string (ECMA-262 22.2.7.2, the matching part). */
public final class RegExpMatcher {
    private RegExpMatcher() {}

    /**
     * The first match at or after {@code lastIndex} (only there when sticky): start and end of each
     * group, -1 for groups that took no part; null when there is none.
     */
    public static int @Nullable [] match(
            RegExpProgram program, String input, int lastIndex, MatchBudget budget) {
        throw new UnsupportedOperationException();
    }
}
