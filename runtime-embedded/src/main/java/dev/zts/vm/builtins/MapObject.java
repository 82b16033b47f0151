package dev.zts.vm.builtins;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;

/** A Map (ECMA-262 24.1.4). */
final class MapObject extends JsObject {

    private final OrderedTable table = new OrderedTable();

    MapObject(Realm realm, JsObject prototype) {
        super(realm.rootShape(), prototype);
    }

    OrderedTable table() {
        return table;
    }
}
