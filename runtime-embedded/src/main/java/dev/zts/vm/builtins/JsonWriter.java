package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Numbers;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Rope;
import dev.zts.vm.value.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON text (ECMA-262 25.5.2). */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class JsonWriter {

    private static final String HEX = "0123456789abcdef";
    private static final int POLL_EVERY = 1 << 10;

    /** Open objects that are searched one by one; those deeper have a table. */
    private static final int SHALLOW = 32;

    private final Realm realm;
    private final @Nullable JsFunction replacer;
    private final @Nullable List<Object> allowed;
    private final String gap;
    private final StringBuilder out = new StringBuilder();
    private final ArrayList<JsObject> open = new ArrayList<>();

    /** The open objects deeper than {@link #SHALLOW}; null until one is that deep. */
    private @Nullable Set<JsObject> deep;

    private int values;

    /**
     * The members that an ordinary object of a shape writes, as long as it keeps the shape.
     *
     * @param names quoted, with the colon
     */
    @SuppressWarnings("ArrayRecordComponent") // read in place, never compared
    private record Plan(Object[] keys, int[] properties, String[] names) {}

    /**
     * @param replacer function that is asked about every value
     * @param allowed the only keys to write, if any
     * @param gap indentation of one level
     */
    JsonWriter(
            Realm realm,
            @Nullable JsFunction replacer,
            @Nullable List<Object> allowed,
            String gap) {
        this.realm = realm;
        this.replacer = replacer;
        this.allowed = allowed;
        this.gap = gap;
    }

    /** {@return the text, or null if the value has none} */
    @Nullable String write(Object value) {
        JsObject wrapper = null;
        if (replacer != null) {
            wrapper = realm.newObject();
            wrapper.store("", value, Property.ALL);
        }
        return property(wrapper, "", value) ? out.toString() : null;
    }

    /**
     * SerializeJSONProperty; {@return false if there is nothing to write}
     *
     * @param holder not null if there is a replacer
     */
    private boolean property(@Nullable JsObject holder, Object key, Object given) {
        Object value = given;
        if (value instanceof JsObject object && object.get("toJSON") instanceof JsFunction toJson) {
            value = toJson.call(object, PropertyKey.text(key));
        }
        if (replacer != null && holder != null) {
            value = replacer.call(holder, PropertyKey.text(key), value);
        }
        return value(value instanceof JsObject object ? unwrap(object) : value);
    }

    private static Object unwrap(JsObject object) {
        if (object instanceof PrimitiveObject wrapper) {
            Object primitive = wrapper.primitive();
            if (Convert.isNumber(primitive)) {
                return Convert.toNumeric(wrapper);
            }
            if (primitive instanceof String) {
                return Convert.toString(wrapper);
            }
            if (primitive instanceof Boolean) {
                return primitive;
            }
        }
        return object;
    }

    private boolean value(Object value) {
        switch (value) {
            case String text -> quote(text, out);
            case Integer number -> out.append(number.intValue());
            case Double number ->
                    out.append(Double.isFinite(number) ? Numbers.toString(number) : "null");
            case Boolean flag -> out.append(flag.booleanValue());
            case Null _ -> out.append("null");
            case Rope rope -> quote(rope.toString(), out);
            case JsFunction _ -> {
                return false;
            }
            case RawJson raw -> out.append(raw.text());
            case JsObject object -> container(object);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void container(JsObject object) {
        open(object);
        if (object.isArray()) {
            array(object);
        } else {
            object(object);
        }
        open.removeLast();
        if (deep != null) {
            deep.remove(object);
        }
    }

    private void open(JsObject object) {
        int depth = open.size();
        for (int i = Math.min(depth, SHALLOW) - 1; i >= 0; i--) {
            if (open.get(i) == object) {
                throw circular();
            }
        }
        if (depth >= SHALLOW) {
            if (deep == null) {
                deep = Collections.newSetFromMap(new IdentityHashMap<>());
            }
            if (!deep.add(object)) {
                throw circular();
            }
        }
        open.add(object);
    }

    private static JsThrow circular() {
        return JsThrow.typeError("Converting circular structure to JSON");
    }

    private void step() {
        if (++values % POLL_EVERY == 0) {
            realm.poll();
            Texts.checkLength(out.length());
        }
    }

    private void newLine(int depth) {
        if (!gap.isEmpty()) {
            out.append('\n').repeat(gap, depth);
            Texts.checkLength(out.length());
        }
    }

    /** SerializeJSONArray. */
    private void array(JsObject array) {
        int depth = open.size();
        out.append('[');
        long length = Convert.lengthOf(array);
        for (long i = 0; i < length; i++) {
            step();
            if (i > 0) {
                out.append(',');
            }
            newLine(depth);
            Object key = PropertyKey.of(i);
            if (!property(array, key, array.get(key))) {
                out.append("null");
            }
        }
        if (length > 0) {
            newLine(depth - 1);
        }
        out.append(']');
    }

    /** SerializeJSONObject. */
    private void object(JsObject object) {
        int depth = open.size();
        out.append('{');
        int start = out.length();
        if (allowed != null) {
            members(object, allowed);
        } else if (object.getClass() == JsObject.class) {
            planned(object);
        } else {
            members(object, enumerableNames(object));
        }
        if (out.length() > start) {
            newLine(depth - 1);
        }
        out.append('}');
    }

    private void members(JsObject object, List<Object> keys) {
        boolean first = true;
        for (Object key : keys) {
            first &= !member(object, key, quoted(key), object.get(key), first);
        }
    }

    /**
     * Writes an ordinary object by the slots its shape names, until something changes the shape.
     */
    private void planned(JsObject object) {
        Shape shape = object.shape();
        if (!shape.isCacheable()) {
            members(object, enumerableNames(object));
            return;
        }
        Plan plan = shape.derived() instanceof Plan known ? known : plan(object);
        boolean first = true;
        for (int i = 0; i < plan.keys().length; i++) {
            Object key = plan.keys()[i];
            int property = plan.properties()[i];
            boolean direct =
                    shape == object.shape()
                            && (property & (Property.ACCESSOR | Property.LAZY)) == 0;
            Object value = direct ? object.getSlot(Shape.slot(property)) : object.get(key);
            first &= !member(object, key, plan.names()[i], value, first);
        }
    }

    private Plan plan(JsObject object) {
        Shape shape = object.shape();
        Object[] keys = enumerableNames(object).toArray();
        int[] properties = new int[keys.length];
        String[] names = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            properties[i] = object.lookup(keys[i]);
            names[i] = quoted(keys[i]);
        }
        Plan made = new Plan(keys, properties, names);
        shape.derive(made);
        return made;
    }

    private String quoted(Object key) {
        StringBuilder name = new StringBuilder();
        quote(PropertyKey.text(key), name);
        return name.append(':').toString();
    }

    /** EnumerableOwnProperties of kind key. */
    static List<Object> enumerableNames(JsObject object) {
        List<Object> names = new ArrayList<>();
        for (Object key : object.ownKeys()) {
            if (key instanceof String || key instanceof Integer) {
                Property own = object.getOwnProperty(key);
                if (own != null && own.isEnumerable()) {
                    names.add(key);
                }
            }
        }
        return names;
    }

    /** {@return whether there was something to write} */
    private boolean member(JsObject holder, Object key, String name, Object value, boolean first) {
        step();
        int start = out.length();
        if (!first) {
            out.append(',');
        }
        newLine(open.size());
        out.append(name);
        if (!gap.isEmpty()) {
            out.append(' ');
        }
        if (property(holder, key, value)) {
            return true;
        }
        out.setLength(start);
        return false;
    }

    /** QuoteJSONString. */
    private void quote(String text, StringBuilder out) {
        out.append('"');
        int done = 0;
        int escapes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !isLone(text, i)) {
                continue;
            }
            Values.pollAt(realm, escapes++);
            out.append(text, done, i).append('\\');
            escape(c, out);
            done = i + 1;
        }
        if (done == 0) {
            out.append(text);
        } else {
            out.append(text, done, text.length());
        }
        out.append('"');
    }

    /** {@return whether there is a surrogate without its other half} */
    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\b' -> out.append('b');
            case '\f' -> out.append('f');
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            default -> {
                out.append('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 15));
                }
            }
        }
    }
}
