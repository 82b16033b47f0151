package dev.zts.server;

/** A request breaks a rule or a limit. Carries no stack trace: clients cause it at will. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    RefusedException(Refusal refusal, String detail) {
        super(detail, null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    /** {@return what is wrong, for people} */
    String detail() {
        return String.valueOf(getMessage());
    }
}
