package dev.zts.vm.builtins;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** What next of an iterator returns (CreateIteratorResultObject, ECMA-262 7.4.14). */
final class IteratorResult {

    private IteratorResult() {}

    static JsObject value(Realm realm, Object value) {
        return of(realm, value, false);
    }

    static JsObject done(Realm realm) {
        return of(realm, Undefined.UNDEFINED, true);
    }

    private static JsObject of(Realm realm, Object value, boolean done) {
        JsObject result = realm.newObject();
        result.store("value", value, Property.ALL);
        result.store("done", done, Property.ALL);
        return result;
    }
}
