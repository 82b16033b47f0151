package dev.zts.vm.builtins;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** An iterator over a Map or a Set (ECMA-262 24.1.5, 24.2.6). */
final class TableIterator extends JsObject {

    /** What an iterator answers of each entry. */
    enum Kind {
        KEY,
        VALUE,
        ENTRY
    }

    private static final Members MAP =
            Members.of().method("next", 0, next(true, "Map Iterator")).tag("Map Iterator");
    private static final Members SET =
            Members.of().method("next", 0, next(false, "Set Iterator")).tag("Set Iterator");

    private final boolean overMap;
    private final Kind kind;
    private OrderedTable.@Nullable Cursor cursor;

    private TableIterator(
            Realm realm, Intrinsic prototype, OrderedTable table, boolean overMap, Kind kind) {
        super(realm.rootShape(), realm.intrinsic(prototype));
        this.cursor = table.cursor();
        this.overMap = overMap;
        this.kind = kind;
    }

    static JsObject overMap(Realm realm, OrderedTable table, Kind kind) {
        return new TableIterator(realm, Intrinsic.MAP_ITERATOR_PROTOTYPE, table, true, kind);
    }

    static JsObject overSet(Realm realm, OrderedTable table, Kind kind) {
        return new TableIterator(realm, Intrinsic.SET_ITERATOR_PROTOTYPE, table, false, kind);
    }

    static JsObject mapPrototype(Realm realm) {
        return MAP.object(realm, realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
    }

    static JsObject setPrototype(Realm realm) {
        return SET.object(realm, realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
    }

    private static NativeCode next(boolean overMap, String name) {
        return (realm, thisValue, _) -> {
            TableIterator self = Receiver.of(thisValue, TableIterator.class, name);
            if (self.overMap != overMap) {
                throw dev.zts.vm.value.JsThrow.typeError("The receiver is not a " + name);
            }
            return self.next(realm);
        };
    }

    private JsObject next(Realm realm) {
        OrderedTable.Cursor place = cursor;
        OrderedTable.Entry entry = place == null ? null : place.advance();
        if (entry == null) {
            cursor = null;
            return Iteration.result(realm, Undefined.UNDEFINED, true);
        }
        Object value =
                switch (kind) {
                    case KEY -> entry.key();
                    case VALUE -> entry.value();
                    case ENTRY -> realm.newArray(entry.key(), entry.value());
                };
        return Iteration.result(realm, value, false);
    }
}
