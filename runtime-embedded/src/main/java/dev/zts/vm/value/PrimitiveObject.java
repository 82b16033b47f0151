package dev.zts.vm.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Boolean, Number, String or Symbol object: a primitive in an object's clothes. One of a string
 * is exotic (ECMA-262 10.4.3).
 */
public final class PrimitiveObject extends JsObject {

    private final Object primitive;

    /**
     * @param primitive a Boolean, a number, a String (flat) or a symbol
     */
    public PrimitiveObject(Shape shape, JsObject prototype, Object primitive) {
        super(shape, prototype);
        this.primitive = primitive;
        if (primitive instanceof String text) {
            store("length", text.length(), 0);
        }
    }

    public Object primitive() {
        return primitive;
    }

    private @Nullable Property character(Object key) {
        if (primitive instanceof String text
                && key instanceof Integer index
                && index < text.length()) {
            return Property.data(String.valueOf(text.charAt(index)), Property.ENUMERABLE);
        }
        return null;
    }

    @Override
    public @Nullable Property getOwnProperty(Object key) {
        Property character = character(key);
        return character != null ? character : super.getOwnProperty(key);
    }

    @Override
    public boolean defineOwnProperty(Object key, Property wanted) {
        Property character = character(key);
        return character != null
                ? isCompatible(isExtensible(), wanted, character)
                : super.defineOwnProperty(key, wanted);
    }

    @Override
    public Object get(Object key, Object receiver) {
        Property character = character(key);
        return character != null ? character.valueOrUndefined() : super.get(key, receiver);
    }

    @Override
    public boolean set(Object key, Object value, Object receiver) {
        Property character = character(key);
        return character != null
                ? setWithOwn(key, value, receiver, character)
                : super.set(key, value, receiver);
    }

    @Override
    public boolean delete(Object key) {
        return character(key) == null && super.delete(key);
    }

    @Override
    public List<Object> ownKeys() {
        if (!(primitive instanceof String text)) {
            return super.ownKeys();
        }
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            keys.add(i);
        }
        keys.addAll(super.ownKeys());
        return keys;
    }

    @Override
    public String className() {
        return switch (primitive) {
            case Boolean _ -> "Boolean";
            case String _ -> "String";
            case JsSymbol _ -> "Object";
            default -> "Number";
        };
    }
}
