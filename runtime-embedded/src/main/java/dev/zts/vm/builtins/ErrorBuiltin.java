package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** Error and the native error types (ECMA-262 20.5). */
final class ErrorBuiltin {

    private static final Members STATICS =
            Members.of()
                    .method("captureStackTrace", 2, ErrorBuiltin::captureStackTrace)
                    .method("isError", 1, (_, _, a) -> argument(a, 0) instanceof JsError);

    private static final Members METHODS =
            Members.of()
                    .value("name", "Error", Property.HIDDEN)
                    .value("message", "", Property.HIDDEN)
                    .method("toString", 0, (_, t, _) -> toString(t));

    private ErrorBuiltin() {}

    static JsObject constructor(Realm realm, ErrorKind kind) {
        Intrinsic self = Intrinsic.valueOf(kind.prototype().name().replace("_PROTOTYPE", ""));
        boolean base = kind == ErrorKind.ERROR;
        JsFunction made =
                Members.constructor(
                        realm,
                        kind.constructorName(),
                        1,
                        (r, _, a) -> make(r, kind.prototype(), a, r.intrinsic(self)),
                        (r, a, newTarget) -> make(r, kind.prototype(), a, newTarget),
                        kind.prototype(),
                        realm.intrinsic(base ? Intrinsic.FUNCTION_PROTOTYPE : Intrinsic.ERROR));
        if (base) {
            STATICS.install(realm, made);
        }
        return made;
    }

    static JsObject aggregateConstructor(Realm realm) {
        return Members.constructor(
                realm,
                "AggregateError",
                2,
                (r, _, a) -> aggregate(r, a, r.intrinsic(Intrinsic.AGGREGATE_ERROR)),
                ErrorBuiltin::aggregate,
                Intrinsic.AGGREGATE_ERROR_PROTOTYPE,
                realm.intrinsic(Intrinsic.ERROR));
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.ERROR);
        METHODS.install(realm, made);
        return made;
    }

    static JsObject nativePrototype(Realm realm, String name, Intrinsic constructor) {
        JsObject made = realm.newObject(realm.intrinsic(Intrinsic.ERROR_PROTOTYPE));
        Members.constructorOf(realm, made, constructor);
        made.store("name", name, Property.HIDDEN);
        made.store("message", "", Property.HIDDEN);
        return made;
    }

    private static JsObject make(
            Realm realm, Intrinsic fallback, Object[] arguments, JsObject newTarget) {
        return make(
                realm,
                Construct.prototypeOf(realm, newTarget, fallback),
                argument(arguments, 0),
                argument(arguments, 1));
    }

    private static JsObject make(Realm realm, JsObject prototype, Object message, Object options) {
        JsObject error = new JsError(realm.rootShape(), prototype);
        error.store("stack", Undefined.UNDEFINED, Property.HIDDEN);
        String text = "";
        if (message != Undefined.UNDEFINED) {
            text = Convert.toString(message);
            error.store("message", text, Property.HIDDEN);
        }
        if (options instanceof JsObject object && object.has("cause")) {
            error.store("cause", object.get("cause"), Property.HIDDEN);
        }
        String head = text.isEmpty() ? nameOf(error) : nameOf(error) + ": " + text;
        error.store("stack", head + realm.host().stackTrace(realm), Property.HIDDEN);
        return error;
    }

    /** {@return the name an error inherits as plain data; no script code runs} */
    private static String nameOf(JsObject error) {
        for (JsObject at = error; at != null; at = at.prototype()) {
            int property = at.lookup("name");
            if (property >= 0) {
                return at.read(property) instanceof String name ? name : "Error";
            }
        }
        return "Error";
    }

    private static JsObject aggregate(Realm realm, Object[] arguments, JsObject newTarget) {
        JsObject error =
                make(
                        realm,
                        Construct.prototypeOf(
                                realm, newTarget, Intrinsic.AGGREGATE_ERROR_PROTOTYPE),
                        argument(arguments, 1),
                        argument(arguments, 2));
        JsArray errors = realm.newArray();
        Iteration.forEach(realm, argument(arguments, 0), errors::append);
        error.store("errors", errors, Property.HIDDEN);
        return error;
    }

    private static Object captureStackTrace(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Values.object(argument(arguments, 0), "Error.captureStackTrace");
        String stack = nameOf(object) + realm.host().stackTrace(realm);
        object.definePropertyOrThrow("stack", Property.data(stack, Property.HIDDEN));
        return Undefined.UNDEFINED;
    }

    /** Error.prototype.toString. */
    private static Object toString(Object thisValue) {
        JsObject error = Values.object(thisValue, "Error.prototype.toString");
        Object name = error.get("name");
        String nameText = name == Undefined.UNDEFINED ? "Error" : Convert.toString(name);
        Object message = error.get("message");
        String text = message == Undefined.UNDEFINED ? "" : Convert.toString(message);
        if (nameText.isEmpty()) {
            return text;
        }
        return text.isEmpty() ? nameText : nameText + ": " + text;
    }
}
