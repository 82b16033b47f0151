package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Messages;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;

/** The Reflect object (ECMA-262 28.1). */
final class ReflectBuiltin {

    private static final Members METHODS =
            Members.of()
                    .method("defineProperty", 3, ReflectBuiltin::defineProperty)
                    .method("deleteProperty", 2, ReflectBuiltin::deleteProperty)
                    .method("apply", 3, ReflectBuiltin::apply)
                    .method("construct", 2, ReflectBuiltin::construct)
                    .method("get", 2, ReflectBuiltin::get)
                    .method("getOwnPropertyDescriptor", 2, ReflectBuiltin::descriptor)
                    .method(
                            "getPrototypeOf",
                            1,
                            (_, _, a) -> Values.orNull(target(a).getPrototypeOf()))
                    .method("has", 2, (_, _, a) -> target(a).has(key(a)))
                    .method("isExtensible", 1, (_, _, a) -> target(a).isExtensible())
                    .method("ownKeys", 1, (r, _, a) -> Values.keyArray(r, target(a).ownKeys()))
                    .method("preventExtensions", 1, (_, _, a) -> target(a).preventExtensions())
                    .method("set", 3, ReflectBuiltin::set)
                    .method("setPrototypeOf", 2, ReflectBuiltin::setPrototypeOf)
                    .tag("Reflect");

    private ReflectBuiltin() {}

    static JsObject create(Realm realm) {
        return METHODS.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    }

    private static JsObject target(Object[] arguments) {
        return Values.object(argument(arguments, 0), "Reflect function");
    }

    private static Object key(Object[] arguments) {
        return Convert.toPropertyKey(argument(arguments, 1));
    }

    private static Object defineProperty(Realm realm, Object thisValue, Object[] arguments) {
        JsObject target = target(arguments);
        Object key = key(arguments);
        return target.defineOwnProperty(key, Descriptors.of(argument(arguments, 2)));
    }

    private static Object deleteProperty(Realm realm, Object thisValue, Object[] arguments) {
        JsObject target = target(arguments);
        return target.delete(key(arguments));
    }

    private static Object apply(Realm realm, Object thisValue, Object[] arguments) {
        JsFunction function = Values.callable(argument(arguments, 0));
        return function.call(argument(arguments, 1), Values.list(realm, argument(arguments, 2)));
    }

    private static Object construct(Realm realm, Object thisValue, Object[] arguments) {
        JsFunction function = constructor(argument(arguments, 0));
        JsFunction newTarget = arguments.length > 2 ? constructor(arguments[2]) : function;
        return function.construct(Values.list(realm, argument(arguments, 1)), newTarget);
    }

    private static JsFunction constructor(Object value) {
        if (value instanceof JsFunction function && function.isConstructor()) {
            return function;
        }
        throw JsThrow.typeError(Messages.describe(value) + " is not a constructor");
    }

    private static Object get(Realm realm, Object thisValue, Object[] arguments) {
        JsObject target = target(arguments);
        Object key = key(arguments);
        return target.get(key, arguments.length > 2 ? arguments[2] : target);
    }

    private static Object descriptor(Realm realm, Object thisValue, Object[] arguments) {
        JsObject target = target(arguments);
        return Descriptors.toObject(realm, target.getOwnProperty(key(arguments)));
    }

    private static Object set(Realm realm, Object thisValue, Object[] arguments) {
        JsObject target = target(arguments);
        Object key = key(arguments);
        Object receiver = arguments.length > 3 ? arguments[3] : target;
        return target.set(key, argument(arguments, 2), receiver);
    }

    private static Object setPrototypeOf(Realm realm, Object thisValue, Object[] arguments) {
        JsObject target = target(arguments);
        return target.setPrototypeOf(Values.prototype(argument(arguments, 1)));
    }
}
