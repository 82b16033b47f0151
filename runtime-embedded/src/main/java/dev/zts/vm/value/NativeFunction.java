package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/** A built-in function object (ECMA-262 10.3): length and name first, both configurable only. */
public final class NativeFunction extends JsFunction {

    private final Realm realm;
    private final NativeCode code;
    private final @Nullable NativeConstructor constructor;
    private boolean shared;

    /**
     * @param name a string, or a key whose name it takes
     * @param constructor null if it has no [[Construct]]
     */
    public NativeFunction(
            Realm realm,
            String name,
            int length,
            NativeCode code,
            @Nullable NativeConstructor constructor) {
        super(realm.functionShape(), realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        this.realm = realm;
        this.code = code;
        this.constructor = constructor;
        setSlot(0, length);
        setSlot(1, name);
    }

    /** For the prototype of all functions, which is one itself. */
    NativeFunction(Realm realm, JsObject prototype) {
        super(realm.functionShape(), prototype);
        this.realm = realm;
        this.code = (_, _, _) -> Undefined.UNDEFINED;
        this.constructor = null;
        setSlot(0, 0);
        setSlot(1, "");
    }

    /** Says that its code stands in a table of all realms, and refers to none of them. */
    public NativeFunction shared() {
        shared = true;
        return this;
    }

    /** {@return whether its code is the same in all realms} */
    public boolean isShared() {
        return shared;
    }

    /** {@return what it does} */
    public NativeCode code() {
        return code;
    }

    /** {@return the argument, or undefined if there are fewer} */
    public static Object argument(Object[] arguments, int index) {
        return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
    }

    @Override
    public Object call(Object thisValue, Object... arguments) {
        return code.call(realm, thisValue, arguments);
    }

    @Override
    public boolean isConstructor() {
        return constructor != null;
    }

    @Override
    public JsObject construct(Object[] arguments, JsObject newTarget) {
        if (constructor == null) {
            throw JsThrow.typeError(getSlot(1) + " is not a constructor");
        }
        return constructor.construct(realm, arguments, newTarget);
    }
}
