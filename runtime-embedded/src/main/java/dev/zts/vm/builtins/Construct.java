package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** What built-in constructors share (ECMA-262 7.3.22, 10.1.14). */
final class Construct {

    private Construct() {}

    /** GetPrototypeFromConstructor. */
    static JsObject prototypeOf(Realm realm, JsObject newTarget, Intrinsic fallback) {
        return newTarget.get("prototype") instanceof JsObject prototype
                ? prototype
                : realm.intrinsic(fallback);
    }

    /** SpeciesConstructor. */
    static JsFunction species(Realm realm, JsObject object, Intrinsic fallback) {
        Object constructor = object.get("constructor");
        if (constructor == Undefined.UNDEFINED) {
            return (JsFunction) realm.intrinsic(fallback);
        }
        if (!(constructor instanceof JsObject holder)) {
            throw JsThrow.typeError("The constructor property is not an object");
        }
        Object species = holder.get(JsSymbol.SPECIES);
        if (Convert.isNullish(species)) {
            return (JsFunction) realm.intrinsic(fallback);
        }
        if (species instanceof JsFunction function && function.isConstructor()) {
            return function;
        }
        throw JsThrow.typeError("Symbol.species is not a constructor");
    }
}
