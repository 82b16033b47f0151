package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Realm;

/** Boolean objects (ECMA-262 20.3). */
final class BooleanBuiltin {

    private static final Members METHODS =
            Members.of()
                    .method("toString", 0, (_, t, _) -> thisBoolean(t) ? "true" : "false")
                    .method("valueOf", 0, (_, t, _) -> thisBoolean(t));

    private BooleanBuiltin() {}

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "Boolean",
                1,
                (_, _, a) -> Convert.toBoolean(argument(a, 0)),
                (r, a, newTarget) -> {
                    boolean value = Convert.toBoolean(argument(a, 0));
                    JsObject prototype =
                            Construct.prototypeOf(r, newTarget, Intrinsic.BOOLEAN_PROTOTYPE);
                    return new PrimitiveObject(r.rootShape(), prototype, value);
                },
                Intrinsic.BOOLEAN_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    static JsObject prototype(Realm realm) {
        JsObject made =
                new PrimitiveObject(
                        realm.rootShape(), realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE), false);
        Members.constructorOf(realm, made, Intrinsic.BOOLEAN);
        METHODS.install(realm, made);
        return made;
    }

    private static boolean thisBoolean(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof PrimitiveObject object && object.primitive() instanceof Boolean flag) {
            return flag;
        }
        throw JsThrow.typeError("Receiver is not a Boolean");
    }
}
