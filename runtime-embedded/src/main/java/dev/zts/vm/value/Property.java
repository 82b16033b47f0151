package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/**
 * A property descriptor (ECMA-262 6.2.6): complete when it comes from an object, perhaps partial
 * when it goes to {@link JsObject#defineOwnProperty}.
 */
public final class Property {

    /** Attribute bits as shapes keep them. */
    public static final int WRITABLE = 1;

    public static final int ENUMERABLE = 2;
    public static final int CONFIGURABLE = 4;

    /** The slot holds an {@link Accessor}. */
    public static final int ACCESSOR = 8;

    /** The slot may hold a {@link Lazy}; inline caches leave such a property alone. */
    public static final int LAZY = 16;

    /** Writable, enumerable, configurable. */
    public static final int ALL = WRITABLE | ENUMERABLE | CONFIGURABLE;

    /** Writable, configurable: what methods of built-in objects are. */
    public static final int HIDDEN = WRITABLE | CONFIGURABLE;

    /** [[Value]]; null if absent. */
    public @Nullable Object value;

    /** [[Get]]: a JsFunction or Undefined; null if absent. */
    public @Nullable Object getter;

    /** [[Set]]: a JsFunction or Undefined; null if absent. */
    public @Nullable Object setter;

    /** The attributes, and which of them are present. */
    private int bits;

    private int present;

    /** {@return a complete data property} */
    public static Property data(Object value, int flags) {
        Property made = new Property();
        made.value = value;
        made.bits = flags & ALL;
        made.present = ALL;
        return made;
    }

    /** {@return a complete accessor property} */
    public static Property accessor(Accessor accessor, int flags) {
        Property made = new Property();
        made.getter = accessor.getter() == null ? Undefined.UNDEFINED : accessor.getter();
        made.setter = accessor.setter() == null ? Undefined.UNDEFINED : accessor.setter();
        made.bits = flags & (ENUMERABLE | CONFIGURABLE);
        made.present = ENUMERABLE | CONFIGURABLE;
        return made;
    }

    /** {@return a descriptor with only a value} */
    public static Property valueOnly(Object value) {
        Property made = new Property();
        made.value = value;
        return made;
    }

    /** Sets one attribute; chainable. */
    public Property with(int attribute, boolean on) {
        present |= attribute;
        bits = on ? bits | attribute : bits & ~attribute;
        return this;
    }

    public boolean has(int attribute) {
        return (present & attribute) != 0;
    }

    public boolean isWritable() {
        return (bits & WRITABLE) != 0;
    }

    public boolean isEnumerable() {
        return (bits & ENUMERABLE) != 0;
    }

    public boolean isConfigurable() {
        return (bits & CONFIGURABLE) != 0;
    }

    /** IsAccessorDescriptor. */
    public boolean isAccessor() {
        return getter != null || setter != null;
    }

    /** IsDataDescriptor. */
    public boolean isData() {
        return value != null || has(WRITABLE);
    }

    /** {@return the attribute bits, absent ones as false} */
    public int flags() {
        return bits & present;
    }

    /** {@return [[Value]], absent as undefined} */
    public Object valueOrUndefined() {
        return value == null ? Undefined.UNDEFINED : value;
    }

    /** {@return the functions; absent as undefined} */
    public Accessor accessorPair() {
        return new Accessor(
                getter instanceof JsFunction get ? get : null,
                setter instanceof JsFunction set ? set : null);
    }

    /** {@return this descriptor with another value} */
    Property withValue(Object other) {
        Property made = valueOnly(other);
        made.bits = bits;
        made.present = present;
        return made;
    }

    /** {@return the attribute bits after applying this descriptor to a property} */
    int flagsOver(@Nullable Property current) {
        return flags() | (current == null ? 0 : current.flags() & ~present);
    }

    /**
     * {@return the complete property that applying this descriptor leaves: the second half of
     * ValidateAndApplyPropertyDescriptor (ECMA-262 10.1.6.3)}
     */
    Property over(@Nullable Property current) {
        int flags = flagsOver(current);
        if (isAccessor() || !isData() && current != null && current.isAccessor()) {
            Property both = new Property();
            both.getter = getter != null || current == null ? getter : current.getter;
            both.setter = setter != null || current == null ? setter : current.setter;
            return accessor(both.accessorPair(), flags);
        }
        Object kept = current == null ? null : current.value;
        Object result = value != null ? value : kept;
        return data(result == null ? Undefined.UNDEFINED : result, flags);
    }
}
