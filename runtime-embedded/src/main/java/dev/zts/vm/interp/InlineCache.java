package dev.zts.vm.interp;

import dev.zts.vm.ops.Properties;
import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction learned about the shapes it met: one in the fields the interpreter's loop
 * looks at, up to four as entries; after more it is megamorphic, until it meets the same shape
 * often enough in a row.
 */
@SuppressWarnings("ReferenceEquality") // shapes and objects are what they are by identity
public final class InlineCache {

    /*
     * A conclusion about the receiver alone (an own data property) holds for its shape. One about
     * its prototypes holds for shape and prototype while the realm's validity keeps its epoch: every
     * object on the chain was marked when the conclusion was drawn.
     */

    private static final int MAX_ENTRIES = 4;
    private static final int RECOVERY = 32;
    private static final int ALWAYS = -1;

    private enum Kind {
        OWN,
        /** A slot of the receiver whose value may not be made yet. */
        LAZY,
        /** The slot of an object on the chain. */
        HELD,
        /** An accessor in a slot of the holder; the receiver itself if that is null. */
        ACCESSOR,
        ABSENT,
        ADD
    }

    private record Entry(
            Shape shape,
            Kind kind,
            int slot,
            @Nullable JsObject holder,
            @Nullable JsObject prototype,
            int epoch,
            @Nullable Shape next) {

        boolean covers(Shape at, JsObject receiver, int now) {
            return shape == at
                    && (epoch == ALWAYS || epoch == now && receiver.prototype() == prototype);
        }
    }

    /**
     * Shape of a receiver with the property in its own slot, for the loop; null if there is none.
     */
    @Nullable Shape shape;

    int slot;
    long hits;
    long misses;
    private Entry[] entries = new Entry[0];

    /** The last entry learned whose value a prototype holds. */
    private @Nullable Entry method;

    private boolean megamorphic;
    private @Nullable Object last;
    private int streak;

    /**
     * A shape that was seen, for compiled code.
     *
     * @param own whether the property is in a slot of the object itself, and plain
     * @param held whether a prototype holds the property, and it is plain
     */
    public record Seen(Shape shape, boolean own, int slot, boolean held) {}

