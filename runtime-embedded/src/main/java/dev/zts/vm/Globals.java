package dev.zts.vm;

import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Lazy;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The built-in objects of a realm as they were made: what a handler changed in them, or how to
 * freeze them. Looks at what is stored only, so nothing of a script runs, but for accessors and
 * proxies that a script put among the globals.
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class Globals {

    /*
     * Built-ins are made when they are first used. Each is noted (or frozen) as it is made, so one
     * that no handler touched costs nothing. A lazy property that was resolved since is no change.
     */

    /** Names that handlers may well give to objects of their own, where the prototype is frozen. */
    private static final Set<String> OVERRIDDEN =
            Set.of(
                    "constructor",
                    "toString",
                    "valueOf",
                    "hasOwnProperty",
                    "toLocaleString",
                    "bind",
                    "concat",
                    "push",
                    "name",
                    "message",
                    "then",
                    "toJSON");

    @SuppressWarnings("ArrayRecordComponent") // read in place, never compared
    private record Note(
            JsObject object, String name, List<Object> keys, Object[] raw, int[] flags) {

        static Note of(JsObject object, String name) {
            List<Object> keys = object.shape().keys();
            Object[] raw = new Object[keys.size()];
            int[] flags = new int[keys.size()];
            for (int i = 0; i < raw.length; i++) {
                int property = object.lookup(keys.get(i));
                raw[i] = object.getSlot(Shape.slot(property));
                flags[i] = Shape.flags(property);
            }
            return new Note(object, name, keys, raw, flags);
        }
    }

    private final Realm realm;
    private final boolean frozen;
    private final List<Note> notes = new ArrayList<>();
    private boolean watching;

    /**
     * @param frozen whether built-ins are frozen, else changes are noticed
     */
    Globals(Realm realm, boolean frozen) {
        this.realm = realm;
        this.frozen = frozen;
    }

    /** Called for each built-in object as it is made. */
    void made(JsObject object, String name) {
        if (frozen && watching) {
            freeze(object);
        } else if (!frozen) {
            notes.add(Note.of(object, name));
        }
    }

    /**
     * Begins when everything is loaded: freezes what is there, or remembers it. Asks proxies among
     * the globals for their keys.
     */
    void begin() {
        watching = true;
        JsObject global = realm.global();
        if (frozen) {
            freezeAll(global);
            return;
        }
        List<Note> known = List.copyOf(notes);
        notes.clear();
        notes.add(Note.of(global, "globalThis"));
        for (Note note : known) {
            notes.add(Note.of(note.object(), note.name()));
        }
        for (Object key : global.shape().keys()) {
            Object value = global.getSlot(Shape.slot(global.lookup(key)));
            if (value instanceof JsObject object && !isNoted(object)) {
                object.ownKeys();
                notes.add(Note.of(object, text(key)));
            }
        }
    }

    private boolean isNoted(JsObject object) {
        for (Note note : notes) {
            if (note.object() == object) {
                return true;
            }
        }
        return false;
    }

    // Taint

    /** {@return what was changed since, null if nothing} */
    @Nullable String taint() {
        for (Note note : notes) {
            String found = changed(note);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String changed(Note note) {
        JsObject object = note.object();
        boolean global = object == realm.global();
        for (int i = 0; i < note.keys().size(); i++) {
            Object key = note.keys().get(i);
            int property = object.lookup(key);
            if (property < 0) {
                return name(note, key, global) + " was deleted";
            }
            Object now = object.getSlot(Shape.slot(property));
            if (!isSame(note, i, now, property)) {
                return replaced(note, key, now, global);
            }
        }
        if (object.shape().size() == note.keys().size()) {
            return null;
        }
        for (Object key : object.shape().keys()) {
            if (!note.keys().contains(key)) {
                return note.name() + "." + text(key) + " was added";
            }
        }
        return null;
    }

    private boolean isSame(Note note, int index, Object now, int property) {
        Object then = note.raw()[index];
        if (now == then || now.equals(then)) {
            return (note.flags()[index] & Property.ACCESSOR) == (property & Property.ACCESSOR);
        }
        return then instanceof Lazy && (property & Property.LAZY) != 0 && isNoted(now);
    }

    private boolean isNoted(Object value) {
        return value instanceof JsObject object && isNoted(object);
    }

    private String replaced(Note note, Object key, Object now, boolean global) {
        if (global && now instanceof Accessor accessor && accessor.getter() != null) {
            try {
                accessor.getter().call(note.object());
            } catch (JsThrow e) {
                String thrown = ErrorText.describe(e.value(realm));
                return "a global that throws when it is read: " + thrown;
            }
        }
        return name(note, key, global) + " was replaced";
    }

    private static String name(Note note, Object key, boolean global) {
        return global ? text(key) : note.name() + "." + text(key);
    }

    private static String text(Object key) {
        return key instanceof JsSymbol ? "a symbol" : key.toString();
    }

    // Freezing

    private void freezeAll(JsObject root) {
        Deque<JsObject> left = new ArrayDeque<>();
        left.add(root);
        for (Note note : notes) {
            left.add(note.object());
        }
        while (!left.isEmpty()) {
            freezeOne(left.removeLast(), left);
        }
    }

    private void freeze(JsObject object) {
        Deque<JsObject> left = new ArrayDeque<>();
        left.add(object);
        while (!left.isEmpty()) {
            freezeOne(left.removeLast(), left);
        }
    }

    private void freezeOne(JsObject object, Deque<JsObject> left) {
        if (!object.isExtensible()) {
            return;
        }
        object.preventExtensions();
        JsObject parent = object.prototype();
        if (parent != null) {
            left.add(parent);
        }
        for (Object key : object.shape().keys()) {
            int property = object.lookup(key);
            Object value = object.getSlot(Shape.slot(property));
            switch (value) {
                case JsObject member -> left.add(member);
                case Accessor(JsFunction getter, JsFunction setter) -> {
                    if (getter != null) {
                        left.add(getter);
                    }
                    if (setter != null) {
                        left.add(setter);
                    }
                }
                default -> {}
            }
            freezeProperty(object, key, property, value);
        }
    }

    private void freezeProperty(JsObject object, Object key, int property, Object value) {
        int flags = Shape.flags(property);
        if ((flags & Property.ACCESSOR) != 0) {
            object.store(key, value, flags & ~Property.CONFIGURABLE);
        } else if (key instanceof String name
                && OVERRIDDEN.contains(name)
                && !(object instanceof JsFunction)
                && object != realm.global()) {
            letThrough(object, name, flags);
        } else {
            object.store(key, value, flags & ~(Property.CONFIGURABLE | Property.WRITABLE));
        }
    }

    /**
     * An assignment to a property that a frozen prototype has would throw, also where a handler
     * means its own object: error.name = "MyError". An accessor lets it through.
     */
    private void letThrough(JsObject holder, String name, int flags) {
        JsFunction getter =
                new NativeFunction(
                        realm,
                        "get " + name,
                        0,
                        (_, _, _) -> holder.read(holder.lookup(hidden(name))),
                        null);
        JsFunction setter =
                new NativeFunction(
                        realm,
                        "set " + name,
                        1,
                        (_, self, arguments) -> {
                            assign(holder, name, self, NativeFunction.argument(arguments, 0));
                            return dev.zts.vm.value.Undefined.UNDEFINED;
                        },
                        null);
        Object value = holder.getSlot(Shape.slot(holder.lookup(name)));
        holder.store(hidden(name), value, flags & Property.LAZY);
        holder.store(
                name,
                new Accessor(getter, setter),
                flags & Property.ENUMERABLE | Property.ACCESSOR);
    }

    private static final Map<String, JsSymbol> HIDDEN = hiddenNames();

    private static Map<String, JsSymbol> hiddenNames() {
        Map<String, JsSymbol> names = new java.util.HashMap<>();
        OVERRIDDEN.forEach(name -> names.put(name, JsSymbol.privateName("#" + name)));
        return Map.copyOf(names);
    }

    /** {@return the value behind an accessor that freezing put in its place, or null} */
    static @Nullable Object frozenValue(JsObject holder, String name) {
        JsSymbol hidden = HIDDEN.get(name);
        int property = hidden == null ? -1 : holder.lookup(hidden);
        return property < 0 ? null : holder.read(property);
    }

    private static JsSymbol hidden(String name) {
        return java.util.Objects.requireNonNull(HIDDEN.get(name));
    }

    private static void assign(JsObject holder, String name, Object self, Object given) {
        if (!(self instanceof JsObject object) || object == holder) {
            throw JsThrow.typeError("Cannot assign to " + name + ": built-ins are frozen");
        }
        object.definePropertyOrThrow(PropertyKey.of(name), Property.data(given, Property.ALL));
    }
}
