package dev.zts.vm.builtins;

import dev.zts.vm.ops.Messages;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The target and the handler of a proxy, and its internal methods with their invariants (ECMA-262
 * 10.5).
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class ProxyTraps {

    private final Realm realm;
    private @Nullable JsObject target;
    private @Nullable JsObject handler;

    ProxyTraps(Realm realm, JsObject target, JsObject handler) {
        this.realm = realm;
        this.target = target;
        this.handler = handler;
    }

    void revoke() {
        target = null;
        handler = null;
    }

    /** A trap that was found, and what it is called with. */
    private record Trap(JsFunction function, JsObject handler) {

        Object call(Object... arguments) {
            return function.call(handler, arguments);
        }
    }

    /** {@return the trap of this name, or null; a revoked proxy is refused} */
    private @Nullable Trap trap(String name) {
        JsObject asked = handler;
        if (asked == null) {
            throw JsThrow.typeError(
                    "Cannot perform '" + name + "' on a proxy that has been revoked");
        }
        JsFunction function = asked.getMethod(name);
        return function == null ? null : new Trap(function, asked);
    }

    /** {@return the target; to be asked for before the trap runs, which may revoke the proxy} */
    private JsObject target(String name) {
        JsObject known = target;
        if (known == null) {
            throw JsThrow.typeError(
                    "Cannot perform '" + name + "' on a proxy that has been revoked");
        }
        return known;
    }

    private static JsThrow broken(String trap, String reason) {
        return JsThrow.typeError("'" + trap + "' on proxy: " + reason);
    }

    private static JsThrow broken(String trap, Object key, String reason) {
        return broken(trap, reason + " '" + PropertyKey.value(key) + "'");
    }

    @Nullable JsObject getPrototypeOf() {
        JsObject object = target("getPrototypeOf");
        Trap trap = trap("getPrototypeOf");
        if (trap == null) {
            return object.getPrototypeOf();
        }
        Object answer = trap.call(object);
        if (!(answer instanceof JsObject) && answer != Null.NULL) {
            throw broken("getPrototypeOf", "trap returned neither object nor null");
        }
        JsObject prototype = answer instanceof JsObject found ? found : null;
        if (!object.isExtensible() && object.getPrototypeOf() != prototype) {
            throw broken("getPrototypeOf", "target is not extensible and has another prototype");
        }
        return prototype;
    }

    boolean setPrototypeOf(@Nullable JsObject wanted) {
        JsObject object = target("setPrototypeOf");
        Trap trap = trap("setPrototypeOf");
        if (trap == null) {
            return object.setPrototypeOf(wanted);
        }
        if (!Convert.toBoolean(trap.call(object, Values.orNull(wanted)))) {
            return false;
        }
        if (!object.isExtensible() && object.getPrototypeOf() != wanted) {
            throw broken("setPrototypeOf", "target is not extensible and has another prototype");
        }
        return true;
    }

    boolean isExtensible() {
        JsObject object = target("isExtensible");
        Trap trap = trap("isExtensible");
        if (trap == null) {
            return object.isExtensible();
        }
        boolean answer = Convert.toBoolean(trap.call(object));
        if (answer != object.isExtensible()) {
            throw broken("isExtensible", "trap result does not reflect the target");
        }
        return answer;
    }

    boolean preventExtensions() {
        JsObject object = target("preventExtensions");
        Trap trap = trap("preventExtensions");
        if (trap == null) {
            return object.preventExtensions();
        }
        boolean answer = Convert.toBoolean(trap.call(object));
        if (answer && object.isExtensible()) {
            throw broken("preventExtensions", "the target is still extensible");
        }
        return answer;
    }

    @Nullable Property getOwnProperty(Object key) {
        String name = "getOwnPropertyDescriptor";
        JsObject object = target(name);
        Trap trap = trap(name);
        if (trap == null) {
            return object.getOwnProperty(key);
        }
        Object answer = trap.call(object, PropertyKey.value(key));
        if (!(answer instanceof JsObject) && answer != Undefined.UNDEFINED) {
            throw broken(name, key, "trap returned neither object nor undefined for property");
        }
        Property own = object.getOwnProperty(key);
        if (answer == Undefined.UNDEFINED) {
            if (own != null && (!own.isConfigurable() || !object.isExtensible())) {
                throw broken(name, key, "trap hides a property that must stay:");
            }
            return null;
        }
        boolean extensible = object.isExtensible();
        Property result = complete(Descriptors.of(answer));
        if (!JsObject.isCompatible(extensible, result, own)) {
            throw broken(name, key, "trap returned an incompatible descriptor for property");
        }
        if (!result.isConfigurable()) {
            if (own == null || own.isConfigurable()) {
                throw broken(name, key, "trap reported a configurable property as fixed:");
            }
            if (result.has(Property.WRITABLE) && !result.isWritable() && own.isWritable()) {
                throw broken(name, key, "trap reported a writable property as read-only:");
            }
        }
        return result;
    }

    /** CompletePropertyDescriptor. */
    private static Property complete(Property property) {
        if (property.isAccessor()) {
            int flags = property.flags() & (Property.ENUMERABLE | Property.CONFIGURABLE);
            return Property.accessor(property.accessorPair(), flags);
        }
        return Property.data(property.valueOrUndefined(), property.flags());
    }

    boolean defineOwnProperty(Object key, Property wanted) {
        String name = "defineProperty";
        JsObject object = target(name);
        Trap trap = trap(name);
        if (trap == null) {
            return object.defineOwnProperty(key, wanted);
        }
        Object descriptor = Descriptors.toObject(realm, wanted);
        if (!Convert.toBoolean(trap.call(object, PropertyKey.value(key), descriptor))) {
            return false;
        }
        Property own = object.getOwnProperty(key);
        boolean extensible = object.isExtensible();
        boolean fixed = wanted.has(Property.CONFIGURABLE) && !wanted.isConfigurable();
        if (own == null) {
            if (!extensible || fixed) {
                throw broken(name, key, "trap accepted a property the target does not take:");
            }
            return true;
        }
        boolean readOnly = wanted.has(Property.WRITABLE) && !wanted.isWritable();
        if (!JsObject.isCompatible(extensible, wanted, own)
                || fixed && own.isConfigurable()
                || !own.isAccessor() && !own.isConfigurable() && own.isWritable() && readOnly) {
            throw broken(name, key, "trap accepted what the target does not have for property");
        }
        return true;
    }

    boolean has(Object key) {
        JsObject object = target("has");
        Trap trap = trap("has");
        if (trap == null) {
            return object.has(key);
        }
        boolean answer = Convert.toBoolean(trap.call(object, PropertyKey.value(key)));
        if (!answer) {
            Property own = object.getOwnProperty(key);
            if (own != null && (!own.isConfigurable() || !object.isExtensible())) {
                throw broken("has", key, "trap hides a property that must stay:");
            }
        }
        return answer;
    }

    Object get(Object key, Object receiver) {
        JsObject object = target("get");
        Trap trap = trap("get");
        if (trap == null) {
            return object.get(key, receiver);
        }
        Object answer = trap.call(object, PropertyKey.value(key), receiver);
        Property own = object.getOwnProperty(key);
        if (own != null && !own.isConfigurable()) {
            if (!own.isAccessor()
                    && !own.isWritable()
                    && !Convert.sameValue(answer, own.valueOrUndefined())) {
                throw broken("get", key, "trap changed the value of the fixed property");
            }
            if (own.isAccessor()
                    && own.accessorPair().getter() == null
                    && answer != Undefined.UNDEFINED) {
                throw broken("get", key, "trap gave a value to a property without getter:");
            }
        }
        return answer;
    }

    boolean set(Object key, Object value, Object receiver) {
        JsObject object = target("set");
        Trap trap = trap("set");
        if (trap == null) {
            return object.set(key, value, receiver);
        }
        if (!Convert.toBoolean(trap.call(object, PropertyKey.value(key), value, receiver))) {
            return false;
        }
        Property own = object.getOwnProperty(key);
        if (own != null && !own.isConfigurable()) {
            if (!own.isAccessor()
                    && !own.isWritable()
                    && !Convert.sameValue(value, own.valueOrUndefined())) {
                throw broken("set", key, "trap pretends to have changed the fixed property");
            }
            if (own.isAccessor() && own.accessorPair().setter() == null) {
                throw broken("set", key, "trap pretends to have set a property without setter:");
            }
        }
        return true;
    }

    boolean delete(Object key) {
        JsObject object = target("deleteProperty");
        Trap trap = trap("deleteProperty");
        if (trap == null) {
            return object.delete(key);
        }
        if (!Convert.toBoolean(trap.call(object, PropertyKey.value(key)))) {
            return false;
        }
        Property own = object.getOwnProperty(key);
        if (own != null && (!own.isConfigurable() || !object.isExtensible())) {
            throw broken("deleteProperty", key, "trap pretends to have deleted the property");
        }
        return true;
    }

    List<Object> ownKeys() {
        JsObject object = target("ownKeys");
        Trap trap = trap("ownKeys");
        if (trap == null) {
            return object.ownKeys();
        }
        List<Object> keys = keys(trap.call(object));
        Set<Object> left = new HashSet<>(keys);
        if (left.size() < keys.size()) {
            throw broken("ownKeys", "trap returned duplicate entries");
        }
        boolean extensible = object.isExtensible();
        List<Object> fixed = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (Object key : object.ownKeys()) {
            Property own = object.getOwnProperty(key);
            (own != null && !own.isConfigurable() ? fixed : others).add(key);
        }
        if (extensible && fixed.isEmpty()) {
            return keys;
        }
        removeAll(left, fixed);
        if (!extensible) {
            removeAll(left, others);
            if (!left.isEmpty()) {
                throw broken("ownKeys", "trap added keys to a target that is not extensible");
            }
        }
        return keys;
    }

    private static void removeAll(Set<Object> left, List<Object> keys) {
        for (Object key : keys) {
            if (!left.remove(key)) {
                throw broken("ownKeys", key, "trap result did not include");
            }
        }
    }

    /** CreateListFromArrayLike of property keys. */
    private List<Object> keys(Object answer) {
        JsObject list = Values.object(answer, "CreateListFromArrayLike");
        long length = Convert.lengthOf(list);
        List<Object> keys = new ArrayList<>();
        for (long i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            Object value = list.get(PropertyKey.of(i));
            if (!(value instanceof JsSymbol) && !Convert.isString(value)) {
                throw JsThrow.typeError(Messages.describe(value) + " is not a valid property name");
            }
            keys.add(Convert.toPropertyKey(value));
        }
        return keys;
    }

    Object call(Object thisValue, Object[] arguments) {
        JsObject object = target("apply");
        Trap trap = trap("apply");
        if (trap == null) {
            return ((JsFunction) object).call(thisValue, arguments);
        }
        return trap.call(object, thisValue, realm.newArray(arguments));
    }

    JsObject construct(Object[] arguments, JsObject newTarget) {
        JsObject object = target("construct");
        Trap trap = trap("construct");
        if (trap == null) {
            return ((JsFunction) object).construct(arguments, newTarget);
        }
        Object made = trap.call(object, realm.newArray(arguments), newTarget);
        if (made instanceof JsObject result) {
            return result;
        }
        throw broken("construct", "trap returned no object");
    }

    boolean isArray() {
        if (handler == null) {
            throw JsThrow.typeError("Cannot perform 'IsArray' on a proxy that has been revoked");
        }
        return target("IsArray").isArray();
    }
}
