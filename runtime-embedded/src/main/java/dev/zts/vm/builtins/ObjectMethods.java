package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Set;

/** %Object.prototype% (ECMA-262 20.1.3, B.2.2). */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class ObjectMethods {

    /** What has a tag of its own without saying so; all else is an Object. */
    private static final Set<String> TAGS =
            Set.of(
                    "Array",
                    "Arguments",
                    "Function",
                    "Error",
                    "Boolean",
                    "Number",
                    "String",
                    "Date",
                    "RegExp");

    private static final Members METHODS =
            Members.of()
                    .method("__defineGetter__", 2, (r, t, a) -> define(r, t, a, true))
                    .method("__defineSetter__", 2, (r, t, a) -> define(r, t, a, false))
                    .method("hasOwnProperty", 1, ObjectMethods::hasOwnProperty)
                    .method("__lookupGetter__", 1, (r, t, a) -> lookup(r, t, a, true))
                    .method("__lookupSetter__", 1, (r, t, a) -> lookup(r, t, a, false))
                    .method("isPrototypeOf", 1, ObjectMethods::isPrototypeOf)
                    .method("propertyIsEnumerable", 1, ObjectMethods::propertyIsEnumerable)
                    .method("toString", 0, (r, t, _) -> toString(r, t))
                    .method("valueOf", 0, (r, t, _) -> Convert.toObject(r, t))
                    .accessor("__proto__", ObjectMethods::prototype, ObjectMethods::setPrototype)
                    .method("toLocaleString", 0, (r, t, _) -> Values.invoke(r, t, "toString"));

    private ObjectMethods() {}

    static JsObject fill(Realm realm) {
        JsObject prototype = realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE);
        Members.constructorOf(realm, prototype, Intrinsic.OBJECT);
        METHODS.install(realm, prototype);
        return prototype;
    }

    private static Object define(
            Realm realm, Object thisValue, Object[] arguments, boolean getter) {
        JsObject object = Convert.toObject(realm, thisValue);
        JsFunction function = Values.callable(argument(arguments, 1));
        Property wanted =
                new Property().with(Property.ENUMERABLE, true).with(Property.CONFIGURABLE, true);
        if (getter) {
            wanted.getter = function;
        } else {
            wanted.setter = function;
        }
        object.definePropertyOrThrow(Convert.toPropertyKey(argument(arguments, 0)), wanted);
        return Undefined.UNDEFINED;
    }

    private static Object lookup(
            Realm realm, Object thisValue, Object[] arguments, boolean getter) {
        JsObject object = Convert.toObject(realm, thisValue);
        Object key = Convert.toPropertyKey(argument(arguments, 0));
        for (JsObject at = object; at != null; at = at.getPrototypeOf()) {
            Property property = at.getOwnProperty(key);
            if (property != null) {
                Accessor pair = property.accessorPair();
                JsFunction found = getter ? pair.getter() : pair.setter();
                return found == null ? Undefined.UNDEFINED : found;
            }
        }
        return Undefined.UNDEFINED;
    }

    private static Object hasOwnProperty(Realm realm, Object thisValue, Object[] arguments) {
        Object key = Convert.toPropertyKey(argument(arguments, 0));
        return Convert.toObject(realm, thisValue).hasOwn(key);
    }

    private static Object isPrototypeOf(Realm realm, Object thisValue, Object[] arguments) {
        if (!(argument(arguments, 0) instanceof JsObject value)) {
            return false;
        }
        JsObject object = Convert.toObject(realm, thisValue);
        for (JsObject at = value.getPrototypeOf(); at != null; at = at.getPrototypeOf()) {
            if (at == object) {
                return true;
            }
        }
        return false;
    }

    private static Object propertyIsEnumerable(Realm realm, Object thisValue, Object[] arguments) {
        Object key = Convert.toPropertyKey(argument(arguments, 0));
        Property property = Convert.toObject(realm, thisValue).getOwnProperty(key);
        return property != null && property.isEnumerable();
    }

    /** Object.prototype.toString. */
    static String toString(Realm realm, Object thisValue) {
        if (thisValue == Undefined.UNDEFINED) {
            return "[object Undefined]";
        }
        if (thisValue == Null.NULL) {
            return "[object Null]";
        }
        JsObject object = Convert.toObject(realm, thisValue);
        String name = object.isArray() ? "Array" : object.className();
        Object tag = object.get(JsSymbol.TO_STRING_TAG);
        if (Convert.isString(tag)) {
            return "[object " + tag + "]";
        }
        return "[object " + (TAGS.contains(name) ? name : "Object") + "]";
    }

    private static Object prototype(Realm realm, Object thisValue, Object[] arguments) {
        return Values.orNull(Convert.toObject(realm, thisValue).getPrototypeOf());
    }

    private static Object setPrototype(Realm realm, Object thisValue, Object[] arguments) {
        Object value = Values.coercible(thisValue);
        Object wanted = argument(arguments, 0);
        if ((wanted instanceof JsObject || wanted == Null.NULL)
                && value instanceof JsObject object
                && !object.setPrototypeOf(Values.prototype(wanted))) {
            throw JsThrow.typeError("Cannot set prototype: cyclic, or object is not extensible");
        }
        return Undefined.UNDEFINED;
    }
}
