package dev.zts.vm.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A hidden class: which properties an object has, in which order, with which attributes, in which
 * slot. It does not name a prototype (each object holds its own), so the shapes of one pool form
 * one tree for all its realms.
 *
 * <p>Shared shapes are immutable but for their transitions, which only grow, by compare-and-set;
 * any thread may use them. The shape of an object in dictionary mode belongs to that object alone.
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
public final class Shape {

    /*
     * A property is an int: slot << 8 | attribute bits.
     *
     * Kinds. SHARED: in the tree. DICTIONARY: one object's, its table changes in place, so inline
     * caches never name it. MARKED: one object's, unchanged as long as it is in use, so caches may
     * name it; the first change turns it back into a dictionary and ends the realm's validity.
     */

    enum Kind {
        SHARED,
        DICTIONARY,
        MARKED
    }

    /** An object with more properties than this goes to dictionary mode. */
    static final int MAX_SHARED_PROPERTIES = 128;

    /**
     * Steps from one shape, and shapes in one tree, beyond which objects that grow by computed keys
     * get a dictionary, so that data cannot fill the tree all realms share.
     */
    static final int MAX_TRANSITIONS = 256;

    static final int MAX_SHAPES = 1 << 15;

    private static final int LINEAR_SEARCH = 6;
    private static final VarHandle TRANSITIONS;

