package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.BoundFunction;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Rope;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The Function constructor and %Function.prototype% (ECMA-262 20.2). */
final class FunctionBuiltin {

    /** Why code in strings does not run. */
    static final String NO_CODE_FROM_STRINGS =
            "Code generation from strings is not supported; run it on GraalJS";

    /** Names that NativeFunction syntax allows (ECMA-262 20.2.3.5). */
    private static final Pattern NATIVE_NAME =
            Pattern.compile("(get |set )?([\\p{L}$_][\\p{L}\\p{N}$_]*|\\[[\\p{L}.]+])");

    private static final Members METHODS =
            Members.of()
                    .method("apply", 2, FunctionBuiltin::apply)
                    .method("bind", 1, FunctionBuiltin::bind)
                    .method("call", 1, FunctionBuiltin::call)
                    .method("toString", 0, (_, t, _) -> toString(t))
                    .method(
                            JsSymbol.HAS_INSTANCE,
                            "[Symbol.hasInstance]",
                            1,
                            (r, t, a) -> Values.ordinaryHasInstance(r, t, argument(a, 0)),
                            0);

    private FunctionBuiltin() {}

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "Function",
                1,
                (_, _, _) -> {
                    throw refusal();
                },
                (_, _, _) -> {
                    throw refusal();
                },
                Intrinsic.FUNCTION_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    static JsThrow refusal() {
        return JsThrow.of(ErrorKind.EVAL, NO_CODE_FROM_STRINGS);
    }

    static JsObject fill(Realm realm) {
        JsObject prototype = realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE);
        Members.constructorOf(realm, prototype, Intrinsic.FUNCTION);
        METHODS.install(realm, prototype);
        JsFunction thrower = Values.function(realm, Intrinsic.THROW_TYPE_ERROR);
        Accessor restricted = new Accessor(thrower, thrower);
        int flags = Property.CONFIGURABLE | Property.ACCESSOR;
        prototype.store("caller", restricted, flags);
        prototype.store("arguments", restricted, flags);
        return prototype;
    }

    /** %ThrowTypeError% (ECMA-262 10.2.4.1). */
    static JsObject throwTypeError(Realm realm) {
        JsObject made =
                new NativeFunction(
                        realm,
                        "",
                        0,
                        (_, _, _) -> {
                            throw JsThrow.typeError(
                                    "'caller', 'callee', and 'arguments' properties may not be"
                                            + " accessed on strict mode functions or the arguments"
                                            + " objects for calls to them");
                        },
                        null);
        made.preventExtensions();
        Property fixed = new Property().with(Property.CONFIGURABLE, false);
        made.definePropertyOrThrow("length", fixed);
        made.definePropertyOrThrow("name", fixed);
        return made;
    }

    private static Object apply(Realm realm, Object thisValue, Object[] arguments) {
        JsFunction function = Values.callable(thisValue);
        Object list = argument(arguments, 1);
        Object[] passed =
                Convert.isNullish(list) ? JsFunction.NO_ARGUMENTS : Values.list(realm, list);
        return function.call(argument(arguments, 0), passed);
    }

    private static Object call(Realm realm, Object thisValue, Object[] arguments) {
        JsFunction function = Values.callable(thisValue);
        return function.call(argument(arguments, 0), rest(arguments));
    }

    private static Object[] rest(Object[] arguments) {
        return arguments.length < 2
                ? JsFunction.NO_ARGUMENTS
                : Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    private static Object bind(Realm realm, Object thisValue, Object[] arguments) {
        JsFunction target = Values.callable(thisValue);
        Object[] bound = rest(arguments);
        BoundFunction made =
                new BoundFunction(
                        realm, target.getPrototypeOf(), target, argument(arguments, 0), bound);
        Object length = 0;
        if (target.hasOwn("length")) {
            Object own = target.get("length");
            if (Convert.isNumber(own)) {
                double left = Convert.toIntegerOrInfinity(own) - bound.length;
                length = Convert.number(Math.max(left, 0));
            }
        }
        made.store("length", length, Property.CONFIGURABLE);
        Object name = target.get("name");
        Object text = Convert.isString(name) ? name : "";
        made.store("name", Rope.concat("bound ", text), Property.CONFIGURABLE);
        return made;
    }

    private static Object toString(Object thisValue) {
        if (!(thisValue instanceof JsFunction function)) {
            throw JsThrow.typeError(
                    "Function.prototype.toString requires that 'this' be a Function");
        }
        String source = function.sourceText();
        if (source != null) {
            return source;
        }
        String name =
                function instanceof NativeFunction && function.getSlot(1) instanceof String own
                        ? own
                        : "";
        return "function "
                + (NATIVE_NAME.matcher(name).matches() ? name : "")
                + "() { [native code] }";
    }
}
