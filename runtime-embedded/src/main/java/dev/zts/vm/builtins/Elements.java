package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** What the methods of arrays share: elements of array-likes, relative indices, species. */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class Elements {

    /** Largest length of an array-like. */
    static final long MAX_LENGTH = (1L << 53) - 1;

    private Elements() {}

    static Object get(JsObject object, long index) {
        return index < Integer.MAX_VALUE
                ? object.getIndex((int) index)
                : object.get(PropertyKey.of(index));
    }

    /** HasProperty, then Get: {@return {@link Empty} if there is none} */
    static Object find(JsObject object, long index) {
        if (object instanceof JsArray array && index < Integer.MAX_VALUE) {
            Object own = array.elementOrEmpty((int) index);
            if (own != Empty.EMPTY) {
                return own;
            }
        }
        Object key = PropertyKey.of(index);
        return object.has(key) ? object.get(key) : Empty.EMPTY;
    }

    static void set(JsObject object, long index, Object value) {
        object.put(PropertyKey.of(index), value);
    }

    /** Sets what was found elsewhere, or deletes if nothing was. */
    static void setOrDelete(JsObject object, long index, Object found) {
        if (found == Empty.EMPTY) {
            object.deleteOrThrow(PropertyKey.of(index));
        } else {
            set(object, index, found);
        }
    }

    /** CreateDataPropertyOrThrow. */
    static void define(JsObject object, long index, Object value) {
        if (object instanceof JsArray array && index < Integer.MAX_VALUE) {
            array.defineElement((int) index, value);
        } else {
            object.createDataPropertyOrThrow(PropertyKey.of(index), value);
        }
    }

    static void setLength(JsObject object, long length) {
        object.put("length", Convert.number(length));
    }

    /** {@return an index counted from the end if it is negative, within 0 to length} */
    static long relative(Object argument, long length) {
        double index = Convert.toIntegerOrInfinity(argument);
        return (long) (index < 0 ? Math.max(length + index, 0) : Math.min(index, length));
    }

    /** {@return an end index likewise; undefined is the length} */
    static long relativeEnd(Object argument, long length) {
        return argument == Undefined.UNDEFINED ? length : relative(argument, length);
    }

    static void checkLength(double length) {
        if (length > MAX_LENGTH) {
            throw JsThrow.typeError("Array-like would be longer than 2^53-1");
        }
    }

    /** ArrayCreate with the intrinsic prototype. */
    static JsArray create(Realm realm, long length) {
        return realm.newArray(length, realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE));
    }

    /**
     * {@return the array if its elements may be moved about without anybody noticing: plain, of
     * this length, and holes show nothing inherited; else null}
     */
    static @Nullable JsArray movable(JsObject object, long length) {
        return object instanceof JsArray array
                        && array.isPlain()
                        && array.length() == length
                        && array.inheritsNoElements()
                ? array
                : null;
    }

    /**
     * The first half of ArraySpeciesCreate (ECMA-262 23.1.3.1): {@return the constructor to use, or
     * null for a plain array}
     */
    static @Nullable JsFunction species(Realm realm, JsObject original) {
        if (!original.isArray()) {
            return null;
        }
        Object constructor = original.get("constructor");
        if (constructor instanceof JsObject object) {
            constructor = object.get(JsSymbol.SPECIES);
            if (Convert.isNullish(constructor)) {
                return null;
            }
        }
        if (constructor == Undefined.UNDEFINED || constructor == realm.intrinsic(Intrinsic.ARRAY)) {
            return null;
        }
        if (constructor instanceof JsFunction function && function.isConstructor()) {
            return function;
        }
        throw JsThrow.typeError("object.constructor[Symbol.species] is not a constructor");
    }

    /** The second half of ArraySpeciesCreate. */
    static JsObject create(Realm realm, @Nullable JsFunction species, long length) {
        if (species == null) {
            return create(realm, length);
        }
        return species.construct(new Object[] {Convert.number(length)}, species);
    }

    /** ArraySpeciesCreate. */
    static JsObject speciesCreate(Realm realm, JsObject original, long length) {
        return create(realm, species(realm, original), length);
    }
}
