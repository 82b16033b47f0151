package dev.zts.vm.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary object (ECMA-262 10.1), and what exotic ones build on: they override the internal
 * methods, which carry the names of the specification.
 *
 * <p>Keys are property keys ({@link PropertyKey}). Used by the one thread of its realm.
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
public class JsObject {

    private static final Object[] NO_SLOTS = new Object[0];

    private Shape shape;
    private @Nullable JsObject prototype;
    private Object slot0 = Undefined.UNDEFINED;
    private Object slot1 = Undefined.UNDEFINED;
    private Object slot2 = Undefined.UNDEFINED;
    private Object slot3 = Undefined.UNDEFINED;
    private Object[] moreSlots = NO_SLOTS;

    /** How many slots stand in the object itself. */
    public static final int INLINE_SLOTS = 4;

    public JsObject(Shape shape, @Nullable JsObject prototype) {
        this.shape = shape;
        this.prototype = prototype;
    }

    // What inline caches use

    public final Shape shape() {
        return shape;
    }

    /** {@return [[Prototype]] without asking a proxy} */
    public final @Nullable JsObject prototype() {
        return prototype;
    }

    public final Object getSlot(int slot) {
        return switch (slot) {
            case 0 -> slot0;
            case 1 -> slot1;
            case 2 -> slot2;
            case 3 -> slot3;
            default -> moreSlots[slot - INLINE_SLOTS];
        };
    }

    public final void setSlot(int slot, Object value) {
        switch (slot) {
            case 0 -> slot0 = value;
            case 1 -> slot1 = value;
            case 2 -> slot2 = value;
            case 3 -> slot3 = value;
            default -> setMore(slot - INLINE_SLOTS, value);
        }
    }

    private void setMore(int index, Object value) {
        if (index >= moreSlots.length) {
            moreSlots = Arrays.copyOf(moreSlots, Math.max(4, index + (index >> 1) + 1));
        }
        moreSlots[index] = value;
    }

    /**
     * Takes the step an inline cache saw before: the shape after adding a property, and its value.
     */
    public final void addSlot(Shape next, int slot, Object value) {
        setSlot(slot, value);
        shape = next;
    }

    /**
     * Makes sure that the next change of this object's structure or prototype ends the validity of
     * a realm's inline caches.
     */
    public final void markAsPrototype(Validity validity) {
        if (!shape.isMarked()) {
            shape = shape.mark(validity);
        }
    }

    /** Takes another shape of the same properties, so that no cache names it. */
    public final void renewShape() {
        beforeChange();
    }

    private void beforeChange() {
        if (shape.isMarked()) {
            shape.endValidity();
            shape = shape.toDictionary();
        }
    }

    // Own properties as stored, without exotic behaviour

    /** {@return slot and attributes of an own property as stored, or -1} */
    public final int lookup(Object key) {
        return shape.lookup(key);
    }

    /** {@return the raw content of a property's slot, a lazy one made} */
    public final Object read(int property) {
        Object value = getSlot(Shape.slot(property));
        if ((property & Property.LAZY) != 0 && value instanceof Lazy lazy) {
            value = lazy.resolve(this);
            setSlot(Shape.slot(property), value);
        }
        return value;
    }

    /** Adds a property the object does not have, or replaces one, without asking anybody. */
    public final void store(Object key, Object value, int flags) {
        if (repeat(key, value, flags)) {
            return;
        }
        int known = shape.lookup(key);
        if (known >= 0) {
            setSlot(Shape.slot(known), value);
            if (Shape.flags(known) != flags) {
                changeFlags(key, flags);
            }
            return;
        }
        add(key, value, flags);
    }

    private void add(Object key, Object value, int flags) {
        beforeChange();
        if (shape.isShared()) {
            Shape next = key instanceof Integer ? null : shape.grow(key, flags);
            if (next != null) {
                setSlot(shape.slots(), value);
                shape = next;
                return;
            }
            shape = shape.toDictionary();
        }
        setSlot(Shape.slot(shape.put(key, flags)), value);
    }

