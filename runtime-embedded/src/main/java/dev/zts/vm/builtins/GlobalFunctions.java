package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Numbers;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The value and function properties of the global object (ECMA-262 19.1, 19.2, B.2.1). */
final class GlobalFunctions {

    private static final Members MEMBERS =
            Members.of()
                    .value("Infinity", Double.POSITIVE_INFINITY, 0)
                    .value("NaN", Double.NaN, 0)
                    .value("undefined", Undefined.UNDEFINED, 0)
                    .method("eval", 1, (_, _, a) -> eval(argument(a, 0)))
                    .method(
                            "isFinite",
                            1,
                            (_, _, a) -> Double.isFinite(Convert.toNumber(argument(a, 0))))
                    .method("isNaN", 1, (_, _, a) -> Double.isNaN(Convert.toNumber(argument(a, 0))))
                    .intrinsic("parseFloat", Intrinsic.PARSE_FLOAT)
                    .intrinsic("parseInt", Intrinsic.PARSE_INT)
                    .method("decodeURI", 1, (r, _, a) -> UriCode.decode(r, text(a), true))
                    .method("decodeURIComponent", 1, (r, _, a) -> UriCode.decode(r, text(a), false))
                    .method("encodeURI", 1, (r, _, a) -> UriCode.encode(r, text(a), true))
                    .method("encodeURIComponent", 1, (r, _, a) -> UriCode.encode(r, text(a), false))
                    .method("escape", 1, (r, _, a) -> UriCode.escape(r, text(a)))
                    .method("unescape", 1, (r, _, a) -> UriCode.unescape(r, text(a)));

    private GlobalFunctions() {}

    static void install(Realm realm, JsObject global) {
        global.store("globalThis", global, Property.HIDDEN);
        MEMBERS.install(realm, global);
    }

    static JsObject parseFloat(Realm realm) {
        return new NativeFunction(
                realm,
                "parseFloat",
                1,
                (_, _, a) -> Convert.number(Numbers.parseFloat(text(a))),
                null);
    }

    static JsObject parseInt(Realm realm) {
        return new NativeFunction(
                realm,
                "parseInt",
                2,
                (_, _, a) -> {
                    String text = text(a);
                    int radix = Convert.toInt32(argument(a, 1));
                    return Convert.number(Numbers.parseInt(text, radix));
                },
                null);
    }

    private static String text(Object[] arguments) {
        return Convert.toString(argument(arguments, 0));
    }

    private static Object eval(Object source) {
        if (Convert.isString(source)) {
            throw FunctionBuiltin.refusal();
        }
        return source;
    }
}
