package dev.zts.vm.regexp;

/** An early error of a regular expression, at an offset of its pattern; becomes a SyntaxError. */
public final class RegExpSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Most characters of a pattern that a message repeats. */
    private static final int LONGEST = 100;

    private final int position;

    public RegExpSyntaxException(String message, int position) {
        super(message, null, false, false);
        this.position = position;
    }

    /** {@return the start of a pattern or of flags, short enough for a message} */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
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