    private void changeFlags(Object key, int flags) {
        beforeChange();
        if (shape.isShared()) {
            shape = shape.change(key, flags);
        } else {
            shape.put(key, flags);
        }
    }

    private void remove(Object key, int property) {
        beforeChange();
        if (shape.isShared()) {
            shape = shape.toDictionary();
        }
        shape.remove(key);
        setSlot(Shape.slot(property), Undefined.UNDEFINED);
    }

    private Object value(int property, Object receiver) {
        Object value = read(property);
        if ((property & Property.ACCESSOR) == 0) {
            return value;
        }
        JsFunction getter = ((Accessor) value).getter();
        return getter == null ? Undefined.UNDEFINED : getter.call(receiver);
    }

    // Internal methods (ECMA-262 6.1.7.2)

    public @Nullable JsObject getPrototypeOf() {
        return prototype;
    }

    public boolean setPrototypeOf(@Nullable JsObject wanted) {
        if (wanted == prototype) {
            return true;
        }
        if (!shape.isExtensible()) {
            return false;
        }
        for (JsObject at = wanted; at != null; at = at.prototype) {
            if (at == this) {
                return false;
            }
            if (at.hasExoticPrototype()) {
                break;
            }
        }
        replacePrototype(wanted);
        return true;
    }

    /** Sets [[Prototype]] without asking anybody. */
    public final void replacePrototype(@Nullable JsObject wanted) {
        beforeChange();
        prototype = wanted;
    }

    /** {@return whether [[GetPrototypeOf]] is not the ordinary one; a proxy} */
    protected boolean hasExoticPrototype() {
        return false;
    }

    /**
     * {@return whether [[Get]] and [[Set]] are ordinary for names, so that inline caches may take
     * the short way; an object that answers no is made with the shape of a dictionary}
     */
    public boolean hasOrdinaryNames() {
        return true;
    }

    public boolean isExtensible() {
        return shape.isExtensible();
    }

    public boolean preventExtensions() {
        if (shape.isExtensible()) {
            beforeChange();
            shape = shape.preventExtensions();
        }
        return true;
    }

    public @Nullable Property getOwnProperty(Object key) {
        int property = shape.lookup(key);
        return property < 0 ? null : describe(property);
    }

    /** {@return a stored property as a descriptor} */
    protected final Property describe(int property) {
        Object value = read(property);
        int flags = Shape.flags(property);
        return (flags & Property.ACCESSOR) != 0
                ? Property.accessor((Accessor) value, flags)
                : Property.data(value, flags);
    }

    /** OrdinaryDefineOwnProperty. */
    public boolean defineOwnProperty(Object key, Property wanted) {
        int property = shape.lookup(key);
        Property current = property < 0 ? null : describe(property);
        if (!isCompatible(isExtensible(), wanted, current)) {
            return false;
        }
        apply(key, wanted, current);
        return true;
    }

    private void apply(Object key, Property wanted, @Nullable Property current) {
        Property result = wanted.over(current);
        if (result.isAccessor()) {
            store(key, result.accessorPair(), result.flags() | Property.ACCESSOR);
        } else {
            store(key, result.valueOrUndefined(), result.flags());
        }
    }

    /**
     * IsCompatiblePropertyDescriptor: ValidateAndApplyPropertyDescriptor without the second half.
     */
    public static boolean isCompatible(
            boolean extensible, Property wanted, @Nullable Property current) {
        if (current == null) {
            return extensible;
        }
        if (current.isConfigurable()) {
            return true;
        }
        if (wanted.has(Property.CONFIGURABLE) && wanted.isConfigurable()
                || wanted.has(Property.ENUMERABLE)
                        && wanted.isEnumerable() != current.isEnumerable()) {
            return false;
        }
        if (!wanted.isAccessor() && !wanted.isData()) {
            return true;
        }
        if (wanted.isAccessor() != current.isAccessor()) {
            return false;
        }
        if (current.isAccessor()) {
            return (wanted.getter == null || wanted.getter == current.getter)
                    && (wanted.setter == null || wanted.setter == current.setter);
        }
        if (current.isWritable()) {
            return true;
        }
        return !(wanted.has(Property.WRITABLE) && wanted.isWritable())
                && (wanted.value == null
                        || Convert.sameValue(wanted.value, current.valueOrUndefined()));
    }

