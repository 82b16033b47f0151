package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The Proxy constructor (ECMA-262 28.2). */
final class ProxyBuiltin {

    private static final Members STATICS =
            Members.of().method("revocable", 2, ProxyBuiltin::revocable);

    private ProxyBuiltin() {}

    static JsObject constructor(Realm realm) {
        NativeFunction made =
                new NativeFunction(
                        realm,
                        "Proxy",
                        2,
                        (_, _, _) -> {
                            throw JsThrow.typeError("Constructor Proxy requires 'new'");
                        },
                        (r, a, _) -> wrap(argument(a, 0), traps(r, a)));
        STATICS.install(realm, made);
        return made;
    }

    private static ProxyTraps traps(Realm realm, Object[] arguments) {
        if (argument(arguments, 0) instanceof JsObject target
                && argument(arguments, 1) instanceof JsObject handler) {
            return new ProxyTraps(realm, target, handler);
        }
        throw JsThrow.typeError("Cannot create proxy with a non-object as target or handler");
    }

    private static JsObject wrap(Object target, ProxyTraps traps) {
        return target instanceof JsFunction function
                ? new ProxyFunction(traps, function.isConstructor())
                : new ProxyObject(traps);
    }

    private static Object revocable(Realm realm, Object thisValue, Object[] arguments) {
        ProxyTraps traps = traps(realm, arguments);
        JsObject result = realm.newObject();
        result.createDataProperty("proxy", wrap(argument(arguments, 0), traps));
        result.createDataProperty(
                "revoke",
                new NativeFunction(
                        realm,
                        "",
                        0,
                        (_, _, _) -> {
                            traps.revoke();
                            return Undefined.UNDEFINED;
                        },
                        null));
        return result;
    }
}
