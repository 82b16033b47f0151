package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Property;

/** The message of an error as it is stored. */
final class ErrorMessages {

    private ErrorMessages() {}

    static String of(JsObject error) {
        int property = error.lookup("message");
        boolean plain = property >= 0 && (property & Property.ACCESSOR) == 0;
        Object message = plain ? error.read(property) : "";
        return Convert.isString(message) ? message.toString() : "";
    }
}