    public boolean has(Object key) {
        if (getOwnProperty(key) != null) {
            return true;
        }
        JsObject parent = getPrototypeOf();
        return parent != null && parent.has(key);
    }

    public Object get(Object key, Object receiver) {
        int property = shape.lookup(key);
        if (property >= 0) {
            return value(property, receiver);
        }
        JsObject parent = prototype;
        return parent == null ? Undefined.UNDEFINED : parent.get(key, receiver);
    }

    /** [[Set]]; {@return false if the property cannot be set} */
    public boolean set(Object key, Object value, Object receiver) {
        int property = shape.lookup(key);
        if (property < 0) {
            JsObject parent = prototype;
            return parent == null
                    ? setOnReceiver(key, value, receiver)
                    : parent.set(key, value, receiver);
        }
        if ((property & Property.ACCESSOR) != 0) {
            return callSetter((Accessor) read(property), value, receiver);
        }
        if ((property & Property.WRITABLE) == 0) {
            return false;
        }
        if (receiver == this) {
            setSlot(Shape.slot(property), value);
            return true;
        }
        return setOnReceiver(key, value, receiver);
    }

    /** OrdinarySetWithOwnDescriptor (ECMA-262 10.1.9.2), for exotic objects. */
    protected final boolean setWithOwn(
            Object key, Object value, Object receiver, @Nullable Property own) {
        if (own == null) {
            JsObject parent = getPrototypeOf();
            return parent == null
                    ? setOnReceiver(key, value, receiver)
                    : parent.set(key, value, receiver);
        }
        if (own.isAccessor()) {
            return callSetter(own.accessorPair(), value, receiver);
        }
        return own.isWritable() && setOnReceiver(key, value, receiver);
    }

    private static boolean callSetter(Accessor accessor, Object value, Object receiver) {
        if (accessor.setter() == null) {
            return false;
        }
        accessor.setter().call(receiver, value);
        return true;
    }

    private static boolean setOnReceiver(Object key, Object value, Object receiver) {
        if (!(receiver instanceof JsObject target)) {
            return false;
        }
        if (target.getClass() == JsObject.class) {
            return target.setOwn(key, value);
        }
        Property existing = target.getOwnProperty(key);
        if (existing == null) {
            return target.createDataProperty(key, value);
        }
        if (existing.isAccessor() || !existing.isWritable()) {
            return false;
        }
        return target.defineOwnProperty(key, Property.valueOnly(value));
    }

    /** The end of [[Set]] on an object that is ordinary for sure. */
    private boolean setOwn(Object key, Object value) {
        int property = shape.lookup(key);
        if (property < 0) {
            if (!shape.isExtensible()) {
                return false;
            }
            add(key, value, Property.ALL);
            return true;
        }
        if ((property & (Property.ACCESSOR | Property.WRITABLE)) != Property.WRITABLE) {
            return false;
        }
        setSlot(Shape.slot(property), value);
        return true;
    }

    /**
     * {@return whether it may have own properties with integer keys; true of what is not known to
     * be ordinary}
     */
    boolean mayHaveElements() {
        return getClass() != JsObject.class || shape.isIndexed();
    }

    public boolean delete(Object key) {
        int property = shape.lookup(key);
        if (property < 0) {
            return true;
        }
        if ((property & Property.CONFIGURABLE) == 0) {
            return false;
        }
        remove(key, property);
        return true;
    }

    /** [[OwnPropertyKeys]]: integers ascending, then strings, then symbols. A list of its own. */
    public List<Object> ownKeys() {
        return ordered(shape.keys());
    }

