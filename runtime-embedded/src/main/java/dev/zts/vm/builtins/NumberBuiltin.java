package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Numbers;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Number and its prototype (ECMA-262 21.1). */
final class NumberBuiltin {

    private static final double MAX_SAFE = 9007199254740991.0;

    private static final Members STATICS =
            Members.of()
                    .value("EPSILON", 0x1p-52, 0)
                    .value("MAX_SAFE_INTEGER", MAX_SAFE, 0)
                    .value("MAX_VALUE", Double.MAX_VALUE, 0)
                    .value("MIN_SAFE_INTEGER", -MAX_SAFE, 0)
                    .value("MIN_VALUE", Double.MIN_VALUE, 0)
                    .value("NaN", Double.NaN, 0)
                    .value("NEGATIVE_INFINITY", Double.NEGATIVE_INFINITY, 0)
                    .value("POSITIVE_INFINITY", Double.POSITIVE_INFINITY, 0)
                    .method("isFinite", 1, (_, _, given) -> isFinite(argument(given, 0)))
                    .method("isInteger", 1, (_, _, given) -> isInteger(argument(given, 0)))
                    .method("isNaN", 1, (_, _, given) -> isNaN(argument(given, 0)))
                    .method("isSafeInteger", 1, (_, _, given) -> isSafe(argument(given, 0)))
                    .intrinsic("parseFloat", Intrinsic.PARSE_FLOAT)
                    .intrinsic("parseInt", Intrinsic.PARSE_INT);

    private static final Members PROTOTYPE =
            Members.of()
                    .method("toExponential", 1, NumberBuiltin::toExponential)
                    .method("toFixed", 1, NumberBuiltin::toFixed)
                    .method("toLocaleString", 0, NumberBuiltin::toLocaleString)
                    .method("toPrecision", 1, NumberBuiltin::toPrecision)
                    .method("toString", 1, NumberBuiltin::toString)
                    .method("valueOf", 0, (_, self, _) -> thisNumber(self, "valueOf"));

    private NumberBuiltin() {}

    static JsFunction create(Realm realm) {
        JsFunction made =
                Members.constructor(
                        realm,
                        "Number",
                        1,
                        (_, _, given) -> given.length == 0 ? 0 : Convert.toNumeric(given[0]),
                        NumberBuiltin::construct,
                        Intrinsic.NUMBER_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    static JsObject createPrototype(Realm realm) {
        JsObject made =
                new PrimitiveObject(
                        realm.rootShape(), realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE), 0);
        realm.register(Intrinsic.NUMBER_PROTOTYPE, made);
        Members.constructorOf(realm, made, Intrinsic.NUMBER);
        PROTOTYPE.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        Object number = arguments.length == 0 ? 0 : Convert.toNumeric(arguments[0]);
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.NUMBER_PROTOTYPE);
        return new PrimitiveObject(realm.rootShape(), prototype, number);
    }

    private static boolean isFinite(Object value) {
        return value instanceof Integer
                || value instanceof Double number && Double.isFinite(number);
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double number && Double.isNaN(number);
    }

    private static boolean isInteger(Object value) {
        return value instanceof Integer
                || value instanceof Double number
                        && Double.isFinite(number)
                        && Math.rint(number) == number;
    }

    private static boolean isSafe(Object value) {
        return isInteger(value) && Math.abs(((Number) value).doubleValue()) <= MAX_SAFE;
    }

    /** ThisNumberValue. */
    private static Object thisNumber(Object thisValue, String method) {
        if (Convert.isNumber(thisValue)) {
            return thisValue;
        }
        if (thisValue instanceof PrimitiveObject object && Convert.isNumber(object.primitive())) {
            return object.primitive();
        }
        throw JsThrow.typeError("Number.prototype." + method + " requires that 'this' be a Number");
    }

    private static double thisDouble(Object thisValue, String method) {
        return ((Number) thisNumber(thisValue, method)).doubleValue();
    }

    private static Object toString(Realm realm, Object thisValue, Object[] arguments) {
        Object number = thisNumber(thisValue, "toString");
        Object wanted = argument(arguments, 0);
        double radix = wanted == Undefined.UNDEFINED ? 10 : Convert.toIntegerOrInfinity(wanted);
        if (radix < 2 || radix > 36) {
            throw JsThrow.rangeError("toString() radix must be between 2 and 36");
        }
        return number instanceof Integer integer
                ? Integer.toString(integer, (int) radix)
                : Numbers.toString((double) number, (int) radix);
    }

    private static Object toFixed(Realm realm, Object thisValue, Object[] arguments) {
        double number = thisDouble(thisValue, "toFixed");
        double digits = Convert.toIntegerOrInfinity(argument(arguments, 0));
        checkDigits(digits, 0, "toFixed() digits");
        return Double.isFinite(number)
                ? Numbers.toFixed(number, (int) digits)
                : Numbers.toString(number);
    }

    private static Object toExponential(Realm realm, Object thisValue, Object[] arguments) {
        double number = thisDouble(thisValue, "toExponential");
        Object wanted = argument(arguments, 0);
        double digits = Convert.toIntegerOrInfinity(wanted);
        if (!Double.isFinite(number)) {
            return Numbers.toString(number);
        }
        checkDigits(digits, 0, "toExponential()");
        return wanted == Undefined.UNDEFINED
                ? Numbers.toExponential(number)
                : Numbers.toExponential(number, (int) digits);
    }

    private static Object toPrecision(Realm realm, Object thisValue, Object[] arguments) {
        double number = thisDouble(thisValue, "toPrecision");
        Object wanted = argument(arguments, 0);
        if (wanted == Undefined.UNDEFINED) {
            return Numbers.toString(number);
        }
        double precision = Convert.toIntegerOrInfinity(wanted);
        if (!Double.isFinite(number)) {
            return Numbers.toString(number);
        }
        checkDigits(precision, 1, "toPrecision()");
        return Numbers.toPrecision(number, (int) precision);
    }

    private static void checkDigits(double digits, int least, String what) {
        if (digits < least || digits > 100) {
            throw JsThrow.rangeError(what + " argument must be between " + least + " and 100");
        }
    }

    /** Groups of three, at most three digits after the point. */
    private static Object toLocaleString(Realm realm, Object thisValue, Object[] arguments) {
        double number = thisDouble(thisValue, "toLocaleString");
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";
        }
        BigDecimal rounded =
                new BigDecimal(Double.toString(number)).setScale(3, RoundingMode.HALF_UP);
        String plain = rounded.abs().stripTrailingZeros().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int at = (point < 0 ? plain.length() : point) - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return (number < 0 || 1 / number < 0 ? "-" : "") + text;
    }
}
