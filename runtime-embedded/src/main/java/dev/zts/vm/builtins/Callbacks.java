package dev.zts.vm.builtins;

import dev.zts.vm.ops.Messages;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsThrow;

/** Functions that scripts hand to built-in ones. */
final class Callbacks {

    private Callbacks() {}

    /** {@return the value if it can be called; else a TypeError} */
    static JsFunction function(Object value) {
        if (value instanceof JsFunction function) {
            return function;
        }
        throw JsThrow.typeError(Messages.describe(value) + " is not a function");
    }
}
