package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsDataView;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** structuredClone (HTML Standard 2.7) for the values that handlers have. */
final class Clones {

    private static final Map<String, ErrorKind> ERRORS = errors();

    private final Realm realm;
    private final IdentityHashMap<JsObject, JsObject> seen = new IdentityHashMap<>();

    private Clones(Realm realm) {
        this.realm = realm;
    }

    private static Map<String, ErrorKind> errors() {
        Map<String, ErrorKind> kinds = new java.util.HashMap<>();
        for (ErrorKind kind : ErrorKind.values()) {
            kinds.put(kind.constructorName(), kind);
        }
        return Map.copyOf(kinds);
    }

    static void populate(Realm realm, JsObject global) {
        global.store(
                "structuredClone",
                new NativeFunction(realm, "structuredClone", 1, Clones::structuredClone, null),
                Property.HIDDEN);
    }

    private static Object structuredClone(Realm realm, Object self, Object[] arguments) {
        if (arguments.length == 0) {
            throw JsThrow.typeError("structuredClone: 1 argument required");
        }
        if (argument(arguments, 1) instanceof JsObject options
                && options.get("transfer") instanceof JsObject transfer
                && Convert.lengthOf(transfer) > 0) {
            throw DomException.thrown(
                    realm, "structuredClone: transfer is not supported", "DataCloneError");
        }
        return new Clones(realm).clone(arguments[0]);
    }

    private Object clone(Object value) {
        if (value instanceof JsSymbol || value instanceof JsFunction) {
            throw refused("a " + Convert.typeOf(value));
        }
        if (!(value instanceof JsObject object)) {
            return value;
        }
        JsObject known = seen.get(object);
        if (known != null) {
            return known;
        }
        JsObject copy = shell(object);
        seen.put(object, copy);
        fill(object, copy);
        return copy;
    }

    private JsThrow refused(String what) {
        return DomException.thrown(
                realm, "structuredClone: " + what + " cannot be cloned", "DataCloneError");
    }

    private JsObject shell(JsObject object) {
        return switch (object) {
            case JsArray array ->
                    realm.newArray(array.length(), realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE));
            case MapObject _ -> new MapObject(realm, realm.intrinsic(Intrinsic.MAP_PROTOTYPE));
            case SetObject _ ->
                    new SetObject(
                            realm, realm.intrinsic(Intrinsic.SET_PROTOTYPE), new OrderedTable());
            case JsDate date ->
                    new JsDate(
                            realm.rootShape(),
                            realm.intrinsic(Intrinsic.DATE_PROTOTYPE),
                            date.time);
            case JsRegExp expression ->
                    RegExpBuiltin.create(realm, expression.source(), expression.flags());
            case JsArrayBuffer buffer -> BinaryData.arrayBuffer(realm, bytes(buffer));
            case JsTypedArray view ->
                    new JsTypedArray(
                            realm.rootShape(),
                            realm.intrinsic(view.type().prototype()),
                            view.type(),
                            (JsArrayBuffer) clone(view.buffer()),
                            view.byteOffset(),
                            view.length());
            case JsDataView view ->
                    new JsDataView(
                            realm.rootShape(),
                            realm.intrinsic(Intrinsic.DATA_VIEW_PROTOTYPE),
                            (JsArrayBuffer) clone(view.buffer()),
                            view.byteOffset(),
                            view.byteLength());
            case JsError error -> error(error);
            case PrimitiveObject box -> {
                if (box.primitive() instanceof JsSymbol) {
                    throw refused("a symbol");
                }
                yield Convert.toObject(realm, box.primitive());
            }
            default -> {
                if (object.getClass() != JsObject.class) {
                    throw refused("an object of this kind");
                }
                yield realm.newObject();
            }
        };
    }

    private static byte[] bytes(JsArrayBuffer buffer) {
        byte[] bytes = BinaryData.bytesOf(buffer);
        return bytes == null ? new byte[0] : bytes;
    }

    private JsObject error(JsError error) {
        ErrorKind kind = ERRORS.getOrDefault(Convert.toString(error.get("name")), ErrorKind.ERROR);
        Property message = error.getOwnProperty("message");
        JsObject copy;
        if (message == null || message.isAccessor()) {
            copy = realm.newError(kind, "");
            copy.delete("message");
        } else {
            copy = realm.newError(kind, Convert.toString(message.valueOrUndefined()));
        }
        Property stack = error.getOwnProperty("stack");
        if (stack != null && Convert.isString(stack.valueOrUndefined())) {
            copy.store("stack", stack.valueOrUndefined(), Property.HIDDEN);
        }
        return copy;
    }

    private void fill(JsObject from, JsObject to) {
        switch (from) {
            case MapObject map -> {
                for (OrderedTable.Entry entry : entries(map.table())) {
                    Object key = clone(entry.key());
                    ((MapObject) to).table().set(key, clone(entry.value()));
                }
            }
            case SetObject set -> {
                for (OrderedTable.Entry entry : entries(set.table())) {
                    ((SetObject) to).table().add(clone(entry.key()));
                }
            }
            case JsError error -> {
                Property cause = error.getOwnProperty("cause");
                if (cause != null && !cause.isAccessor()) {
                    to.store("cause", clone(cause.valueOrUndefined()), Property.HIDDEN);
                }
            }
            case JsArray _ -> properties(from, to);
            default -> {
                if (from.getClass() == JsObject.class) {
                    properties(from, to);
                }
            }
        }
    }

    private void properties(JsObject from, JsObject to) {
        for (Object key : from.ownKeys()) {
            Property own = key instanceof JsSymbol ? null : from.getOwnProperty(key);
            if (own != null && own.isEnumerable()) {
                to.createDataProperty(key, clone(from.get(key)));
            }
        }
    }

    private static List<OrderedTable.Entry> entries(OrderedTable table) {
        List<OrderedTable.Entry> entries = new ArrayList<>();
        OrderedTable.Cursor cursor = table.cursor();
        for (OrderedTable.Entry e = cursor.advance(); e != null; e = cursor.advance()) {
            entries.add(e);
        }
        return entries;
    }

    // What Inspection shows of objects with state of their own

    /** {@return the text of a date or regular expression, null for anything else} */
    static @Nullable String dateOrRegExpText(JsObject object) {
        return switch (object) {
            case JsDate date -> Double.isNaN(date.time) ? "Invalid Date" : DateText.iso(date.time);
            case JsRegExp expression -> "/" + expression.source() + "/" + expression.flags();
            default -> null;
        };
    }

    /** {@return the number of entries of a Map or Set, -1 for anything else} */
    static int sizeOfCollection(JsObject object) {
        return switch (object) {
            case MapObject map -> map.table().size();
            case SetObject set -> set.table().size();
            default -> -1;
        };
    }

    /** Gives each entry of a Map, or each value of a Set with an empty second one. */
    static void forEachEntry(JsObject object, BiConsumer<Object, Object> taker) {
        if (object instanceof MapObject map) {
            entries(map.table()).forEach(entry -> taker.accept(entry.key(), entry.value()));
        } else if (object instanceof SetObject set) {
            entries(set.table()).forEach(entry -> taker.accept(entry.key(), Empty.EMPTY));
        }
    }
}
