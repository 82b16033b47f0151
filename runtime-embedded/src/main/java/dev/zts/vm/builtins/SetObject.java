package dev.zts.vm.builtins;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;

/** A Set (ECMA-262 24.2.5). */
final class SetObject extends JsObject {

    private final OrderedTable table;

    SetObject(Realm realm, JsObject prototype, OrderedTable table) {
        super(realm.rootShape(), prototype);
        this.table = table;
    }

    OrderedTable table() {
        return table;
    }
}
