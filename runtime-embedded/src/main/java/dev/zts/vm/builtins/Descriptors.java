package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Property descriptors to objects and back (ECMA-262 6.2.6). */
final class Descriptors {

    private Descriptors() {}

    /** FromPropertyDescriptor. */
    static Object toObject(Realm realm, @Nullable Property property) {
        if (property == null) {
            return Undefined.UNDEFINED;
        }
        JsObject object = realm.newObject();
        put(object, "value", property.value);
        putFlag(object, "writable", property, Property.WRITABLE);
        put(object, "get", property.getter);
        put(object, "set", property.setter);
        putFlag(object, "enumerable", property, Property.ENUMERABLE);
        putFlag(object, "configurable", property, Property.CONFIGURABLE);
        return object;
    }

    private static void put(JsObject object, String name, @Nullable Object value) {
        if (value != null) {
            object.createDataProperty(name, value);
        }
    }

    private static void putFlag(JsObject object, String name, Property property, int attribute) {
        if (property.has(attribute)) {
            object.createDataProperty(name, (property.flags() & attribute) != 0);
        }
    }

    /** ToPropertyDescriptor. */
    static Property of(Object value) {
        if (!(value instanceof JsObject object)) {
            throw JsThrow.typeError("Property description must be an object");
        }
        Property property = new Property();
        readFlag(object, "enumerable", property, Property.ENUMERABLE);
        readFlag(object, "configurable", property, Property.CONFIGURABLE);
        if (object.has("value")) {
            property.value = object.get("value");
        }
        readFlag(object, "writable", property, Property.WRITABLE);
        property.getter = accessor(object, "get", "Getter");
        property.setter = accessor(object, "set", "Setter");
        if (property.isAccessor() && property.isData()) {
            throw JsThrow.typeError(
                    "Invalid property descriptor. Cannot both specify accessors and a value or"
                            + " writable attribute");
        }
        return property;
    }

    private static void readFlag(JsObject object, String name, Property property, int attribute) {
        if (object.has(name)) {
            property.with(attribute, Convert.toBoolean(object.get(name)));
        }
    }

    private static @Nullable Object accessor(JsObject object, String name, String role) {
        if (!object.has(name)) {
            return null;
        }
        Object function = object.get(name);
        if (function instanceof JsFunction || function == Undefined.UNDEFINED) {
            return function;
        }
        throw JsThrow.typeError(role + " must be a function");
    }
}
