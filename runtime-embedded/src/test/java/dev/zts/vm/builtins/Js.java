package dev.zts.vm.builtins;

import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A realm of the built-in objects, and a short way for tests to talk to it. */
final class Js {

    final Realm realm = new Realm(new Host(), Shape.root(), 1000);

    private static final class Host implements Realm.Host {

        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return Intrinsics.create(realm, which);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {
            Intrinsics.populate(realm, global);
        }

        @Override
        public String stackTrace(Realm realm) {
            return "\n    at test";
        }

        @Override
        public void console(String level, String text) {
            throw new AssertionError("console: " + text);
        }
    }

    /** {@return a global by its path, as "Object.keys"} */
    Object get(String path) {
        Object at = realm.global();
        for (String name : path.split("\\.", -1)) {
            at = ((JsObject) at).get(PropertyKey.of(name));
        }
        return at;
    }

    JsFunction function(String path) {
        return (JsFunction) get(path);
    }

    /** Calls a static function on what holds it. */
    Object call(String path, Object... arguments) {
        int dot = path.lastIndexOf('.');
        Object holder = dot < 0 ? Undefined.UNDEFINED : get(path.substring(0, dot));
        return function(path).call(holder, arguments);
    }

    /** Calls a method by name on an object. */
    Object on(Object receiver, String method, Object... arguments) {
        JsFunction function = (JsFunction) Convert.getV(realm, receiver, method);
        return function.call(receiver, arguments);
    }

    JsObject construct(String path, Object... arguments) {
        JsFunction function = function(path);
        return function.construct(arguments, function);
    }

    /** {@return an array; null for a hole} */
    JsArray array(@Nullable Object... elements) {
        Object[] values = new Object[elements.length];
        for (int i = 0; i < values.length; i++) {
            Object element = elements[i];
            values[i] = element == null ? Empty.EMPTY : element;
        }
        return realm.newArray(values);
    }

    /** {@return an object of keys and values in turn} */
    JsObject object(Object... pairs) {
        JsObject made = realm.newObject();
        for (int i = 0; i < pairs.length; i += 2) {
            Object key = pairs[i] instanceof String name ? PropertyKey.of(name) : pairs[i];
            made.createDataProperty(key, pairs[i + 1]);
        }
        return made;
    }

    /** {@return a function of its arguments} */
    JsFunction fn(java.util.function.Function<Object[], Object> code) {
        NativeCode body = (_, _, arguments) -> code.apply(arguments);
        return new NativeFunction(realm, "f", 0, body, null);
    }

    void getter(JsObject object, Object key, java.util.function.Supplier<Object> value) {
        JsFunction get = fn(_ -> value.get());
        int flags = Property.CONFIGURABLE | Property.ENUMERABLE;
        object.defineOwnProperty(key, Property.accessor(new Accessor(get, null), flags));
    }

    /** {@return an iterator over values that notes in the log when it is closed} */
    JsObject iterator(List<String> log, Object... values) {
        JsObject iterator = realm.newObject(realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
        int[] at = {0};
        iterator.createDataProperty(
                "next",
                fn(_ -> {
                    boolean done = at[0] >= values.length;
                    Object value = done ? Undefined.UNDEFINED : values[at[0]++];
                    return object("value", value, "done", done);
                }));
        iterator.createDataProperty(
                "return",
                fn(_ -> {
                    log.add("closed");
                    return realm.newObject();
                }));
        return iterator;
    }

    /** {@return the text of what a throw carries} */
    String thrown(Runnable code) {
        try {
            code.run();
        } catch (JsThrow thrown) {
            Object value = thrown.value(realm);
            return value instanceof JsObject error ? error.get("name").toString() : show(value);
        }
        return "nothing thrown";
    }

    /** {@return a short text of a value: [1,,x] and {a:1}, holes empty} */
    static String show(Object value) {
        if (value instanceof JsArray array) {
            List<String> parts = new ArrayList<>();
            for (long i = 0; i < array.length(); i++) {
                Property own = array.getOwnProperty(PropertyKey.of(i));
                parts.add(own == null ? "" : show(own.valueOrUndefined()));
            }
            return "[" + String.join(",", parts) + "]";
        }
        if (value instanceof JsFunction) {
            return "function";
        }
        if (value instanceof JsObject object) {
            List<String> parts = new ArrayList<>();
            for (Object key : object.ownKeys()) {
                parts.add(PropertyKey.value(key) + ":" + show(object.get(key)));
            }
            return "{" + String.join(",", parts) + "}";
        }
        return value instanceof JsSymbol ? value.toString() : Convert.toString(value);
    }

    /** {@return attributes as "wec", with "-" for each that is not} */
    static String attributes(JsObject object, Object key) {
        Property own = object.getOwnProperty(key);
        if (own == null) {
            return "absent";
        }
        return (own.isAccessor() ? "a" : own.isWritable() ? "w" : "-")
                + (own.isEnumerable() ? "e" : "-")
                + (own.isConfigurable() ? "c" : "-");
    }
}
