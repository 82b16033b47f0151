package dev.zts.vm.builtins;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proxy of an object that cannot be called (ECMA-262 10.5). */
final class ProxyObject extends JsObject {

    private final ProxyTraps traps;

    ProxyObject(ProxyTraps traps) {
        super(Shape.dictionary(), null);
        this.traps = traps;
    }

    @Override
    public boolean hasOrdinaryNames() {
        return false;
    }

    @Override
    public @Nullable JsObject getPrototypeOf() {
        return traps.getPrototypeOf();
    }

    @Override
    public boolean setPrototypeOf(@Nullable JsObject wanted) {
        return traps.setPrototypeOf(wanted);
    }

    @Override
    protected boolean hasExoticPrototype() {
        return true;
    }

    @Override
    public boolean isExtensible() {
        return traps.isExtensible();
    }

    @Override
    public boolean preventExtensions() {
        return traps.preventExtensions();
    }

    @Override
    public @Nullable Property getOwnProperty(Object key) {
        return traps.getOwnProperty(key);
    }

    @Override
    public boolean defineOwnProperty(Object key, Property wanted) {
        return traps.defineOwnProperty(key, wanted);
    }

    @Override
    public boolean has(Object key) {
        return traps.has(key);
    }

    @Override
    public Object get(Object key, Object receiver) {
        return traps.get(key, receiver);
    }

    @Override
    public boolean set(Object key, Object value, Object receiver) {
        return traps.set(key, value, receiver);
    }

    @Override
    public boolean delete(Object key) {
        return traps.delete(key);
    }

    @Override
    public List<Object> ownKeys() {
        return traps.ownKeys();
    }

    @Override
    public boolean isArray() {
        return traps.isArray();
    }
}
