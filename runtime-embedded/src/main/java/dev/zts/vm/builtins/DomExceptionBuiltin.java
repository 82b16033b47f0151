package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Map;

/** The DOMException constructor and its prototype (Web IDL 2.8.1, 3.14.1). */
final class DomExceptionBuiltin {

    /** The codes of the names that are in use here. */
    private static final Map<String, Integer> CODES =
            Map.of("InvalidCharacterError", 5, "SyntaxError", 12, "DataCloneError", 25);

    /** A DOMException. */
    private static final class DomException extends JsError {

        private final int code;

        DomException(Realm realm, JsObject prototype, String message, String name) {
            super(realm.rootShape(), prototype);
            this.code = CODES.getOrDefault(name, 0);
            String head = message.isEmpty() ? name : name + ": " + message;
            store("stack", head + realm.host().stackTrace(realm), Property.HIDDEN);
            store("message", message, Property.HIDDEN);
            store("name", name, Property.HIDDEN);
        }
    }

    private static final WebMembers PROTOTYPE =
            WebMembers.of().accessor("code", (_, self, _) -> code(self), null).tag("DOMException");

    private DomExceptionBuiltin() {}

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "DOMException",
                0,
                Receiver.needsNew("DOMException"),
                DomExceptionBuiltin::construct,
                Intrinsic.DOM_EXCEPTION_PROTOTYPE,
                realm.intrinsic(Intrinsic.ERROR));
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject(realm.intrinsic(Intrinsic.ERROR_PROTOTYPE));
        Members.constructorOf(realm, made, Intrinsic.DOM_EXCEPTION);
        PROTOTYPE.install(realm, made);
        return made;
    }

    static JsObject create(Realm realm, String message, String name) {
        JsObject prototype = realm.intrinsic(Intrinsic.DOM_EXCEPTION_PROTOTYPE);
        return new DomException(realm, prototype, message, name);
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        JsObject prototype =
                Construct.prototypeOf(realm, newTarget, Intrinsic.DOM_EXCEPTION_PROTOTYPE);
        String message = textOr(argument(arguments, 0), "");
        return new DomException(realm, prototype, message, textOr(argument(arguments, 1), "Error"));
    }

    private static String textOr(Object given, String otherwise) {
        return given == Undefined.UNDEFINED ? otherwise : Convert.toString(given);
    }

    private static Object code(Object self) {
        return Receiver.of(self, DomException.class, "DOMException").code;
    }
}
