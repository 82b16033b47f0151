package dev.zts.vm.regexp;

import java.util.List;

/** A piece of a parsed pattern. Groups are numbered from 1 by their opening parenthesis. */
sealed interface Node {
    /** Matches the empty string. */
    record Empty() implements Node {}

    /** Matches one character of a set; case is already folded into the set. */
    record Chars(CharSet set) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    /** Tried in order. */
    record Alternation(List<Node> alternatives) implements Node {}

    record Group(int number, Node body) implements Node {}

    /** {@code max} is {@link #INFINITE} when open; groups first to last are inside the body. */
    record Loop(Node body, int min, int max, boolean greedy, int firstGroup, int lastGroup)
            implements Node {}

    /** At most one of several groups (those of one name) has taken part. */
    record BackReference(List<Integer> groups, boolean ignoreCase) implements Node {}

    record Look(Node body, boolean ahead, boolean negative) implements Node {}

    /** A zero-width test of the place. */
    record Assertion(Place place) implements Node {}

    /** The places an assertion can ask for. */
    enum Place {
        INPUT_START,
        INPUT_END,
        LINE_START,
        LINE_END,
        WORD_BOUNDARY,
        NOT_WORD_BOUNDARY,
        /** The same with the two non-ASCII characters that fold to letters. */
        FOLDED_WORD_BOUNDARY,
        NOT_FOLDED_WORD_BOUNDARY
    }

    int INFINITE = Integer.MAX_VALUE;
    Node EMPTY = new Empty();
}
