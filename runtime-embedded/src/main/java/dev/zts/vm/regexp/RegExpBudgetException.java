package dev.zts.vm.regexp;

/** A match that took more steps, or a deeper backtrack stack, than its budget allows. */
public final class RegExpBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegExpBudgetException(String message) {
        super(message, null, false, false);
    }
}
