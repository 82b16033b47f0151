package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/** A bound function exotic object (ECMA-262 10.4.1). */
public final class BoundFunction extends JsFunction {

    private final JsFunction target;
    private final Object boundThis;
    private final Object[] boundArguments;

    public BoundFunction(
            Realm realm,
            @Nullable JsObject prototype,
            JsFunction target,
            Object boundThis,
            Object[] boundArguments) {
        super(realm.rootShape(), prototype);
        this.target = target;
        this.boundThis = boundThis;
        this.boundArguments = boundArguments;
    }

    public JsFunction target() {
        return target;
    }

    @Override
    public Object call(Object thisValue, Object... arguments) {
        return target.call(boundThis, joined(arguments));
    }

    @Override
    public boolean isConstructor() {
        return target.isConstructor();
    }

    @Override
    public JsObject construct(Object[] arguments, JsObject newTarget) {
        return target.construct(joined(arguments), newTarget == this ? target : newTarget);
    }

    private Object[] joined(Object[] arguments) {
        Object[] all = new Object[boundArguments.length + arguments.length];
        System.arraycopy(boundArguments, 0, all, 0, boundArguments.length);
        System.arraycopy(arguments, 0, all, boundArguments.length, arguments.length);
        return all;
    }
}
