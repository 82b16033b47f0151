package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Numbers;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;

/** The String constructor (ECMA-262 22.1.1, 22.1.2). */
final class StringBuiltin {

    private static final Members STATICS =
            Members.of()
                    .method("fromCharCode", 1, StringBuiltin::fromCharCode)
                    .method("fromCodePoint", 1, StringBuiltin::fromCodePoint)
                    .method("raw", 1, StringBuiltin::raw);

    private StringBuiltin() {}

    static JsFunction create(Realm realm) {
        JsFunction made =
                Members.constructor(
                        realm,
                        "String",
                        1,
                        StringBuiltin::call,
                        StringBuiltin::construct,
                        Intrinsic.STRING_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    private static Object call(Realm realm, Object thisValue, Object[] arguments) {
        if (arguments.length == 0) {
            return "";
        }
        return arguments[0] instanceof JsSymbol symbol
                ? symbol.toString()
                : Convert.toStringValue(arguments[0]);
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        String text = arguments.length == 0 ? "" : Convert.toString(arguments[0]);
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.STRING_PROTOTYPE);
        return new PrimitiveObject(realm.rootShape(), prototype, text);
    }

    private static Object fromCharCode(Realm realm, Object thisValue, Object[] arguments) {
        char[] units = new char[arguments.length];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) Convert.toInt32(arguments[i]);
        }
        return new String(units);
    }

    private static Object fromCodePoint(Realm realm, Object thisValue, Object[] arguments) {
        StringBuilder text = new StringBuilder(arguments.length);
        for (Object argument : arguments) {
            double point = Convert.toNumber(argument);
            if (point != (int) point || !Character.isValidCodePoint((int) point)) {
                throw JsThrow.rangeError("Invalid code point " + Numbers.toString(point));
            }
            text.appendCodePoint((int) point);
        }
        return text.toString();
    }

    /** String.raw (ECMA-262 22.1.2.4). */
    private static Object raw(Realm realm, Object thisValue, Object[] arguments) {
        JsObject cooked = Convert.toObject(realm, argument(arguments, 0));
        JsObject literals = Convert.toObject(realm, cooked.get("raw"));
        long count = Convert.lengthOf(literals);
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < count; i++) {
            if ((i & 0x3FF) == 0) {
                realm.poll();
            }
            text.append(Convert.toString(literals.get(PropertyKey.of(i))));
            if (i + 1 < count && i + 1 < arguments.length) {
                text.append(Convert.toString(arguments[(int) i + 1]));
            }
            Texts.checkLength(text.length());
        }
        return text.toString();
    }
}
