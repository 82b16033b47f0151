package dev.zts.vm.builtins;

import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proxy of a function (ECMA-262 10.5). */
final class ProxyFunction extends JsFunction {

    private final ProxyTraps traps;
    private final boolean constructor;

    ProxyFunction(ProxyTraps traps, boolean constructor) {
        super(Shape.dictionary(), null);
        this.traps = traps;
        this.constructor = constructor;
    }

    @Override
    public boolean hasOrdinaryNames() {
        return false;
    }

    @Override
    public Object call(Object thisValue, Object... arguments) {
        return traps.call(thisValue, arguments);
    }

    @Override
    public boolean isConstructor() {
        return constructor;
    }

    @Override
    public JsObject construct(Object[] arguments, JsObject newTarget) {
        return traps.construct(arguments, newTarget);
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
