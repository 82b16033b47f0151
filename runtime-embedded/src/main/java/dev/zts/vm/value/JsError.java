package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/** An Error instance: it has [[ErrorData]] (ECMA-262 20.5). */
public final class JsError extends JsObject {

    public JsError(Shape shape, JsObject prototype) {
        super(shape, prototype);
    }

    private @Nullable String fault;

    /**
     * {@return which field of a response is wrong, and how, if that is what this error is about}
     */
    public @Nullable String fault() {
        return fault;
    }

    public void setFault(String message) {
        fault = message;
    }

    @Override
    public String className() {
        return "Error";
    }
}
