package dev.zts.vm.builtins;

import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.Lazy;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NativeConstructor;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of a built-in object's members, one row each, in the order in which the object has
 * them. Made once per class, installed into any number of realms.
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class Members {

    private interface Row {
        void install(Realm realm, JsObject target);
    }

    private final List<Row> rows = new ArrayList<>();

    static Members of() {
        return new Members();
    }

    /** A method: writable, configurable. */
    Members method(String name, int length, NativeCode code) {
        rows.add((realm, target) ->
                target.store(
                        PropertyKey.of(name),
                        new NativeFunction(realm, name, length, code, null).shared(),
                        Property.HIDDEN));
        return this;
    }

    /** A method as Web IDL has them: enumerable too. */
    Members operation(String name, int length, NativeCode code) {
        rows.add((realm, target) ->
                target.store(
                        name,
                        new NativeFunction(realm, name, length, code, null).shared(),
                        Property.ALL));
        return this;
    }

    /** An accessor as Web IDL has them: enumerable too. */
    Members attribute(String name, NativeCode getter, @Nullable NativeCode setter) {
        accessor(name, getter, setter);
        rows.add((_, target) -> {
            int property = target.lookup(name);
            target.store(name, target.read(property), property & 0xFF | Property.ENUMERABLE);
        });
        return this;
    }

    /** A method under a well-known symbol, with other attributes if they differ. */
    Members method(JsSymbol key, String name, int length, NativeCode code, int flags) {
        rows.add((realm, target) ->
                target.store(
                        key, new NativeFunction(realm, name, length, code, null).shared(), flags));
        return this;
    }

    Members method(JsSymbol key, int length, NativeCode code) {
        return method(key, "[" + key.description() + "]", length, code, Property.HIDDEN);
    }

    /** A method that is an intrinsic of its own, so that it can stand under several names. */
    Members intrinsic(Object key, Intrinsic which) {
        rows.add((realm, target) -> target.store(key, realm.intrinsic(which), Property.HIDDEN));
        return this;
    }

    /** Another name for a member above: the same function object. */
    Members alias(Object key, Object of) {
        rows.add((_, target) -> target.store(key, target.get(of), Property.HIDDEN));
        return this;
    }

    /** An accessor: configurable; the functions are called "get name" and "set name". */
    Members accessor(Object key, NativeCode getter, @Nullable NativeCode setter) {
        String name =
                key instanceof JsSymbol symbol ? "[" + symbol.description() + "]" : key.toString();
        rows.add((realm, target) -> {
            JsFunction get = new NativeFunction(realm, "get " + name, 0, getter, null);
            JsFunction set =
                    setter == null
                            ? null
                            : new NativeFunction(realm, "set " + name, 1, setter, null);
            int flags = Property.CONFIGURABLE | Property.ACCESSOR;
            target.store(key, new Accessor(get, set), flags);
        });
        return this;
    }

    /** Symbol.species: answers this. */
    Members species() {
        return accessor(JsSymbol.SPECIES, (_, thisValue, _) -> thisValue, null);
    }

    Members value(Object key, Object value, int flags) {
        rows.add((_, target) -> target.store(key, value, flags));
        return this;
    }

    /** Symbol.toStringTag: configurable. */
    Members tag(String text) {
        return value(JsSymbol.TO_STRING_TAG, text, Property.CONFIGURABLE);
    }

    void install(Realm realm, JsObject target) {
        for (Row row : rows) {
            row.install(realm, target);
        }
    }

    /** {@return a new object with these members} */
    JsObject object(Realm realm, JsObject prototype) {
        JsObject made = realm.newObject(prototype);
        install(realm, made);
        return made;
    }

    /**
     * {@return a constructor joined to its prototype: both get the properties that name the other}
     *
     * @param parent [[Prototype]] of the constructor
     */
    static NativeFunction constructor(
            Realm realm,
            String name,
            int length,
            NativeCode call,
            NativeConstructor construct,
            Intrinsic prototype,
            JsObject parent) {
        NativeFunction made = new NativeFunction(realm, name, length, call, construct);
        if (made.prototype() != parent) {
            made.replacePrototype(parent);
        }
        JsObject instances = realm.intrinsic(prototype);
        made.store("prototype", instances, 0);
        return made;
    }

    /**
     * Gives a prototype its constructor property, made when somebody asks for it: constructors are
     * intrinsics that refer to their prototype.
     */
    static void constructorOf(Realm realm, JsObject prototype, Intrinsic constructor) {
        Lazy lazy = _ -> realm.intrinsic(constructor);
        prototype.store("constructor", lazy, Property.HIDDEN | Property.LAZY);
    }

    /** Gives the global object a property that is made when somebody asks for it. */
    static void global(Realm realm, JsObject global, String name, Intrinsic which) {
        Lazy lazy = _ -> realm.intrinsic(which);
        global.store(name, lazy, Property.HIDDEN | Property.LAZY);
    }
}
