package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/**
 * A JavaScript {@code throw} on its way up, across interpreter, compiled code and built-in
 * functions. One made from a kind and a message becomes an Error object when somebody looks at it
 * ({@link #value}), so that code without a realm at hand can throw.
 */
public final class JsThrow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Object value;
    private final transient @Nullable ErrorKind kind;

    /** A throw of any value. */
    public JsThrow(Object value) {
        super(null, null, false, false);
        this.value = value;
        this.kind = null;
    }

    private JsThrow(ErrorKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public static JsThrow of(ErrorKind kind, String message) {
        return new JsThrow(kind, message);
    }

    public static JsThrow typeError(String message) {
        return new JsThrow(ErrorKind.TYPE, message);
    }

    public static JsThrow rangeError(String message) {
        return new JsThrow(ErrorKind.RANGE, message);
    }

    /** {@return what a script sees of a stack overflow} */
    public static JsThrow stackFull() {
        return rangeError("Maximum call stack size exceeded");
    }

    public static JsThrow referenceError(String message) {
        return new JsThrow(ErrorKind.REFERENCE, message);
    }

    public static JsThrow syntaxError(String message) {
        return new JsThrow(ErrorKind.SYNTAX, message);
    }

    /** {@return the thrown value; an Error object is made at the first call} */
    public Object value(Realm realm) {
        Object thrown = value;
        if (thrown == null) {
            ErrorKind made = kind == null ? ErrorKind.ERROR : kind;
            String message = getMessage();
            thrown = realm.newError(made, message == null ? "" : message);
            value = thrown;
        }
        return thrown;
    }
}
