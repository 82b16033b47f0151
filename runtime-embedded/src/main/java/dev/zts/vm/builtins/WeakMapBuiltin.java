package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Map;
import java.util.WeakHashMap;

/** The WeakMap constructor and its prototype (ECMA-262 24.3). */
final class WeakMapBuiltin {

    /** A WeakMap; objects and symbols are equal only to themselves, so their identity counts. */
    private static final class WeakMapObject extends JsObject {

        private final Map<Object, Object> entries = new WeakHashMap<>();

        WeakMapObject(Realm realm, JsObject prototype) {
            super(realm.rootShape(), prototype);
        }
    }

    private static final Members PROTOTYPE =
            Members.of()
                    .method("delete", 1, WeakMapBuiltin::delete)
                    .method("get", 1, WeakMapBuiltin::get)
                    .method("has", 1, WeakMapBuiltin::has)
                    .method("set", 2, WeakMapBuiltin::set)
                    .tag("WeakMap");

    private WeakMapBuiltin() {}

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "WeakMap",
                0,
                Receiver.needsNew("WeakMap"),
                WeakMapBuiltin::construct,
                Intrinsic.WEAK_MAP_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.WEAK_MAP);
        PROTOTYPE.install(realm, made);
        return made;
    }

    static boolean isInstance(Object value) {
        return value instanceof WeakMapObject;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.WEAK_MAP_PROTOTYPE);
        WeakMapObject map = new WeakMapObject(realm, prototype);
        Object iterable = argument(arguments, 0);
        if (!Convert.isNullish(iterable)) {
            MapBuiltin.addEntries(realm, map, iterable, "set");
        }
        return map;
    }

    private static Map<Object, Object> entries(Object self) {
        return Receiver.of(self, WeakMapObject.class, "WeakMap").entries;
    }

    private static Object delete(Realm realm, Object self, Object[] arguments) {
        Map<Object, Object> entries = entries(self);
        Object key = argument(arguments, 0);
        return Weak.canHold(key) && entries.remove(key) != null;
    }

    private static Object get(Realm realm, Object self, Object[] arguments) {
        Map<Object, Object> entries = entries(self);
        Object key = argument(arguments, 0);
        return Weak.canHold(key)
                ? entries.getOrDefault(key, Undefined.UNDEFINED)
                : Undefined.UNDEFINED;
    }

    private static Object has(Realm realm, Object self, Object[] arguments) {
        Map<Object, Object> entries = entries(self);
        Object key = argument(arguments, 0);
        return Weak.canHold(key) && entries.containsKey(key);
    }

    private static Object set(Realm realm, Object self, Object[] arguments) {
        Map<Object, Object> entries = entries(self);
        Object key = argument(arguments, 0);
        if (!Weak.canHold(key)) {
            throw JsThrow.typeError("Invalid value used as weak map key");
        }
        entries.put(key, argument(arguments, 1));
        return self;
    }
}
