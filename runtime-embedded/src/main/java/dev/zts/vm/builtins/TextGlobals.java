package dev.zts.vm.builtins;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import org.jspecify.annotations.Nullable;

/** The intrinsics of one area: String, Number, Math, JSON, Date, RegExp. */
final class TextGlobals {

    private TextGlobals() {}

    /** Makes or fills an intrinsic; {@return null if it belongs to another area} */
    static @Nullable JsObject create(Realm realm, Intrinsic which) {
        return switch (which) {
            case STRING -> StringBuiltin.create(realm);
            case STRING_PROTOTYPE -> StringPrototype.create(realm);
            case STRING_ITERATOR_PROTOTYPE -> StringIterator.createPrototype(realm);
            case NUMBER -> NumberBuiltin.create(realm);
            case NUMBER_PROTOTYPE -> NumberBuiltin.createPrototype(realm);
            case MATH -> MathBuiltin.create(realm);
            case JSON -> JsonBuiltin.create(realm);
            case DATE -> DateBuiltin.create(realm);
            case DATE_PROTOTYPE -> DatePrototype.create(realm);
            case REGEXP -> RegExpBuiltin.create(realm);
            case REGEXP_PROTOTYPE -> RegExpPrototype.create(realm);
            case REGEXP_STRING_ITERATOR_PROTOTYPE -> RegExpStringIterator.createPrototype(realm);
            default -> null;
        };
    }

    /** Gives a new global object its properties. */
    static void populate(Realm realm, JsObject global) {
        Members.global(realm, global, "String", Intrinsic.STRING);
        Members.global(realm, global, "Number", Intrinsic.NUMBER);
        Members.global(realm, global, "Math", Intrinsic.MATH);
        Members.global(realm, global, "JSON", Intrinsic.JSON);
        Members.global(realm, global, "Date", Intrinsic.DATE);
        Members.global(realm, global, "RegExp", Intrinsic.REGEXP);
    }
}
