package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.builtins.OrderedTable.Entry;
import dev.zts.vm.builtins.TableIterator.Kind;
import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The Map constructor and its prototype (ECMA-262 24.1). */
final class MapBuiltin {

    private static final Members STATICS =
            Members.of().method("groupBy", 2, MapBuiltin::groupBy).species();

    private static final Members PROTOTYPE =
            Members.of()
                    .method("clear", 0, MapBuiltin::clear)
                    .method("delete", 1, MapBuiltin::delete)
                    .method("entries", 0, iterator(Kind.ENTRY))
                    .method("forEach", 1, MapBuiltin::forEach)
                    .method("get", 1, MapBuiltin::get)
                    .method("has", 1, MapBuiltin::has)
                    .method("keys", 0, iterator(Kind.KEY))
                    .method("set", 2, MapBuiltin::set)
                    .accessor("size", (_, self, _) -> table(self).size(), null)
                    .method("values", 0, iterator(Kind.VALUE))
                    .tag("Map")
                    .alias(JsSymbol.ITERATOR, "entries");

    private MapBuiltin() {}

    static JsObject constructor(Realm realm) {
        JsObject made =
                Members.constructor(
                        realm,
                        "Map",
                        0,
                        Receiver.needsNew("Map"),
                        MapBuiltin::construct,
                        Intrinsic.MAP_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.MAP);
        PROTOTYPE.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        MapObject map =
                new MapObject(
                        realm, Construct.prototypeOf(realm, newTarget, Intrinsic.MAP_PROTOTYPE));
        Object iterable = argument(arguments, 0);
        if (!Convert.isNullish(iterable)) {
            addEntries(realm, map, iterable, "set");
        }
        return map;
    }

    /** What constructors of maps do with their argument, up to AddEntriesFromIterable. */
    static void addEntries(Realm realm, JsObject map, Object iterable, String adderName) {
        JsFunction adder = adder(map, adderName);
        Iteration.forEach(
                realm,
                iterable,
                item -> {
                    if (!(item instanceof JsObject entry)) {
                        throw JsThrow.typeError("Iterator value is not an entry object");
                    }
                    Object key = entry.getIndex(0);
                    adder.call(map, key, entry.getIndex(1));
                });
    }

    /** {@return the method that a collection under construction adds with} */
    static JsFunction adder(JsObject collection, String name) {
        if (collection.get(name) instanceof JsFunction adder) {
            return adder;
        }
        throw JsThrow.typeError("'" + name + "' of the new collection is not a function");
    }

    private static OrderedTable table(Object self) {
        return Receiver.of(self, MapObject.class, "Map").table();
    }

    private static Object clear(Realm realm, Object self, Object[] arguments) {
        table(self).clear();
        return Undefined.UNDEFINED;
    }

    private static Object delete(Realm realm, Object self, Object[] arguments) {
        return table(self).remove(OrderedTable.canonical(argument(arguments, 0)));
    }

    private static Object get(Realm realm, Object self, Object[] arguments) {
        Entry entry = table(self).find(OrderedTable.canonical(argument(arguments, 0)));
        return entry == null ? Undefined.UNDEFINED : entry.value();
    }

    private static Object has(Realm realm, Object self, Object[] arguments) {
        return table(self).has(OrderedTable.canonical(argument(arguments, 0)));
    }

    private static Object set(Realm realm, Object self, Object[] arguments) {
        Object key = OrderedTable.canonical(argument(arguments, 0));
        table(self).set(key, argument(arguments, 1));
        return self;
    }

    private static Object forEach(Realm realm, Object self, Object[] arguments) {
        OrderedTable table = table(self);
        JsFunction callback = Values.callable(argument(arguments, 0));
        Object thisArgument = argument(arguments, 1);
        OrderedTable.Cursor cursor = table.cursor();
        for (Entry e = cursor.advance(); e != null; e = cursor.advance()) {
            callback.call(thisArgument, e.value(), e.key(), self);
            realm.poll();
        }
        return Undefined.UNDEFINED;
    }

    private static NativeCode iterator(Kind kind) {
        return (realm, self, _) -> TableIterator.overMap(realm, table(self), kind);
    }

    /** Map.groupBy: GroupBy with keys of collections. */
    private static Object groupBy(Realm realm, Object self, Object[] arguments) {
        Object items = argument(arguments, 0);
        if (Convert.isNullish(items)) {
            throw JsThrow.typeError("Map.groupBy called on null or undefined");
        }
        JsFunction callback = Values.callable(argument(arguments, 1));
        MapObject map = new MapObject(realm, realm.intrinsic(Intrinsic.MAP_PROTOTYPE));
        long[] index = {0};
        Iteration.forEach(
                realm,
                items,
                item -> {
                    Object position = Convert.number(index[0]++);
                    Object key =
                            OrderedTable.canonical(
                                    callback.call(Undefined.UNDEFINED, item, position));
                    addToGroup(realm, map.table(), key, item);
                });
        return map;
    }

    private static void addToGroup(Realm realm, OrderedTable groups, Object key, Object item) {
        Entry group = groups.find(key);
        if (group == null) {
            groups.set(key, realm.newArray(item));
        } else {
            ((JsArray) group.value()).append(item);
        }
    }
}
