package dev.zts.vm.regexp;

/**
 * The work one match may do. The count starts anew with each match; {@code poll} bounds the sum of
 * many.
 *
 * @param steps backtracks, loop turns and eighths of scanned characters before the match is given
 *     up
 * @param poll asked about every 10,000 steps
 */
public record MatchBudget(long steps, Poll poll) {
    public static final long DEFAULT_STEPS = 50_000_000L;

    private static final MatchBudget DEFAULT = new MatchBudget(DEFAULT_STEPS, () -> {});

    public MatchBudget {
        if (steps <= 0) {
            throw new IllegalArgumentException("steps must be positive: " + steps);
        }
    }

    /** The default number of steps, asking nobody. */
    public static MatchBudget defaults() {
        return DEFAULT;
    }

    /** The default number of steps, asking {@code poll}. */
    public static MatchBudget polling(Poll poll) {
        return new MatchBudget(DEFAULT_STEPS, poll);
    }
}
