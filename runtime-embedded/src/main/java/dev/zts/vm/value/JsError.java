package dev.zts.vm.value;

/** An Error instance: it has [[ErrorData]] (ECMA-262 20.5). */
public final class JsError extends JsObject {

    public JsError(Shape shape, JsObject prototype) {
        super(shape, prototype);
    }

    @Override
    public String className() {
        return "Error";
    }
}
