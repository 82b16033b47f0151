package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Map;

/** DOMException (Web IDL 4.3), for the errors of atob and structuredClone. */
final class DomException {

    private static final Map<String, Integer> CODES =
            Map.of("InvalidCharacterError", 5, "SyntaxError", 12, "DataCloneError", 25);

    private static final Members PROTOTYPE =
            Members.of().attribute("code", (_, self, _) -> code(self), null).tag("DOMException");

    private DomException() {}

    static JsObject prototype(Realm realm) {
        JsObject made = PROTOTYPE.object(realm, realm.intrinsic(Intrinsic.ERROR_PROTOTYPE));
        Members.constructorOf(realm, made, Intrinsic.DOM_EXCEPTION);
        return made;
    }

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "DOMException",
                0,
                (_, _, _) -> {
                    throw JsThrow.typeError("DOMException: use new");
                },
                (in, arguments, newTarget) ->
                        make(
                                in,
                                Construct.prototypeOf(
                                        in, newTarget, Intrinsic.DOM_EXCEPTION_PROTOTYPE),
                                text(arguments, 0, ""),
                                text(arguments, 1, "Error")),
                Intrinsic.DOM_EXCEPTION_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    private static String text(Object[] arguments, int index, String otherwise) {
        Object given = argument(arguments, index);
        return given == Undefined.UNDEFINED ? otherwise : Convert.toString(given);
    }

    private static JsObject make(Realm realm, JsObject prototype, String message, String name) {
        JsObject plain = realm.newError(ErrorKind.ERROR, message);
        JsError error = new JsError(realm.rootShape(), prototype);
        error.store("stack", plain.get("stack"), Property.HIDDEN);
        error.store("message", message, Property.HIDDEN);
        error.store("name", name, Property.HIDDEN);
        return error;
    }

    static JsThrow thrown(Realm realm, String message, String name) {
        return new JsThrow(
                make(realm, realm.intrinsic(Intrinsic.DOM_EXCEPTION_PROTOTYPE), message, name));
    }

    private static Object code(Object self) {
        Object name = self instanceof JsError error ? error.get("name") : "";
        Integer code = CODES.get(Convert.toString(name));
        return code == null ? 0 : code;
    }
}
