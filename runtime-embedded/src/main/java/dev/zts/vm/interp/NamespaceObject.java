package dev.zts.vm.interp;

import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module namespace exotic object (ECMA-262 10.4.6). */
final class NamespaceObject extends JsObject {

    private final Map<Object, Cell> exports;

    /**
     * @param exports in the order of their names; may be filled later
     */
    NamespaceObject(Map<Object, Cell> exports) {
        super(Shape.dictionary(), null);
        this.exports = exports;
        store(JsSymbol.TO_STRING_TAG, "Module", 0);
    }

    @Override
    public boolean hasOrdinaryNames() {
        return false;
    }

    @Override
    public boolean setPrototypeOf(@Nullable JsObject wanted) {
        return wanted == null;
    }

    @Override
    public boolean isExtensible() {
        return false;
    }

    @Override
    public boolean preventExtensions() {
        return true;
    }

    @Override
    public @Nullable Property getOwnProperty(Object key) {
        if (key instanceof JsSymbol) {
            return super.getOwnProperty(key);
        }
        Cell cell = exports.get(key);
        return cell == null
                ? null
                : Property.data(value(cell, key), Property.WRITABLE | Property.ENUMERABLE);
    }

    private static Object value(Cell cell, Object key) {
        if (cell.value == Empty.EMPTY) {
            throw JsThrow.referenceError(
                    "Cannot access '" + PropertyKey.text(key) + "' before initialization");
        }
        return cell.value;
    }

    @Override
    public boolean defineOwnProperty(Object key, Property wanted) {
        if (key instanceof JsSymbol) {
            Property known = super.getOwnProperty(key);
            return known != null && isCompatible(false, wanted, known);
        }
        Property current = getOwnProperty(key);
        if (current == null || wanted.isAccessor()) {
            return false;
        }
        boolean refused =
                wanted.has(Property.CONFIGURABLE) && wanted.isConfigurable()
                        || wanted.has(Property.ENUMERABLE) && !wanted.isEnumerable()
                        || wanted.has(Property.WRITABLE) && !wanted.isWritable();
        return !refused
                && (wanted.value == null
                        || Convert.sameValue(wanted.value, current.valueOrUndefined()));
    }

    @Override
    public boolean has(Object key) {
        return key instanceof JsSymbol ? super.has(key) : exports.containsKey(key);
    }

    @Override
    public Object get(Object key, Object receiver) {
        if (key instanceof JsSymbol) {
            return super.get(key, receiver);
        }
        Cell cell = exports.get(key);
        return cell == null ? dev.zts.vm.value.Undefined.UNDEFINED : value(cell, key);
    }

    @Override
    public boolean set(Object key, Object value, Object receiver) {
        return false;
    }

    @Override
    public boolean delete(Object key) {
        return key instanceof JsSymbol ? super.delete(key) : !exports.containsKey(key);
    }

    @Override
    public List<Object> ownKeys() {
        List<Object> keys = new ArrayList<>(exports.keySet());
        keys.add(JsSymbol.TO_STRING_TAG);
        return keys;
    }

    @Override
    public String className() {
        return "Module";
    }
}
