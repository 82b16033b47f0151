package dev.zts.vm.builtins;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;

/** What weak collections and references have in common (ECMA-262 9.13). */
final class Weak {

    private Weak() {}

    /** CanBeHeldWeakly. */
    static boolean canHold(Object value) {
        return value instanceof JsObject
                || value instanceof JsSymbol symbol && !symbol.isRegistered();
    }
}