    static {
        try {
            TRANSITIONS =
                    MethodHandles.lookup().findVarHandle(Shape.class, "transitions", Map.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Kind kind;
    private final boolean extensible;
    private final Object[] keys;
    private final int[] properties;
    private final int count;
    private volatile @Nullable Map<Transition, Shape> transitions;
    private volatile int @Nullable [] hash;
    private final @Nullable Map<Object, Integer> table;
    private int nextSlot;
    private final @Nullable Validity validity;

    /** Number of shapes in the tree; of a shape that stands alone, nothing. */
    private final AtomicInteger population;

    /** Slots of a dictionary that removed properties left, as a stack. */
    private int[] free = NO_SLOTS;

    private int freeCount;
    private boolean indexed;

    private static final int[] NO_SLOTS = {};

    private record Transition(Object key, int flags, boolean change) {}

    /** A step that was taken; immutable, so that a plain field may hold the latest one. */
    private record Step(Object key, int flags, Shape next) {}

    /** The step that leads here; null if no property was added. */
    private final @Nullable Step arrival;

    private @Nullable Step latest;
    private @Nullable Object derived;

    private static final Object PREVENT_EXTENSIONS = new Object();

    private Shape(
            Object[] keys,
            int[] properties,
            int count,
            int nextSlot,
            boolean extensible,
            AtomicInteger population,
            @Nullable Transition added) {
        this.population = population;
        this.kind = Kind.SHARED;
        this.keys = keys;
        this.properties = properties;
        this.count = count;
        this.nextSlot = nextSlot;
        this.extensible = extensible;
        this.table = null;
        this.validity = null;
        // Last, as who comes by way of the step sees what was written before it was made.
        this.arrival = added == null ? null : new Step(added.key(), added.flags(), this);
    }

    private Shape(
            Kind kind,
            Map<Object, Integer> table,
            int nextSlot,
            boolean extensible,
            @Nullable Validity validity) {
        this.population = new AtomicInteger();
        this.kind = kind;
        this.keys = new Object[0];
        this.properties = new int[0];
        this.count = 0;
        this.nextSlot = nextSlot;
        this.extensible = extensible;
        this.table = table;
        this.validity = validity;
        this.arrival = null;
    }

    /** {@return the root of a new tree} */
    public static Shape root() {
        return new Shape(new Object[0], new int[0], 0, 0, true, new AtomicInteger(), null);
    }

    /** {@return the shape of a new object in dictionary mode} */
    public static Shape dictionary() {
        return new Shape(Kind.DICTIONARY, new LinkedHashMap<>(), 0, true, null);
    }

    /** {@return slot << 8 | attribute bits, or -1} */
    public int lookup(Object key) {
        if (table != null) {
            Integer found = table.get(key);
            return found == null ? -1 : found;
        }
        if (count <= LINEAR_SEARCH) {
            for (int i = 0; i < count; i++) {
                if (keys[i] == key || keys[i].equals(key)) {
                    return properties[i];
                }
            }
            return -1;
        }
        return lookupHashed(key);
    }

    private int lookupHashed(Object key) {
        int[] index = hash;
        if (index == null) {
            index = buildHash();
            hash = index;
        }
        int mask = index.length - 1;
        int at = spread(key) & mask;
        while (index[at] != 0) {
            Object candidate = keys[index[at] - 1];
            if (candidate == key || candidate.equals(key)) {
                return properties[index[at] - 1];
            }
            at = at + 1 & mask;
        }
        return -1;
    }

    private int[] buildHash() {
        int[] index = new int[Integer.highestOneBit(count) * 4];
        int mask = index.length - 1;
        for (int i = 0; i < count; i++) {
            int at = spread(keys[i]) & mask;
            while (index[at] != 0) {
                at = at + 1 & mask;
            }
            index[at] = i + 1;
        }
        return index;
    }

    private static int spread(Object key) {
        int code = key.hashCode();
        return code ^ code >>> 16;
    }

    public static int slot(int property) {
        return property >> 8;
    }

    public static int flags(int property) {
        return property & 0xFF;
    }

    /** {@return whether an inline cache may name this shape} */
    public boolean isCacheable() {
        return kind != Kind.DICTIONARY;
    }

    public boolean isExtensible() {
        return extensible;
    }

    public boolean isShared() {
        return kind == Kind.SHARED;
    }

    boolean isMarked() {
        return kind == Kind.MARKED;
    }

    /** {@return number of properties} */
    public int size() {
        return table != null ? table.size() : count;
    }

    /** {@return one more than the highest slot in use} */
    public int slots() {
        return nextSlot;
    }

    /** {@return all keys in order of creation; integers not yet sorted to the front} */
    public List<Object> keys() {
        if (table != null) {
            return new ArrayList<>(table.keySet());
        }
        List<Object> list = new ArrayList<>(count);
        Collections.addAll(list, keys);
        return list.size() == count ? list : list.subList(0, count);
    }

    /**
     * {@return whether all keys are names in the order of creation, and can be asked for one by
     * one}
     */
    public boolean hasNamesOnly() {
        if (kind != Kind.SHARED) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!(keys[i] instanceof String) || PropertyKey.arrayIndex(keys[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return a key of a shape that has names only} */
    public String name(int index) {
        return (String) keys[index];
    }

    /** {@return slot and attributes of the same property} */
    public int property(int index) {
        return properties[index];
    }

    /**
     * {@return the shape with one property more, in slot {@link #slots()}; for shared shapes that
     * may take it}
     */
    public Shape add(Object key, int flags) {
        return transition(new Transition(key, flags, false));
    }

    /** {@return what {@link #derive} left, or null} */
    public @Nullable Object derived() {
        return derived;
    }

    /**
     * Keeps something immutable that was computed from a shared shape alone, for all realms.
     *
     * @param value whose fields are final, since any thread may see it
     */
    public void derive(Object value) {
        if (kind == Kind.SHARED) {
            derived = value;
        }
    }

    /**
     * {@return the shape with one property more if this is the step that was taken last from here,
     * else null; not null tells that there is no such property yet, and that there may be}
     */
    @Nullable Shape latest(Object key, int flags) {
        Step step = latest;
        return step != null && step.flags == flags && step.key.equals(key) ? step.next : null;
    }

    /** {@return the key of the property that was added last to this shape, or null} */
    public @Nullable Object latestKey() {
        Step step = latest;
        return step == null ? null : step.key;
    }

    /**
     * {@return {@link #add}, or null if data would grow the tree too much: then the object goes to
     * dictionary mode}
     */
    public @Nullable Shape grow(Object key, int flags) {
        if (count >= MAX_SHARED_PROPERTIES) {
            return null;
        }
        Transition step = new Transition(key, flags, false);
        Map<Transition, Shape> known = transitions;
        if (known != null) {
            Shape next = known.get(step);
            if (next != null) {
                if (extensible) {
                    latest = next.arrival;
                }
                return next;
            }
            if (known.size() >= MAX_TRANSITIONS) {
                return null;
            }
        }
        return population.get() >= MAX_SHAPES ? null : transition(step);
    }

    /** {@return the shape with other attributes for a property it has} */
    Shape change(Object key, int flags) {
        return transition(new Transition(key, flags, true));
    }

    Shape preventExtensions() {
        if (kind == Kind.SHARED) {
            return transition(new Transition(PREVENT_EXTENSIONS, 0, true));
        }
        return own(Kind.DICTIONARY, false, null);
    }

    private Shape own(Kind of, boolean grows, @Nullable Validity owner) {
        Shape made = new Shape(of, ownTable(), nextSlot, grows, owner);
        made.free = free;
        made.freeCount = freeCount;
        made.indexed = indexed;
        return made;
    }

    private Shape transition(Transition step) {
        while (true) {
            Map<Transition, Shape> known = transitions;
            Shape next = known == null ? null : known.get(step);
            if (next != null) {
                return next;
            }
            Shape made = make(step);
            Map<Transition, Shape> grown;
            if (known == null) {
                grown = Map.of(step, made);
            } else {
                grown = new HashMap<>(known);
                grown.put(step, made);
            }
            if (TRANSITIONS.compareAndSet(this, known, grown)) {
                population.incrementAndGet();
                return made;
            }
        }
    }

    private Shape make(Transition step) {
        if (step.key() == PREVENT_EXTENSIONS) {
            return new Shape(keys, properties, count, nextSlot, false, population, null);
        }
        if (step.change()) {
            int[] changed = properties.clone();
            for (int i = 0; i < count; i++) {
                if (keys[i].equals(step.key())) {
                    changed[i] = slot(properties[i]) << 8 | step.flags();
                }
            }
            return new Shape(keys, changed, count, nextSlot, extensible, population, null);
        }
        Object[] moreKeys = Arrays.copyOf(keys, count + 1);
        int[] moreProperties = Arrays.copyOf(properties, count + 1);
        moreKeys[count] = step.key();
        moreProperties[count] = nextSlot << 8 | step.flags();
        return new Shape(
                moreKeys, moreProperties, count + 1, nextSlot + 1, extensible, population, step);
    }

    /** {@return a dictionary of the same properties, for one object to own} */
    Shape toDictionary() {
        return own(Kind.DICTIONARY, extensible, null);
    }

    /** {@return the same properties, to be named by caches of a realm} */
    Shape mark(Validity owner) {
        return own(Kind.MARKED, extensible, owner);
    }

    void endValidity() {
        if (validity != null) {
            validity.end();
        }
    }

    private Map<Object, Integer> ownTable() {
        if (table != null) {
            return table;
        }
        Map<Object, Integer> made = new LinkedHashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            made.put(keys[i], properties[i]);
        }
        return made;
    }

    /** Adds to or changes a dictionary; {@return the property} */
    int put(Object key, int flags) {
        Map<Object, Integer> own = ownTable();
        Integer known = own.get(key);
        int property = (known == null ? freeSlot() : slot(known)) << 8 | flags;
        own.put(key, property);
        if (known == null && key instanceof Integer) {
            indexed = true;
        }
        return property;
    }

    private int freeSlot() {
        return freeCount > 0 ? free[--freeCount] : nextSlot++;
    }

    /** Removes from a dictionary; the slot will serve another property. */
    void remove(Object key) {
        Integer removed = ownTable().remove(key);
        if (removed == null) {
            return;
        }
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount == 0 ? 4 : freeCount * 2);
        }
        free[freeCount++] = slot(removed);
    }

    /** {@return whether there may be, or was, a property with an integer key} */
    boolean isIndexed() {
        return indexed;
    }
}
