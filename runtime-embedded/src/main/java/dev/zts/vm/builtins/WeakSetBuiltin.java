package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** The WeakSet constructor and its prototype (ECMA-262 24.4). */
final class WeakSetBuiltin {

    /** A WeakSet; objects and symbols are equal only to themselves, so their identity counts. */
    private static final class WeakSetObject extends JsObject {

        private final Set<Object> values = Collections.newSetFromMap(new WeakHashMap<>());

        WeakSetObject(Realm realm, JsObject prototype) {
            super(realm.rootShape(), prototype);
        }
    }

    private static final Members PROTOTYPE =
            Members.of()
                    .method("add", 1, WeakSetBuiltin::add)
                    .method("delete", 1, WeakSetBuiltin::delete)
                    .method("has", 1, WeakSetBuiltin::has)
                    .tag("WeakSet");

    private WeakSetBuiltin() {}

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "WeakSet",
                0,
                Receiver.needsNew("WeakSet"),
                WeakSetBuiltin::construct,
                Intrinsic.WEAK_SET_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.WEAK_SET);
        PROTOTYPE.install(realm, made);
        return made;
    }

    static boolean isInstance(Object value) {
        return value instanceof WeakSetObject;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.WEAK_SET_PROTOTYPE);
        WeakSetObject set = new WeakSetObject(realm, prototype);
        Object iterable = argument(arguments, 0);
        if (!Convert.isNullish(iterable)) {
            SetBuiltin.addValues(realm, set, iterable);
        }
        return set;
    }

    private static Set<Object> values(Object self) {
        return Receiver.of(self, WeakSetObject.class, "WeakSet").values;
    }

    private static Object add(Realm realm, Object self, Object[] arguments) {
        Set<Object> values = values(self);
        Object value = argument(arguments, 0);
        if (!Weak.canHold(value)) {
            throw JsThrow.typeError("Invalid value used in weak set");
        }
        values.add(value);
        return self;
    }

    private static Object delete(Realm realm, Object self, Object[] arguments) {
        Set<Object> values = values(self);
        Object value = argument(arguments, 0);
        return Weak.canHold(value) && values.remove(value);
    }

    private static Object has(Realm realm, Object self, Object[] arguments) {
        Set<Object> values = values(self);
        Object value = argument(arguments, 0);
        return Weak.canHold(value) && values.contains(value);
    }
}
