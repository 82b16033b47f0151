package dev.zts.vm.value;

/**
 * The end of a script by the engine, not by itself. No JavaScript handler catches it and no finally
 * block runs.
 */
public final class Termination extends RuntimeException {

    /** Why. */
    public enum Reason {
        TIMEOUT,
        MEMORY,
        REGEX_BUDGET,
        CLOSED
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Termination(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
