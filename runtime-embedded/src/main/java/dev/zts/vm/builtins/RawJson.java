package dev.zts.vm.builtins;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;

/** A piece of JSON text that is written as it is: what JSON.rawJSON returns. Frozen. */
final class RawJson extends JsObject {

    private final String text;

    RawJson(Realm realm, String text) {
        super(realm.rootShape(), null);
        this.text = text;
        store("rawJSON", text, Property.ENUMERABLE);
        preventExtensions();
    }

    String text() {
        return text;
    }
}