    /** {@return what was seen; empty if nothing, or too much} */
    List<Seen> seen() {
        List<Seen> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry == null || megamorphic || !entry.shape.isShared()) {
                return List.of(); // another thread learns now, or only this realm knows the shape
            }
            found.add(
                    new Seen(
                            entry.shape,
                            entry.kind == Kind.OWN,
                            entry.slot,
                            entry.kind == Kind.HELD));
        }
        return found;
    }

    boolean isMegamorphic() {
        return megamorphic;
    }

    // Reading

    /** As the interpreter's loop reads. */
    Object getField(Realm realm, Object target, Object key) {
        if (target instanceof JsObject object && object.shape() == shape) {
            hits++;
            return object.getSlot(slot);
        }
        return get(realm, target, key);
    }

    Object get(Realm realm, Object target, Object key) {
        Entry first = method;
        if (first != null
                && target instanceof JsObject object
                && first.covers(object.shape(), object, realm.validity().epoch())) {
            hits++;
            return holder(first).getSlot(first.slot);
        }
        return getOther(realm, target, key);
    }

    /** {@return the value that a prototype holds, null if that was not learned of the target} */
    @Nullable Object held(Realm realm, Object target) {
        Entry first = method;
        return first != null
                        && target instanceof JsObject object
                        && first.covers(object.shape(), object, realm.validity().epoch())
                ? holder(first).getSlot(first.slot)
                : null;
    }

    private Object getOther(Realm realm, Object target, Object key) {
        JsObject start;
        if (target instanceof JsObject object) {
            start = object;
        } else if (Convert.isNullish(target)) {
            return Properties.getField(realm, target, key);
        } else {
            start = Convert.prototypeOf(realm, target);
        }
        Shape at = start.shape();
        int now = realm.validity().epoch();
        for (Entry entry : entries) {
            if (entry.covers(at, start, now)) {
                hits++;
                return read(entry, start, target);
            }
        }
        misses++;
        if (megamorphic && !recovers(at)) {
            return start.get(key, target);
        }
        return learnGet(realm, start, target, key);
    }

    private static Object read(Entry entry, JsObject start, Object target) {
        return switch (entry.kind) {
            case OWN -> start.getSlot(entry.slot);
            case LAZY -> start.read(entry.slot << 8 | Property.LAZY);
            case HELD -> holder(entry).getSlot(entry.slot);
            case ACCESSOR -> {
                JsObject at = entry.holder == null ? start : entry.holder;
                JsFunction getter = ((Accessor) at.getSlot(entry.slot)).getter();
                yield getter == null ? Undefined.UNDEFINED : getter.call(target);
            }
            case ABSENT, ADD -> Undefined.UNDEFINED;
        };
    }

    private static JsObject holder(Entry entry) {
        JsObject holder = entry.holder;
        if (holder == null) {
            throw new AssertionError("an entry without a holder");
        }
        return holder;
    }

    private Object learnGet(Realm realm, JsObject start, Object target, Object key) {
        if (Convert.isString(target) && key.equals("length")) {
            return Properties.getField(realm, target, key);
        }
        if (start != target) {
            start.markAsPrototype(realm.validity());
        }
        Shape at = start.shape();
        if (!at.isCacheable() || !isOrdinary(start, key)) {
            return start.get(key, target);
        }
        int own = start.lookup(key);
        if (own >= 0) {
            Object value = start.read(own);
            boolean accessor = (own & Property.ACCESSOR) != 0;
            learn(
                    new Entry(
                            at,
                            accessor ? Kind.ACCESSOR : isLazy(own) ? Kind.LAZY : Kind.OWN,
                            Shape.slot(own),
                            null,
                            null,
                            ALWAYS,
                            null));
            return accessor ? start.get(key, target) : value;
        }
        JsObject holder = holder(start, key);
        if (holder == null && !isOrdinaryChain(start, key)) {
            return start.get(key, target);
        }
        markChain(realm, start, holder);
        int epoch = realm.validity().epoch();
        if (holder == null) {
            learn(new Entry(at, Kind.ABSENT, 0, null, start.prototype(), epoch, null));
            return Undefined.UNDEFINED;
        }
        int property = holder.lookup(key);
        Object value = holder.read(property);
        boolean accessor = (property & Property.ACCESSOR) != 0;
        Kind kind = accessor ? Kind.ACCESSOR : Kind.HELD;
        learn(new Entry(at, kind, Shape.slot(property), holder, start.prototype(), epoch, null));
        return accessor ? start.get(key, target) : value;
    }

    /** {@return whether other objects of the shape may hold a value that is not made yet} */
    private static boolean isLazy(int property) {
        return (property & Property.LAZY) != 0;
    }

    /** {@return the object on the chain that has the property and may be named, or null} */
    private static @Nullable JsObject holder(JsObject start, Object key) {
        for (JsObject at = start.prototype(); at != null; at = at.prototype()) {
            if (!isOrdinary(at, key)) {
                return null;
            }
            if (at.lookup(key) >= 0) {
                return at;
            }
        }
        return null;
    }

    private static boolean isOrdinaryChain(JsObject start, Object key) {
        for (JsObject at = start.prototype(); at != null; at = at.prototype()) {
            if (!isOrdinary(at, key)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether a name is one like any other for an object} */
    private static boolean isOrdinary(JsObject at, Object key) {
        return at.hasOrdinaryNames()
                && !(at instanceof JsArray && key.equals("length"))
                && !(at instanceof JsTypedArray && JsTypedArray.isIndex(key));
    }

    private static void markChain(Realm realm, JsObject start, @Nullable JsObject holder) {
        for (JsObject at = start.prototype(); at != null; at = at.prototype()) {
            at.markAsPrototype(realm.validity());
            if (at == holder) {
                return;
            }
        }
    }

    // Writing

    /** As the interpreter's loop writes. */
    void putField(Realm realm, Object target, Object key, Object value) {
        if (target instanceof JsObject object && object.shape() == shape) {
            hits++;
            object.setSlot(slot, value);
        } else {
            put(realm, target, key, value);
        }
    }

    void put(Realm realm, Object target, Object key, Object value) {
        if (!(target instanceof JsObject object)) {
            Properties.putField(realm, target, value, key);
            return;
        }
        Shape at = object.shape();
        int now = realm.validity().epoch();
        for (Entry entry : entries) {
            if (entry.covers(at, object, now)) {
                hits++;
                write(realm, entry, object, key, value);
                return;
            }
        }
        misses++;
        if (megamorphic && !recovers(at)) {
            Properties.putField(realm, target, value, key);
            return;
        }
        learnPut(realm, object, key, value);
    }

    private static void write(Realm realm, Entry entry, JsObject object, Object key, Object value) {
        switch (entry.kind) {
            case OWN -> object.setSlot(entry.slot, value);
            case ADD -> {
                Shape next = entry.next;
                if (next == null) {
                    throw new AssertionError("a transition without a shape");
                }
                object.addSlot(next, entry.slot, value);
            }
            case ACCESSOR -> {
                JsObject at = entry.holder == null ? object : entry.holder;
                JsFunction setter = ((Accessor) at.getSlot(entry.slot)).setter();
                if (setter == null) {
                    Properties.putField(realm, object, value, key);
                } else {
                    setter.call(object, value);
                }
            }
            case HELD, LAZY, ABSENT -> throw new AssertionError("an entry of a reading cache");
        }
    }

    private void learnPut(Realm realm, JsObject object, Object key, Object value) {
        Shape before = object.shape();
        boolean simple = before.isCacheable() && isOrdinary(object, key);
        int own = simple ? object.lookup(key) : -1;
        if (own >= 0) {
            if ((own & Property.ACCESSOR) != 0) {
                learn(new Entry(before, Kind.ACCESSOR, Shape.slot(own), null, null, ALWAYS, null));
            } else if ((own & Property.WRITABLE) != 0) {
                learn(new Entry(before, Kind.OWN, Shape.slot(own), null, null, ALWAYS, null));
            }
        } else if (simple) {
            learnChain(realm, object, key, value, before);
            return;
        }
        Properties.putField(realm, object, value, key);
    }

    private void learnChain(Realm realm, JsObject object, Object key, Object value, Shape before) {
        JsObject holder = holder(object, key);
        int held = holder == null ? -1 : holder.lookup(key);
        if (held >= 0 && holder != null && (held & Property.ACCESSOR) != 0) {
            markChain(realm, object, holder);
            learn(
                    new Entry(
                            before,
                            Kind.ACCESSOR,
                            Shape.slot(held),
                            holder,
                            object.prototype(),
                            realm.validity().epoch(),
                            null));
            Properties.putField(realm, object, value, key);
            return;
        }
        Properties.putField(realm, object, value, key);
        Shape after = object.shape();
        int added = object.lookup(key);
        boolean addsOnly = held < 0 || (held & Property.WRITABLE) != 0;
        if (after != before
                && added >= 0
                && Shape.flags(added) == Property.ALL
                && after.isCacheable()
                && addsOnly
                && (holder != null || isOrdinaryChain(object, key))) {
            markChain(realm, object, null);
            int epoch = realm.validity().epoch();
            learn(
                    new Entry(
                            before,
                            Kind.ADD,
                            Shape.slot(added),
                            null,
                            object.prototype(),
                            epoch,
                            after));
        }
    }

    // Calling

    /** Notes which function was called. */
    void called(Object function) {
        if (function == last) {
            hits++;
        } else {
            misses++;
            last = function;
        }
    }

    // Learning

    private void learn(Entry made) {
        if (made.kind == Kind.OWN && shape == null) {
            shape = made.shape;
            slot = made.slot;
        }
        if (made.kind == Kind.HELD) {
            method = made;
        }
        int kept = 0;
        for (Entry entry : entries) {
            boolean same = entry.shape == made.shape && entry.prototype == made.prototype;
            boolean stale =
                    entry.epoch != ALWAYS && made.epoch != ALWAYS && entry.epoch != made.epoch;
            if (!same && !stale) {
                entries[kept++] = entry;
            }
        }
        if (kept == MAX_ENTRIES) {
            forget();
            megamorphic = true;
            return;
        }
        entries = Arrays.copyOf(entries, kept + 1);
        entries[kept] = made;
    }

    private void forget() {
        entries = new Entry[0];
        shape = null;
        method = null;
        streak = 0;
        last = null;
    }

    /** Tells whether a megamorphic cache met one shape often enough to learn again. */
    private boolean recovers(Shape at) {
        if (at != last) {
            last = at;
            streak = 0;
        }
        if (++streak < RECOVERY) {
            return false;
        }
        forget();
        megamorphic = false;
        return true;
    }
}
