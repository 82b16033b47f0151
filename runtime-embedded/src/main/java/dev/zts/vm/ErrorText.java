package dev.zts.vm;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.Property;
import org.jspecify.annotations.Nullable;

/** What was thrown, for people. Looks at stored data only: nothing of a script runs. */
final class ErrorText {

    private static final int MAX_CHAIN = 100;

    private ErrorText() {}

    /** {@return "name: message" of an error, else the value itself or what kind of object it is} */
    static String describe(Object value) {
        return switch (value) {
            case JsError error -> error(error);
            case JsArray _ -> "an array";
            case JsFunction _ -> "a function";
            case JsObject object -> object(object);
            case JsSymbol symbol -> symbol.toString();
            default -> Convert.toString(value);
        };
    }

    private static String error(JsObject error) {
        String name = text(error, "name", "Error");
        String message = text(error, "message", "");
        if (name.isEmpty()) {
            return message;
        }
        return message.isEmpty() ? name : name + ": " + message;
    }

    private static String object(JsObject object) {
        String message = text(object, "message", "");
        if (!message.isEmpty()) {
            return error(object);
        }
        return "an object";
    }

    /** {@return a data property of an object or its prototypes as text} */
    private static String text(JsObject object, String key, String otherwise) {
        Object value = data(object, key);
        return value == null || value instanceof JsObject || value instanceof JsSymbol
                ? otherwise
                : Convert.toString(value);
    }

    /** {@return a data property of an object or its prototypes, null if there is none} */
    static @Nullable Object data(JsObject object, String key) {
        JsObject at = object;
        for (int i = 0; at != null && i < MAX_CHAIN; i++) {
            int property = at.lookup(key);
            if (property >= 0) {
                return (property & Property.ACCESSOR) == 0
                        ? at.read(property)
                        : Globals.frozenValue(at, key);
            }
            at = at.prototype();
        }
        return null;
    }
}
