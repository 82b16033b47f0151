package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.regexp.RegExpProgram;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The RegExp constructor (ECMA-262 22.2.4, 22.2.5). */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class RegExpBuiltin {

    private static final Members STATICS =
            Members.of().method("escape", 1, RegExpBuiltin::escape).species();

    private RegExpBuiltin() {}

    static JsFunction create(Realm realm) {
        JsFunction made =
                Members.constructor(
                        realm,
                        "RegExp",
                        2,
                        RegExpBuiltin::call,
                        RegExpBuiltin::construct,
                        Intrinsic.REGEXP_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        RegExpPrototype.of(realm).rememberSpecies(made);
        return made;
    }

    /**
     * RegExpCreate.
     *
     * @throws JsThrow SyntaxError
     */
    static JsRegExp create(Realm realm, String pattern, String flags) {
        RegExpPrototype home = RegExpPrototype.of(realm);
        return new JsRegExp(home, home, RegExpPrograms.of(pattern, flags));
    }

    /** IsRegExp. */
    static boolean isRegExp(Object value) {
        if (!(value instanceof JsObject object)) {
            return false;
        }
        Object matcher = object.get(JsSymbol.MATCH);
        return matcher == Undefined.UNDEFINED
                ? object instanceof JsRegExp
                : Convert.toBoolean(matcher);
    }

    /**
     * Lets the pieces of a text grow by one more, as long as they may and the script shall not end.
     *
     * @throws JsThrow RangeError if there are too many
     */
    static void checkRoom(Realm realm, JsArray pieces) {
        long count = pieces.length();
        if (count >= JsArray.MAX_DENSE) {
            throw JsThrow.rangeError("Invalid array length");
        }
        Values.pollAt(realm, count);
    }

    /** The program of arguments as given, undefined ones empty: RegExpInitialize. */
    static RegExpProgram program(Object pattern, Object flags) {
        String source = pattern == Undefined.UNDEFINED ? "" : Convert.toString(pattern);
        String letters = flags == Undefined.UNDEFINED ? "" : Convert.toString(flags);
        return RegExpPrograms.of(source, letters);
    }

    private static Object call(Realm realm, Object thisValue, Object[] arguments) {
        Object pattern = argument(arguments, 0);
        Object flags = argument(arguments, 1);
        JsObject self = realm.intrinsic(Intrinsic.REGEXP);
        boolean like = isRegExp(pattern);
        if (like
                && flags == Undefined.UNDEFINED
                && ((JsObject) pattern).get("constructor") == self) {
            return pattern;
        }
        return make(realm, pattern, flags, like, self);
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        Object pattern = argument(arguments, 0);
        return make(realm, pattern, argument(arguments, 1), isRegExp(pattern), newTarget);
    }

    /**
     * @param like whether the pattern is a regular expression or wants to be taken for one
     */
    private static JsObject make(
            Realm realm, Object pattern, Object flags, boolean like, JsObject newTarget) {
        Object source = pattern;
        Object letters = flags;
        if (pattern instanceof JsRegExp regExp) {
            source = regExp.program().source();
            letters = flags == Undefined.UNDEFINED ? regExp.flags() : flags;
        } else if (like) {
            JsObject object = (JsObject) pattern;
            source = object.get("source");
            letters = flags == Undefined.UNDEFINED ? object.get("flags") : flags;
        }
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.REGEXP_PROTOTYPE);
        return new JsRegExp(RegExpPrototype.of(realm), prototype, program(source, letters));
    }

    private static Object escape(Realm realm, Object thisValue, Object[] arguments) {
        Object text = argument(arguments, 0);
        if (!Convert.isString(text)) {
            throw JsThrow.typeError("RegExp.escape called on a value that is not a string");
        }
        return RegExpText.escape(text.toString());
    }
}
