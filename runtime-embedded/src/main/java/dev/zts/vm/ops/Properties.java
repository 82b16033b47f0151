package dev.zts.vm.ops;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Rope;

/** What reading, writing, defining and deleting properties means (ECMA-262 6.2.5, 13.3, 13.5.1). */
public final class Properties {

    private Properties() {}

    @Implements(Opcode.GET_FIELD)
    public static Object getField(Realm realm, Object target, Object key) {
        if (target instanceof JsObject object) {
            return object.get(key, object);
        }
        if (Convert.isNullish(target)) {
            throw cannotRead(target, key);
        }
        return Convert.getV(realm, target, key);
    }

    private static JsThrow cannotRead(Object target, Object key) {
        return JsThrow.typeError(
                "Cannot read properties of " + target + " (reading '" + key + "')");
    }

    @Implements(Opcode.GET_LENGTH)
    public static Object getLength(Realm realm, Object target) {
        if (target instanceof JsArray array) {
            long length = array.length();
            return length == (int) length
                    ? (Object) Integers.of((int) length)
                    : (Object) (double) length;
        }
        if (target instanceof String text) {
            return Integers.of(text.length());
        }
        if (target instanceof Rope rope) {
            return Integers.of(rope.length());
        }
        return getField(realm, target, "length");
    }

    @Implements(Opcode.PUT_FIELD)
    public static void putField(Realm realm, Object target, Object value, Object key) {
        if (target instanceof JsObject object) {
            if (!object.set(key, value, object)) {
                throw cannotAssign(key, object);
            }
            return;
        }
        if (Convert.isNullish(target)) {
            throw cannotSet(target, key);
        }
        if (!Convert.prototypeOf(realm, target).set(key, value, target)) {
            throw cannotAssign(key, target);
        }
    }

    private static JsThrow cannotSet(Object target, Object key) {
        return JsThrow.typeError("Cannot set properties of " + target + " (setting '" + key + "')");
    }

    private static JsThrow cannotAssign(Object key, Object target) {
        return JsThrow.typeError(
                "Cannot assign to read only property '"
                        + PropertyKey.value(key)
                        + "' of "
                        + Messages.describe(target));
    }

    @Implements(Opcode.GET_ELEM)
    public static Object getElem(Realm realm, Object target, Object key) {
        if (key instanceof Integer index && index >= 0) {
            if (target instanceof JsObject object && index != Integer.MAX_VALUE) {
                return object.getIndex(index);
            }
            if (target instanceof String text && index < text.length()) {
                return character(text.charAt(index));
            }
        }
        if (Convert.isNullish(target)) {
            throw cannotRead(target, Messages.describe(key));
        }
        return getField(realm, target, Convert.toPropertyKey(key));
    }

    private static final String[] LATIN = new String[256];

    static {
        for (int i = 0; i < LATIN.length; i++) {
            LATIN[i] = String.valueOf((char) i);
        }
    }

    private static String character(char c) {
        return c < LATIN.length ? LATIN[c] : String.valueOf(c);
    }

    @Implements(Opcode.PUT_ELEM)
    public static void putElem(Realm realm, Object target, Object key, Object value) {
        if (target instanceof JsArray array
                && key instanceof Integer index
                && array.replaceElement(index, value)) {
            return;
        }
        if (target instanceof JsTypedArray array && key instanceof Integer index) {
            array.setIndex(index, value);
            return;
        }
        if (Convert.isNullish(target)) {
            throw cannotSet(target, Messages.describe(key));
        }
        putField(realm, target, value, Convert.toPropertyKey(key));
    }

    @Implements(Opcode.DELETE_FIELD)
    public static boolean deleteField(Realm realm, Object target, Object key) {
        JsObject object = Convert.toObject(realm, target);
        if (!object.delete(key)) {
            throw JsThrow.typeError(
                    "Cannot delete property '"
                            + PropertyKey.value(key)
                            + "' of "
                            + Messages.describe(target));
        }
        return true;
    }

    @Implements(Opcode.DELETE_ELEM)
    public static boolean deleteElem(Realm realm, Object target, Object key) {
        JsObject object = Convert.toObject(realm, target);
        return deleteField(realm, object, Convert.toPropertyKey(key));
    }

    @Implements(Opcode.TO_PROPERTY_KEY)
    public static Object toPropertyKey(Object value) {
        return value instanceof Integer index && index >= 0
                ? index
                : PropertyKey.value(Convert.toPropertyKey(value));
    }

    /** {@return the key of an element that is read and then written, converted once} */
    @Implements(Opcode.GET_ELEM_KEEP)
    public static Object elementKey(Object target, Object key) {
        if (Convert.isNullish(target)) {
            throw cannotRead(target, Messages.describe(key));
        }
        return toPropertyKey(key);
    }

    @Implements(Opcode.REQUIRE_OBJECT)
    public static Object requireObject(Object value) {
        if (Convert.isNullish(value)) {
            throw JsThrow.typeError("Cannot destructure '" + value + "' as it is " + value + ".");
        }
        return value;
    }

    @Implements(Opcode.CHECK_OBJECT)
    public static Object checkObject(Object value) {
        if (value instanceof JsObject) {
            return value;
        }
        throw JsThrow.typeError(
                "Iterator result " + Messages.describe(value) + " is not an object");
    }

    /** CreateDataPropertyOrThrow. */
    @Implements(Opcode.DEFINE_FIELD)
    public static Object defineField(Object target, Object value, Object key) {
        ((JsObject) target).createDataPropertyOrThrow(key, value);
        return target;
    }

    @Implements(Opcode.DEFINE_ELEM)
    public static Object defineElem(Object target, Object key, Object value) {
        ((JsObject) target).createDataPropertyOrThrow(Convert.toPropertyKey(key), value);
        return target;
    }

    /** {@return where super begins: the prototype of a home object} */
    private static JsObject superBase(JsObject home, Object key) {
        JsObject base = home.getPrototypeOf();
        if (base == null) {
            throw cannotRead(dev.zts.vm.value.Null.NULL, key);
        }
        return base;
    }

    @Implements(Opcode.GET_SUPER_FIELD)
    public static Object getSuperField(JsObject home, Object thisValue, Object key) {
        return superBase(home, key).get(key, thisValue);
    }

    @Implements(Opcode.GET_SUPER_ELEM)
    public static Object getSuperElem(JsObject home, Object thisValue, Object key) {
        JsObject base = superBase(home, key);
        return base.get(Convert.toPropertyKey(key), thisValue);
    }

    @Implements(Opcode.PUT_SUPER_FIELD)
    public static void putSuperField(JsObject home, Object thisValue, Object value, Object key) {
        if (!superBase(home, key).set(key, value, thisValue)) {
            throw cannotAssign(key, thisValue);
        }
    }

    @Implements(Opcode.PUT_SUPER_ELEM)
    public static void putSuperElem(JsObject home, Object thisValue, Object key, Object value) {
        JsObject base = superBase(home, key);
        Object name = Convert.toPropertyKey(key);
        if (!base.set(name, value, thisValue)) {
            throw cannotAssign(name, thisValue);
        }
    }
}
