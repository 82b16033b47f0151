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
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A module namespace exotic object (ECMA-262 10.4.6). */
final class ModuleNamespace extends JsObject {

    private final TreeMap<String, Cell> exports;

    ModuleNamespace(TreeMap<String, Cell> exports) {
        super(Shape.dictionary(), null);
        this.exports = exports;
        store(JsSymbol.TO_STRING_TAG, "Module", 0);
    }

    @Override
    public boolean hasOrdinaryNames() {
        return false;
    }

    private @Nullable Cell cell(Object key) {
        return key instanceof JsSymbol ? null : exports.get(key.toString());
    }

    private static Object read(Object key, Cell cell) {
        if (cell.value == Empty.EMPTY) {
            throw JsThrow.referenceError("Cannot access '" + key + "' before initialization");
        }
        return cell.value;
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
        Cell cell = cell(key);
        return cell == null
                ? null
                : Property.data(read(key, cell), Property.WRITABLE | Property.ENUMERABLE);
    }

    @Override
    public boolean defineOwnProperty(Object key, Property wanted) {
        if (key instanceof JsSymbol) {
            return super.defineOwnProperty(key, wanted);
        }
        Property current = getOwnProperty(key);
        if (current == null
                || wanted.has(Property.CONFIGURABLE) && wanted.isConfigurable()
                || wanted.has(Property.ENUMERABLE) && !wanted.isEnumerable()
                || wanted.isAccessor()
                || wanted.has(Property.WRITABLE) && !wanted.isWritable()) {
            return false;
        }
        return wanted.value == null
                || Convert.sameValue(wanted.value, current.valueOrUndefined());
    }

    @Override
    public boolean has(Object key) {
        return key instanceof JsSymbol ? super.has(key) : cell(key) != null;
    }

    @Override
    public Object get(Object key, Object receiver) {
        if (key instanceof JsSymbol) {
            return super.get(key, receiver);
        }
        Cell cell = cell(key);
        return cell == null ? Undefined.UNDEFINED : read(key, cell);
    }

    @Override
    public boolean set(Object key, Object value, Object receiver) {
        return false;
    }

    @Override
    public boolean delete(Object key) {
        return key instanceof JsSymbol ? super.delete(key) : cell(key) == null;
    }

    @Override
    public List<Object> ownKeys() {
        List<Object> keys = new ArrayList<>();
        for (String name : exports.keySet()) {
            keys.add(PropertyKey.of(name));
        }
        keys.addAll(super.ownKeys());
        return keys;
    }

    @Override
    public String className() {
        return "Module";
    }
}
