package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/** Anything that can be called: an object with [[Call]] (ECMA-262 10.2, 10.3). */
public abstract class JsFunction extends JsObject {

    /** No arguments. */
    public static final Object[] NO_ARGUMENTS = new Object[0];

    protected JsFunction(Shape shape, @Nullable JsObject prototype) {
        super(shape, prototype);
    }

    /** [[Call]]. The array may be kept by the callee; who calls does not touch it afterwards. */
    public abstract Object call(Object thisValue, Object... arguments);

    /** {@return whether it has [[Construct]]} */
    public abstract boolean isConstructor();

    /**
     * [[Construct]].
     *
     * @param newTarget a constructor
     */
    public abstract JsObject construct(Object[] arguments, JsObject newTarget);

    /** {@return the source text of a function made from source, null of a built-in one} */
    public @Nullable String sourceText() {
        return null;
    }

    @Override
    public String className() {
        return "Function";
    }
}
