package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Rope;

/** What the methods of strings share. */
final class Texts {

    private Texts() {}

    /** What a method does with the string it is called on. */
    @FunctionalInterface
    interface TextCode {
        Object call(Realm realm, String text, Object[] arguments);
    }

    /** {@return code that first takes the text of this} */
    static NativeCode on(String name, TextCode code) {
        return (realm, thisValue, arguments) ->
                code.call(realm, thisText(thisValue, name), arguments);
    }

    /** RequireObjectCoercible, ToString. */
    static String thisText(Object thisValue, String method) {
        if (thisValue instanceof String text) {
            return text;
        }
        requireCoercible(thisValue, method);
        return Convert.toString(thisValue);
    }

    /** RequireObjectCoercible of this. */
    static void requireCoercible(Object thisValue, String method) {
        if (Convert.isNullish(thisValue)) {
            throw JsThrow.typeError("String.prototype." + method + " called on null or undefined");
        }
    }

    /** Refuses a string that would be too long. */
    static void checkLength(long length) {
        if (length > Rope.MAX_LENGTH) {
            throw JsThrow.rangeError("Invalid string length");
        }
    }

    /** Makes sure that an array of pieces may grow; polls now and then. */
    static void checkRoom(Realm realm, JsArray pieces) {
        if ((pieces.length() & 0x3FF) == 0) {
            realm.poll();
        }
        if (!pieces.canAppend()) {
            throw JsThrow.rangeError("Invalid array length");
        }
    }

    /** {@return the whole number nearest to a position that lies from 0 to length} */
    static int clamp(double position, int length) {
        return (int) Math.min(Math.max(position, 0), length);
    }

    /** {@return a relative position, which counts from the end if negative, within 0 to length} */
    static int relative(double position, int length) {
        return clamp(position < 0 ? position + length : position, length);
    }
}
