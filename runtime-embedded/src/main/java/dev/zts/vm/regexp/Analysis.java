package dev.zts.vm.regexp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a pattern without running it. Visits are counted: a pattern too large for
 * that is told nothing about, which is always right.
 */
final class Analysis {
    private static final int MAX_VISITS = 200_000;

    private int visits;

    /**
     * The characters that can stand at the cursor when the node, and then something that starts
     * with {@code after}, match there and the cursor is not at the end of the input; null means
     * any.
     */
    @Nullable CharSet first(Node node, @Nullable CharSet after) {
        if (++visits > MAX_VISITS) {
            return null;
        }
        return switch (node) {
            case Node.Empty _ -> after;
            case Node.Chars chars -> chars.set();
            case Node.Sequence sequence -> {
                List<Node> parts = sequence.parts();
                CharSet first = after;
                for (int i = parts.size() - 1; i >= 0; i--) {
                    first = first(parts.get(i), first);
                }
                yield first;
            }
            case Node.Alternation alternation -> {
                CharSet all = CharSet.EMPTY;
                for (Node alternative : alternation.alternatives()) {
                    all = union(all, first(alternative, after));
                }
                yield all;
            }
            case Node.Group group -> first(group.body(), after);
            case Node.Loop loop -> firstOfLoop(loop, after);
            case Node.BackReference _ -> null;
            case Node.Look _ -> after;
            case Node.Assertion assertion ->
                    switch (assertion.place()) {
                        case INPUT_END -> CharSet.EMPTY;
                        case LINE_END -> CharSet.LINE_TERMINATORS;
                        default -> after;
                    };
        };
    }

    private @Nullable CharSet firstOfLoop(Node.Loop loop, @Nullable CharSet after) {
        if (loop.max() == 0) {
            return after;
        }
        if (minLength(loop.body()) == 0) {
            return null;
        }
        CharSet first = first(loop.body(), null);
        return loop.min() > 0 ? first : union(first, after);
    }

    static @Nullable CharSet union(@Nullable CharSet one, @Nullable CharSet other) {
        return one == null || other == null ? null : one.union(other);
    }

    static boolean disjoint(@Nullable CharSet one, @Nullable CharSet other) {
        return one != null && other != null && !one.intersects(other);
    }

    /** A lower bound of the code units any match of the node takes. */
    int minLength(Node node) {
        if (++visits > MAX_VISITS) {
            return 0;
        }
        return switch (node) {
            case Node.Empty _, Node.BackReference _, Node.Look _, Node.Assertion _ -> 0;
            case Node.Chars _ -> 1;
            case Node.Sequence sequence -> {
                int sum = 0;
                for (Node part : sequence.parts()) {
                    sum = clamp((long) sum + minLength(part));
                }
                yield sum;
            }
            case Node.Alternation alternation -> {
                int least = Integer.MAX_VALUE;
                for (Node alternative : alternation.alternatives()) {
                    least = Math.min(least, minLength(alternative));
                }
                yield least;
            }
            case Node.Group group -> minLength(group.body());
            case Node.Loop loop -> clamp((long) loop.min() * minLength(loop.body()));
        };
    }

    private static int clamp(long length) {
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    /** Whether the node takes no character, whatever the input. */
    boolean isZeroWidth(Node node) {
        if (++visits > MAX_VISITS) {
            return false;
        }
        return switch (node) {
            case Node.Empty _, Node.Look _, Node.Assertion _ -> true;
            case Node.Chars _, Node.BackReference _ -> false;
            case Node.Sequence sequence -> sequence.parts().stream().allMatch(this::isZeroWidth);
            case Node.Alternation alternation ->
                    alternation.alternatives().stream().allMatch(this::isZeroWidth);
            case Node.Group group -> isZeroWidth(group.body());
            case Node.Loop loop -> isZeroWidth(loop.body());
        };
    }

    /** Whether the node matches at the start of the input only. */
    boolean isAnchored(Node node) {
        return switch (node) {
            case Node.Assertion assertion -> assertion.place() == Node.Place.INPUT_START;
            case Node.Sequence sequence -> isAnchored(sequence.parts().getFirst());
            case Node.Group group -> isAnchored(group.body());
            case Node.Alternation alternation ->
                    alternation.alternatives().stream().allMatch(this::isAnchored);
            case Node.Loop loop -> loop.min() > 0 && isAnchored(loop.body());
            default -> false;
        };
    }
}
