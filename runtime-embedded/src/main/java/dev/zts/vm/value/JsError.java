package dev.zts.vm.value;

/** An Error instance: it has [[ErrorData]] (ECMA-262 20.5). Web APIs have a kind of their own. */
public class JsError extends JsObject {

    public JsError(Shape shape, JsObject prototype) {
        super(shape, prototype);
    }

    @Override
    public String className() {
        return "Error";
    }
}
