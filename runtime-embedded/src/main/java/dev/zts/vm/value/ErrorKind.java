package dev.zts.vm.value;

/** The native error types (ECMA-262 20.5.5). */
public enum ErrorKind {
    ERROR("Error", Intrinsic.ERROR_PROTOTYPE),
    TYPE("TypeError", Intrinsic.TYPE_ERROR_PROTOTYPE),
    RANGE("RangeError", Intrinsic.RANGE_ERROR_PROTOTYPE),
    SYNTAX("SyntaxError", Intrinsic.SYNTAX_ERROR_PROTOTYPE),
    REFERENCE("ReferenceError", Intrinsic.REFERENCE_ERROR_PROTOTYPE),
    URI("URIError", Intrinsic.URI_ERROR_PROTOTYPE),
    EVAL("EvalError", Intrinsic.EVAL_ERROR_PROTOTYPE);

    private final String constructorName;
    private final Intrinsic prototype;

    ErrorKind(String constructorName, Intrinsic prototype) {
        this.constructorName = constructorName;
        this.prototype = prototype;
    }

    public String constructorName() {
        return constructorName;
    }

    public Intrinsic prototype() {
        return prototype;
    }
}
