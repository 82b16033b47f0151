package dev.zts.web;

/** An error that the engine throws into JavaScript as {@link #type()}. */
public final class WebException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The JavaScript error that is thrown. */
    public enum Type {
        TYPE_ERROR,
        RANGE_ERROR,
        SYNTAX_ERROR,
        DATA_CLONE_ERROR,
        INVALID_CHARACTER_ERROR
    }

    private final Type type;

    public WebException(Type type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    public Type type() {
        return type;
    }
}
