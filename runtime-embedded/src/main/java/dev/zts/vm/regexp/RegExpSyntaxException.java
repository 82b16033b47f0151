package dev.zts.vm.regexp;

/** An early error of a regular expression, at an offset of its pattern; becomes a SyntaxError. */
public final class RegExpSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    public RegExpSyntaxException(String message, int position) {
        super(message, null, false, false);
        this.position = position;
    }

    /** The message, without a stack trace behind it. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Offset in UTF-16 code units of the pattern, or of the flags when those are wrong. */
    public int position() {
        return position;
    }
}
