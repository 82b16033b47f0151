package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.ops.Messages;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Object constructor (ECMA-262 20.1.1, 20.1.2). */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class ObjectBuiltin {

    private static final Members STATICS =
            Members.of()
                    .method("assign", 2, ObjectBuiltin::assign)
                    .method("create", 2, ObjectBuiltin::create)
                    .method("defineProperties", 2, ObjectBuiltin::defineProperties)
                    .method("defineProperty", 3, ObjectBuiltin::defineProperty)
                    .method("entries", 1, (r, _, a) -> enumerable(r, argument(a, 0), Part.ENTRIES))
                    .method("freeze", 1, (_, _, a) -> restrict(argument(a, 0), true))
                    .method("fromEntries", 1, ObjectBuiltin::fromEntries)
                    .method("getOwnPropertyDescriptor", 2, ObjectBuiltin::descriptor)
                    .method("getOwnPropertyDescriptors", 1, ObjectBuiltin::descriptors)
                    .method("getOwnPropertyNames", 1, (r, _, a) -> ownKeys(r, a, false))
                    .method("getOwnPropertySymbols", 1, (r, _, a) -> ownKeys(r, a, true))
                    .method("getPrototypeOf", 1, ObjectBuiltin::getPrototypeOf)
                    .method("groupBy", 2, ObjectBuiltin::groupBy)
                    .method("hasOwn", 2, ObjectBuiltin::hasOwn)
                    .method("is", 2, (_, _, a) -> Convert.sameValue(argument(a, 0), argument(a, 1)))
                    .method(
                            "isExtensible",
                            1,
                            (_, _, a) -> argument(a, 0) instanceof JsObject o && o.isExtensible())
                    .method("isFrozen", 1, (_, _, a) -> isRestricted(argument(a, 0), true))
                    .method("isSealed", 1, (_, _, a) -> isRestricted(argument(a, 0), false))
                    .method("keys", 1, (r, _, a) -> enumerable(r, argument(a, 0), Part.KEYS))
                    .method("preventExtensions", 1, ObjectBuiltin::preventExtensions)
                    .method("seal", 1, (_, _, a) -> restrict(argument(a, 0), false))
                    .method("setPrototypeOf", 2, ObjectBuiltin::setPrototypeOf)
                    .method("values", 1, (r, _, a) -> enumerable(r, argument(a, 0), Part.VALUES));

    private enum Part {
        KEYS,
        VALUES,
        ENTRIES
    }

    private ObjectBuiltin() {}

    static JsObject constructor(Realm realm) {
        JsFunction made =
                Members.constructor(
                        realm,
                        "Object",
                        1,
                        (r, _, a) -> object(r, argument(a, 0)),
                        ObjectBuiltin::construct,
                        Intrinsic.OBJECT_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        if (newTarget != realm.intrinsic(Intrinsic.OBJECT)) {
            return realm.newObject(
                    Construct.prototypeOf(realm, newTarget, Intrinsic.OBJECT_PROTOTYPE));
        }
        return object(realm, argument(arguments, 0));
    }

    private static JsObject object(Realm realm, Object value) {
        return Convert.isNullish(value) ? realm.newObject() : Convert.toObject(realm, value);
    }

    private static Object assign(Realm realm, Object thisValue, Object[] arguments) {
        JsObject to = Convert.toObject(realm, argument(arguments, 0));
        for (int i = 1; i < arguments.length; i++) {
            if (!Convert.isNullish(arguments[i])) {
                JsObject from = Convert.toObject(realm, arguments[i]);
                for (Object key : from.ownKeys()) {
                    Property property = from.getOwnProperty(key);
                    if (property != null && property.isEnumerable()) {
                        to.put(key, from.get(key));
                    }
                }
            }
        }
        return to;
    }

    private static Object create(Realm realm, Object thisValue, Object[] arguments) {
        JsObject made = realm.newObject(Values.prototype(argument(arguments, 0)));
        Object properties = argument(arguments, 1);
        return properties == Undefined.UNDEFINED ? made : define(realm, made, properties);
    }

    private static Object defineProperties(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Values.object(argument(arguments, 0), "Object.defineProperties");
        return define(realm, object, argument(arguments, 1));
    }

    /** ObjectDefineProperties. */
    private static JsObject define(Realm realm, JsObject object, Object properties) {
        JsObject source = Convert.toObject(realm, properties);
        Map<Object, Property> wanted = new LinkedHashMap<>();
        for (Object key : source.ownKeys()) {
            Property property = source.getOwnProperty(key);
            if (property != null && property.isEnumerable()) {
                wanted.put(key, Descriptors.of(source.get(key)));
            }
        }
        wanted.forEach(object::definePropertyOrThrow);
        return object;
    }

    private static Object defineProperty(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Values.object(argument(arguments, 0), "Object.defineProperty");
        Object key = Convert.toPropertyKey(argument(arguments, 1));
        object.definePropertyOrThrow(key, Descriptors.of(argument(arguments, 2)));
        return object;
    }

    /** EnumerableOwnProperties. */
    private static Object enumerable(Realm realm, Object value, Part part) {
        JsObject object = Convert.toObject(realm, value);
        JsArray result = realm.newArray();
        for (Object key : object.ownKeys()) {
            if (key instanceof JsSymbol) {
                continue;
            }
            Property property = object.getOwnProperty(key);
            if (property == null || !property.isEnumerable()) {
                continue;
            }
            result.append(
                    switch (part) {
                        case KEYS -> PropertyKey.value(key);
                        case VALUES -> object.get(key);
                        case ENTRIES -> realm.newArray(PropertyKey.value(key), object.get(key));
                    });
        }
        return result;
    }

    /** SetIntegrityLevel. */
    private static Object restrict(Object value, boolean frozen) {
        if (!(value instanceof JsObject object)) {
            return value;
        }
        if (!object.preventExtensions()) {
            throw JsThrow.typeError("Cannot prevent extensions");
        }
        List<Object> keys =
                object instanceof JsArray array ? array.restrictElements(frozen) : object.ownKeys();
        for (Object key : keys) {
            if (!frozen) {
                object.definePropertyOrThrow(
                        key, new Property().with(Property.CONFIGURABLE, false));
                continue;
            }
            Property current = object.getOwnProperty(key);
            if (current != null) {
                Property wanted = new Property().with(Property.CONFIGURABLE, false);
                if (!current.isAccessor()) {
                    wanted.with(Property.WRITABLE, false);
                }
                object.definePropertyOrThrow(key, wanted);
            }
        }
        return object;
    }

    /** TestIntegrityLevel; true of what is no object. */
    private static Object isRestricted(Object value, boolean frozen) {
        if (!(value instanceof JsObject object)) {
            return true;
        }
        if (object.isExtensible()) {
            return false;
        }
        for (Object key : object.ownKeys()) {
            Property current = object.getOwnProperty(key);
            if (current != null
                    && (current.isConfigurable()
                            || frozen && !current.isAccessor() && current.isWritable())) {
                return false;
            }
        }
        return true;
    }

    private static Object fromEntries(Realm realm, Object thisValue, Object[] arguments) {
        Object iterable = Values.coercible(argument(arguments, 0));
        JsObject object = realm.newObject();
        Iteration.forEach(
                realm,
                iterable,
                item -> {
                    if (!(item instanceof JsObject entry)) {
                        throw JsThrow.typeError(
                                "Iterator value "
                                        + Messages.describe(item)
                                        + " is not an entry object");
                    }
                    Object key = entry.getIndex(0);
                    Object value = entry.getIndex(1);
                    object.createDataPropertyOrThrow(Convert.toPropertyKey(key), value);
                });
        return object;
    }

    private static Object descriptor(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, argument(arguments, 0));
        Object key = Convert.toPropertyKey(argument(arguments, 1));
        return Descriptors.toObject(realm, object.getOwnProperty(key));
    }

    private static Object descriptors(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, argument(arguments, 0));
        JsObject result = realm.newObject();
        for (Object key : object.ownKeys()) {
            Property property = object.getOwnProperty(key);
            if (property != null) {
                result.createDataPropertyOrThrow(key, Descriptors.toObject(realm, property));
            }
        }
        return result;
    }

    private static Object ownKeys(Realm realm, Object[] arguments, boolean symbols) {
        List<Object> keys = Convert.toObject(realm, argument(arguments, 0)).ownKeys();
        List<Object> kept = new ArrayList<>(keys.size());
        for (Object key : keys) {
            if (key instanceof JsSymbol == symbols) {
                kept.add(key);
            }
        }
        return Values.keyArray(realm, kept);
    }

    private static Object getPrototypeOf(Realm realm, Object thisValue, Object[] arguments) {
        return Values.orNull(Convert.toObject(realm, argument(arguments, 0)).getPrototypeOf());
    }

    /** Object.groupBy, with GroupBy (ECMA-262 7.3.35). */
    private static Object groupBy(Realm realm, Object thisValue, Object[] arguments) {
        Object items = Values.coercible(argument(arguments, 0));
        JsFunction callback = Values.callable(argument(arguments, 1));
        Map<Object, JsArray> groups = new LinkedHashMap<>();
        int[] count = {0};
        Iteration.forEach(
                realm,
                items,
                item -> {
                    Object key = callback.call(Undefined.UNDEFINED, item, count[0]++);
                    groups.computeIfAbsent(Convert.toPropertyKey(key), _ -> realm.newArray())
                            .append(item);
                });
        JsObject result = realm.newObject((JsObject) null);
        groups.forEach(result::createDataPropertyOrThrow);
        return result;
    }

    private static Object hasOwn(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, argument(arguments, 0));
        return object.hasOwn(Convert.toPropertyKey(argument(arguments, 1)));
    }

    private static Object preventExtensions(Realm realm, Object thisValue, Object[] arguments) {
        Object value = argument(arguments, 0);
        if (value instanceof JsObject object && !object.preventExtensions()) {
            throw JsThrow.typeError("Cannot prevent extensions");
        }
        return value;
    }

    private static Object setPrototypeOf(Realm realm, Object thisValue, Object[] arguments) {
        Object value = Values.coercible(argument(arguments, 0));
        JsObject prototype = Values.prototype(argument(arguments, 1));
        if (value instanceof JsObject object && !object.setPrototypeOf(prototype)) {
            throw JsThrow.typeError("Cannot set prototype: cyclic, or object is not extensible");
        }
        return value;
    }
}
