package dev.zts.http;

/** A request breaks a rule or a limit. Carries no stack trace: clients cause it at will. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    public RefusedException(Refusal refusal, String detail) {
        super(detail, null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** {@return what is wrong, for people} */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