    /** {@return keys in the order of OrdinaryOwnPropertyKeys, private names left out} */
    protected static List<Object> ordered(List<Object> stored) {
        List<Object> sorted = new ArrayList<>(stored.size());
        int indices = 0;
        boolean symbols = false;
        for (Object key : stored) {
            if (PropertyKey.arrayIndex(key) >= 0) {
                sorted.add(key);
                indices++;
            } else if (key instanceof JsSymbol) {
                symbols = true;
            }
        }
        if (indices > 1) {
            sorted.sort(
                    (a, b) -> Long.compare(PropertyKey.arrayIndex(a), PropertyKey.arrayIndex(b)));
        }
        for (Object key : stored) {
            if (key instanceof String && (indices == 0 || PropertyKey.arrayIndex(key) < 0)) {
                sorted.add(key);
            }
        }
        if (symbols) {
            for (Object key : stored) {
                if (key instanceof JsSymbol symbol && !symbol.isPrivate()) {
                    sorted.add(symbol);
                }
            }
        }
        return sorted;
    }

    // Abstract operations on objects (ECMA-262 7.3)

    /** Get. */
    public final Object get(Object key) {
        return get(key, this);
    }

    /** {@return an element; subclasses with elements answer without a key} */
    public Object getIndex(int index) {
        return get((Object) index, this);
    }

    /** Set with true: a TypeError if it cannot be. */
    public final void put(Object key, Object value) {
        if (!set(key, value, this)) {
            throw JsThrow.typeError(
                    "Cannot assign to read only property '"
                            + PropertyKey.value(key)
                            + "' of object");
        }
    }

    /** Adds a property as the same was added last to an object of this shape, if it was. */
    private boolean repeat(Object key, Object value, int flags) {
        Shape next = shape.latest(key, flags);
        if (next == null) {
            return false;
        }
        setSlot(shape.slots(), value);
        shape = next;
        return true;
    }

    public final boolean createDataProperty(Object key, Object value) {
        if (getClass() == JsObject.class && repeat(key, value, Property.ALL)) {
            return true;
        }
        if (getClass() == JsObject.class && shape.lookup(key) < 0) {
            if (!shape.isExtensible()) {
                return false;
            }
            add(key, value, Property.ALL);
            return true;
        }
        return defineOwnProperty(key, Property.data(value, Property.ALL));
    }

    public final void createDataPropertyOrThrow(Object key, Object value) {
        if (!createDataProperty(key, value)) {
            throw cannotDefine(key);
        }
    }

    public final void definePropertyOrThrow(Object key, Property wanted) {
        if (!defineOwnProperty(key, wanted)) {
            throw cannotDefine(key);
        }
    }

    private static JsThrow cannotDefine(Object key) {
        return JsThrow.typeError("Cannot redefine property: " + PropertyKey.value(key));
    }

    public final void deleteOrThrow(Object key) {
        if (!delete(key)) {
            throw JsThrow.typeError(
                    "Cannot delete property '" + PropertyKey.value(key) + "' of object");
        }
    }

    public final boolean hasOwn(Object key) {
        return getOwnProperty(key) != null;
    }

    /** GetMethod; {@return null for undefined and null} */
    public final @Nullable JsFunction getMethod(Object key) {
        Object method = get(key, this);
        if (method == Undefined.UNDEFINED || method == Null.NULL) {
            return null;
        }
        if (method instanceof JsFunction function) {
            return function;
        }
        throw JsThrow.typeError(PropertyKey.value(key) + " is not a function");
    }

    /** Invoke. */
    public final Object invoke(Object key, Object... arguments) {
        if (get(key, this) instanceof JsFunction function) {
            return function.call(this, arguments);
        }
        throw JsThrow.typeError(PropertyKey.value(key) + " is not a function");
    }

    /** IsArray, of an object. */
    public boolean isArray() {
        return false;
    }

    /** {@return the built-in tag of Object.prototype.toString (ECMA-262 20.1.3.6)} */
    public String className() {
        return "Object";
    }
}
