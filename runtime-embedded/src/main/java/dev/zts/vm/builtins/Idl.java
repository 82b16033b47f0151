package dev.zts.vm.builtins;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.ops.IteratorRecord;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NativeConstructor;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Utf8;
import dev.zts.web.WebException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How the objects of the handler API take their arguments, and tell of wrong ones (Web IDL). */
final class Idl {

    private Idl() {}

    /** {@return the same code, its errors thrown as those of JavaScript} */
    static NativeCode guarded(NativeCode code) {
        return (realm, self, arguments) -> {
            try {
                return code.call(realm, self, arguments);
            } catch (WebException e) {
                throw thrown(realm, e);
            }
        };
    }

    /** {@return the same constructor, its errors thrown as those of JavaScript} */
    static NativeConstructor guardedNew(NativeConstructor code) {
        return (realm, arguments, newTarget) -> {
            try {
                return code.construct(realm, arguments, newTarget);
            } catch (WebException e) {
                throw thrown(realm, e);
            }
        };
    }

    static JsThrow thrown(Realm realm, WebException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.type()) {
            case TYPE_ERROR -> JsThrow.typeError(message);
            case RANGE_ERROR -> JsThrow.rangeError(message);
            case SYNTAX_ERROR -> JsThrow.of(ErrorKind.SYNTAX, message);
            case DATA_CLONE_ERROR ->
                    new JsThrow(DomExceptionBuiltin.create(realm, message, "DataCloneError"));
            case INVALID_CHARACTER_ERROR ->
                    new JsThrow(
                            DomExceptionBuiltin.create(realm, message, "InvalidCharacterError"));
        };
    }

    /** Makes accessors and methods enumerable. */
    static void enumerable(JsObject prototype) {
        for (Object key : prototype.ownKeys()) {
            int property = prototype.lookup(key);
            if (key instanceof String && !key.equals("constructor")) {
                int flags = (property & 0xFF) | Property.ENUMERABLE;
                prototype.store(key, prototype.read(property), flags);
            }
        }
    }

    /** USVString. */
    static String text(Object value) {
        return Utf8.wellFormed(Convert.toString(value));
    }

    /** {@return the same, or null for undefined} */
    static @Nullable String textOrNull(Object value) {
        return value == Undefined.UNDEFINED ? null : text(value);
    }

    /** {@return a member of a dictionary argument; undefined if there is no dictionary} */
    static Object member(Realm realm, Object dictionary, String name) {
        return Convert.isNullish(dictionary)
                ? Undefined.UNDEFINED
                : Convert.getV(realm, dictionary, name);
    }

    /** Checks that there is a first argument. */
    static void required(Object[] arguments, String function) {
        if (arguments.length == 0) {
            throw JsThrow.typeError(function + ": 1 argument required");
        }
    }

    /** {@return an object without prototype; the last of equal names wins} */
    static JsObject record(Realm realm, Map<String, String> entries) {
        JsObject made = realm.newObject(null);
        entries.forEach((name, value) -> made.createDataProperty(PropertyKey.of(name), value));
        return made;
    }

    /**
     * Hands on the names and values of what Web IDL calls a sequence of pairs or a record.
     *
     * @param what names it in messages
     */
    static void eachPair(
            Realm realm, Object given, String what, BiConsumer<Object, Object> consumer) {
        if (!(given instanceof JsObject init)) {
            throw JsThrow.typeError(what + " must be an object or a sequence of pairs");
        }
        JsFunction iterate = init.getMethod(JsSymbol.ITERATOR);
        if (iterate != null) {
            for (Object pair : list(realm, init, iterate)) {
                List<Object> values = pair(realm, pair, what);
                consumer.accept(values.get(0), values.get(1));
            }
            return;
        }
        for (Object key : init.ownKeys()) {
            Property property = init.getOwnProperty(key);
            if (property != null && property.isEnumerable()) {
                consumer.accept(PropertyKey.value(key), init.get(key));
            }
        }
    }

    private static List<Object> pair(Realm realm, Object pair, String what) {
        JsFunction iterate =
                pair instanceof JsObject object ? object.getMethod(JsSymbol.ITERATOR) : null;
        List<Object> values = iterate == null ? List.of() : list(realm, pair, iterate);
        if (values.size() != 2) {
            throw JsThrow.typeError(what + ": each pair must be a sequence of two values");
        }
        return values;
    }

    private static List<Object> list(Realm realm, Object iterable, JsFunction iterate) {
        List<Object> values = new ArrayList<>();
        IteratorRecord record = Iteration.fromMethod(iterable, iterate);
        Iteration.forEach(realm, record, values::add);
        return values;
    }
}
