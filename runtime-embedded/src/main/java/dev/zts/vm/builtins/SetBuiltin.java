package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.builtins.OrderedTable.Entry;
import dev.zts.vm.builtins.TableIterator.Kind;
import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The Set constructor and its prototype (ECMA-262 24.2). */
final class SetBuiltin {

    private static final Members STATICS = Members.of().species();

    private static final Members PROTOTYPE =
            Members.of()
                    .method("add", 1, SetBuiltin::add)
                    .method("clear", 0, SetBuiltin::clear)
                    .method("delete", 1, SetBuiltin::delete)
                    .method("difference", 1, SetOperations::difference)
                    .method("entries", 0, iterator(Kind.ENTRY))
                    .method("forEach", 1, SetBuiltin::forEach)
                    .method("has", 1, SetBuiltin::has)
                    .method("intersection", 1, SetOperations::intersection)
                    .method("isDisjointFrom", 1, SetOperations::isDisjointFrom)
                    .method("isSubsetOf", 1, SetOperations::isSubsetOf)
                    .method("isSupersetOf", 1, SetOperations::isSupersetOf)
                    .accessor("size", (_, self, _) -> table(self).size(), null)
                    .method("symmetricDifference", 1, SetOperations::symmetricDifference)
                    .method("union", 1, SetOperations::union)
                    .method("values", 0, iterator(Kind.VALUE))
                    .tag("Set")
                    .alias("keys", "values")
                    .alias(JsSymbol.ITERATOR, "values");

    private SetBuiltin() {}

    static JsObject constructor(Realm realm) {
        JsObject made =
                Members.constructor(
                        realm,
                        "Set",
                        0,
                        Receiver.needsNew("Set"),
                        SetBuiltin::construct,
                        Intrinsic.SET_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.SET);
        PROTOTYPE.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.SET_PROTOTYPE);
        SetObject set = new SetObject(realm, prototype, new OrderedTable());
        Object iterable = argument(arguments, 0);
        if (!Convert.isNullish(iterable)) {
            addValues(realm, set, iterable);
        }
        return set;
    }

    /** What constructors of sets do with their argument. */
    static void addValues(Realm realm, JsObject set, Object iterable) {
        JsFunction adder = MapBuiltin.adder(set, "add");
        Iteration.forEach(realm, iterable, item -> adder.call(set, item));
    }

    static OrderedTable table(Object self) {
        return Receiver.of(self, SetObject.class, "Set").table();
    }

    private static Object add(Realm realm, Object self, Object[] arguments) {
        table(self).add(OrderedTable.canonical(argument(arguments, 0)));
        return self;
    }

    private static Object clear(Realm realm, Object self, Object[] arguments) {
        table(self).clear();
        return Undefined.UNDEFINED;
    }

    private static Object delete(Realm realm, Object self, Object[] arguments) {
        return table(self).remove(OrderedTable.canonical(argument(arguments, 0)));
    }

    private static Object has(Realm realm, Object self, Object[] arguments) {
        return table(self).has(OrderedTable.canonical(argument(arguments, 0)));
    }

    private static Object forEach(Realm realm, Object self, Object[] arguments) {
        OrderedTable table = table(self);
        JsFunction callback = Values.callable(argument(arguments, 0));
        Object thisArgument = argument(arguments, 1);
        OrderedTable.Cursor cursor = table.cursor();
        for (Entry e = cursor.advance(); e != null; e = cursor.advance()) {
            callback.call(thisArgument, e.key(), e.key(), self);
            realm.poll();
        }
        return Undefined.UNDEFINED;
    }

    private static NativeCode iterator(Kind kind) {
        return (realm, self, _) -> TableIterator.overSet(realm, table(self), kind);
    }
}
