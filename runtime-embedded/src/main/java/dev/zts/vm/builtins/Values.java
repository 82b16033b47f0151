package dev.zts.vm.builtins;

import dev.zts.vm.ops.Messages;
import dev.zts.vm.value.BoundFunction;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Abstract operations on values that several built-in objects use (ECMA-262 7.2, 7.3). */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class Values {

    /** Between two looks at whether the script shall end. */
    static final int POLL_MASK = 1023;

    private Values() {}

    static JsFunction callable(Object value) {
        if (value instanceof JsFunction function) {
            return function;
        }
        throw JsThrow.typeError(Messages.describe(value) + " is not a function");
    }

    static JsObject object(Object value, String what) {
        if (value instanceof JsObject object) {
            return object;
        }
        throw JsThrow.typeError(what + " called on non-object " + Messages.describe(value));
    }

    /** RequireObjectCoercible. */
    static Object coercible(Object value) {
        if (Convert.isNullish(value)) {
            throw JsThrow.typeError("Cannot convert undefined or null to object");
        }
        return value;
    }

    /** {@return a prototype argument; null for null} */
    static @Nullable JsObject prototype(Object value) {
        if (value instanceof JsObject object) {
            return object;
        }
        if (value == Null.NULL) {
            return null;
        }
        throw JsThrow.typeError(
                "Object prototype may only be an Object or null: " + Messages.describe(value));
    }

    static Object orNull(@Nullable JsObject object) {
        return object == null ? Null.NULL : object;
    }

    /** Invoke on any value. */
    static Object invoke(Realm realm, Object value, Object key, Object... arguments) {
        Object method = Convert.getV(realm, value, key);
        if (method instanceof JsFunction function) {
            return function.call(value, arguments);
        }
        throw JsThrow.typeError(PropertyKey.value(key) + " is not a function");
    }

    /** CreateListFromArrayLike. */
    static Object[] list(Realm realm, Object value) {
        if (!(value instanceof JsObject object)) {
            throw JsThrow.typeError("CreateListFromArrayLike called on non-object");
        }
        long length = Convert.lengthOf(object);
        if (length > JsArray.MAX_DENSE) {
            throw JsThrow.rangeError("Invalid array length");
        }
        Object[] list = new Object[(int) length];
        for (int i = 0; i < list.length; i++) {
            pollAt(realm, i);
            list[i] = object.getIndex(i);
        }
        return list;
    }

    /** {@return an array of what scripts see of these keys} */
    static JsArray keyArray(Realm realm, List<Object> keys) {
        Object[] values = new Object[keys.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = PropertyKey.value(keys.get(i));
        }
        return realm.newArray(values);
    }

    /** Looks every so often whether the script shall end. */
    static void pollAt(Realm realm, long index) {
        if ((index & POLL_MASK) == POLL_MASK) {
            realm.poll();
        }
    }

    /** OrdinaryHasInstance. */
    static boolean ordinaryHasInstance(Realm realm, Object constructor, Object value) {
        if (!(constructor instanceof JsFunction function)) {
            return false;
        }
        if (function instanceof BoundFunction bound) {
            return isInstance(realm, value, bound.target());
        }
        if (!(value instanceof JsObject object)) {
            return false;
        }
        if (!(function.get("prototype") instanceof JsObject prototype)) {
            throw JsThrow.typeError("Function has non-object prototype in instanceof check");
        }
        for (JsObject at = object.getPrototypeOf(); at != null; at = at.getPrototypeOf()) {
            if (at == prototype) {
                return true;
            }
        }
        return false;
    }

    /** InstanceofOperator with a callable right side. */
    private static boolean isInstance(Realm realm, Object value, JsFunction constructor) {
        JsFunction method = constructor.getMethod(JsSymbol.HAS_INSTANCE);
        return method != null
                ? Convert.toBoolean(method.call(constructor, value))
                : ordinaryHasInstance(realm, constructor, value);
    }

    /** {@return an intrinsic as a function} */
    static JsFunction function(Realm realm, Intrinsic which) {
        return (JsFunction) realm.intrinsic(which);
    }

    /** {@return an element of a dense array, undefined for a hole} */
    static Object orUndefined(Object element) {
        return element == Empty.EMPTY ? Undefined.UNDEFINED : element;
    }
}
