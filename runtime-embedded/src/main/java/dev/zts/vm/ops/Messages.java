package dev.zts.vm.ops;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;

/** How messages name a value. */
public final class Messages {

    private static final int LONGEST = 40;

    private Messages() {}

    /** {@return a short text of a value, made without running any script} */
    public static String describe(Object value) {
        if (Convert.isString(value)) {
            String text = value.toString();
            return '"' + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + '"';
        }
        if (value instanceof JsFunction) {
            return "function";
        }
        if (value instanceof JsObject object) {
            return "#<" + object.className() + ">";
        }
        return value instanceof JsSymbol ? value.toString() : Convert.toString(value);
    }
}
