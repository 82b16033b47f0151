package dev.zts.vm.builtins;

import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;

/** What a built-in function was called on: the checks that many share. */
final class Receiver {

    private Receiver() {}

    /** {@return the receiver, if it has the internal slots of its class; else a TypeError} */
    static <T> T of(Object value, Class<T> type, String name) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw JsThrow.typeError("The receiver is not a " + name);
    }

    /** {@return what a constructor does that was called without new} */
    static NativeCode needsNew(String name) {
        return (_, _, _) -> {
            throw JsThrow.typeError("Constructor " + name + " requires 'new'");
        };
    }
}
