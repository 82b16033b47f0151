package dev.zts.vm.builtins;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Utf8;
import dev.zts.web.WebException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What the classes of the handler API share: conversions of Web IDL, errors. */
final class WebSupport {

    private WebSupport() {}

    /** {@return a USVString} */
    static String text(Object value) {
        return Utf8.wellFormed(Convert.toString(value));
    }

    /** {@return the JSON text of a value, undefined if it has none} */
    static Object json(Realm realm, Object value) {
        String text = new JsonWriter(realm, null, null, "").write(value);
        return text == null ? Undefined.UNDEFINED : text;
    }

    /** Runs what may throw a WebException, which becomes the error that a script expects. */
    static <T> T guarded(Realm realm, Supplier<T> work) {
        try {
            return work.get();
        } catch (WebException e) {
            throw thrown(realm, e);
        }
    }

    static void guarded(Realm realm, Runnable work) {
        try {
            work.run();
        } catch (WebException e) {
            throw thrown(realm, e);
        }
    }

    private static JsThrow thrown(Realm realm, WebException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.type()) {
            case RANGE_ERROR -> JsThrow.rangeError(message);
            case SYNTAX_ERROR -> JsThrow.syntaxError(message);
            case DATA_CLONE_ERROR -> DomException.thrown(realm, message, "DataCloneError");
            case INVALID_CHARACTER_ERROR ->
                    DomException.thrown(realm, message, "InvalidCharacterError");
            case TYPE_ERROR -> JsThrow.typeError(message);
        };
    }

    /**
     * Runs what checks a part of a response: its error says which.
     *
     * @param field in front of the error's message; empty if that begins with the field already
     */
    static <T> T checked(Realm realm, String field, Supplier<T> work) {
        try {
            return guarded(realm, work);
        } catch (JsThrow e) {
            throw refused(realm, field, e);
        }
    }

    /** {@return what a script gets to see of a rule that a response broke} */
    static JsThrow refused(Realm realm, WebException e) {
        return refused(realm, "", thrown(realm, e));
    }

    /** {@return the same throw, whose error says which part of a response it is about} */
    static JsThrow refused(Realm realm, String field, JsThrow e) {
        if (e.value(realm) instanceof JsError error) {
            error.setFault(field + ErrorMessages.of(error));
        }
        return e;
    }

    /** Takes what Web IDL calls a sequence of pairs or a record. */
    static void eachPair(Realm realm, Object init, String what, BiConsumer<Object, Object> taker) {
        if (!(init instanceof JsObject object)) {
            throw JsThrow.typeError(what + " must be an object or a sequence of pairs");
        }
        if (object.getMethod(JsSymbol.ITERATOR) != null) {
            Iteration.forEach(realm, object, pair -> takePair(realm, pair, what, taker));
            return;
        }
        Shape shape = object.shape();
        if (hasNamesOnly(object)) {
            for (int i = 0; i < shape.size(); i++) {
                if (isEnumerable(object, shape, i)) {
                    taker.accept(shape.name(i), object.get(shape.name(i)));
                }
            }
            return;
        }
        for (Object key : object.ownKeys()) {
            Property property = object.getOwnProperty(key);
            if (property != null && property.isEnumerable()) {
                taker.accept(PropertyKey.value(key), object.get(key));
            }
        }
    }

    /** {@return whether the shape of an object tells its own keys in their order} */
    static boolean hasNamesOnly(JsObject object) {
        return object.getClass() == JsObject.class && object.shape().hasNamesOnly();
    }

    /**
     * {@return whether an object has an enumerable property now}
     *
     * @param before shape of the object when the walk over its properties began
     * @param index of the property's name there
     */
    static boolean isEnumerable(JsObject object, Shape before, int index) {
        int property =
                object.shape() == before
                        ? before.property(index)
                        : object.lookup(before.name(index));
        return property >= 0 && (property & Property.ENUMERABLE) != 0;
    }

    private static void takePair(
            Realm realm, Object pair, String what, BiConsumer<Object, Object> taker) {
        List<Object> values = new ArrayList<>();
        if (pair instanceof JsObject object && object.getMethod(JsSymbol.ITERATOR) != null) {
            Iteration.forEach(realm, object, values::add);
        }
        if (values.size() != 2) {
            throw JsThrow.typeError(what + ": each pair must be a sequence of two values");
        }
        taker.accept(values.get(0), values.get(1));
    }
}
