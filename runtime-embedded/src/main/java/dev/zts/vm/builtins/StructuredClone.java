package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.builtins.OrderedTable.Cursor;
import dev.zts.vm.builtins.OrderedTable.Entry;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsDataView;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import java.util.IdentityHashMap;
import java.util.Map;

/** One run of structuredClone (HTML Standard 2.7), for the values that handlers have. */
final class StructuredClone {

    private final Realm realm;
    private final Map<JsObject, JsObject> seen = new IdentityHashMap<>();

    private StructuredClone(Realm realm) {
        this.realm = realm;
    }

    static Object call(Realm realm, Object self, Object[] arguments) {
        Idl.required(arguments, "structuredClone");
        Object transfer = Idl.member(realm, argument(arguments, 1), "transfer");
        if (transfer instanceof JsObject list && Convert.lengthOf(list) > 0) {
            throw refusal(realm, "transfer is not supported");
        }
        return new StructuredClone(realm).copy(arguments[0]);
    }

    private static JsThrow refusal(Realm realm, String why) {
        return new JsThrow(
                DomExceptionBuiltin.create(realm, "structuredClone: " + why, "DataCloneError"));
    }

    private JsThrow refusal(String what) {
        return refusal(realm, what + " cannot be cloned");
    }

    private Object copy(Object value) {
        if (value instanceof JsSymbol) {
            throw refusal("a symbol");
        }
        if (value instanceof JsFunction) {
            throw refusal("a function");
        }
        if (!(value instanceof JsObject object)) {
            return value;
        }
        JsObject known = seen.get(object);
        if (known != null) {
            return known;
        }
        JsObject made = shell(object);
        seen.put(object, made);
        fill(object, made);
        return made;
    }

    /** {@return a new object of the same kind, what it holds still missing} */
    private JsObject shell(JsObject value) {
        if (value.isArray()) {
            JsObject prototype = realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE);
            return realm.newArray(Convert.lengthOf(value), prototype);
        }
        JsObject standard =
                switch (value) {
                    case MapObject _ ->
                            new MapObject(realm, realm.intrinsic(Intrinsic.MAP_PROTOTYPE));
                    case SetObject _ ->
                            new SetObject(
                                    realm,
                                    realm.intrinsic(Intrinsic.SET_PROTOTYPE),
                                    new OrderedTable());
                    case JsDate date ->
                            new JsDate(
                                    realm.rootShape(),
                                    realm.intrinsic(Intrinsic.DATE_PROTOTYPE),
                                    date.time);
                    case JsRegExp regExp ->
                            RegExpBuiltin.create(realm, regExp.program().source(), regExp.flags());
                    case JsTypedArray array -> view(array);
                    case JsDataView view -> view(view);
                    case JsArrayBuffer buffer -> buffer(buffer);
                    case PrimitiveObject boxed when !(boxed.primitive() instanceof JsSymbol) ->
                            Convert.toObject(realm, boxed.primitive());
                    default -> null;
                };
        return standard == null ? other(value) : standard;
    }

    private JsObject other(JsObject value) {
        if (Inspection.isError(realm, value)) {
            return error(value);
        }
        if (isHostKind(value)) {
            throw refusal("an object of this kind");
        }
        return realm.newObject();
    }

    private static boolean isHostKind(JsObject value) {
        return value instanceof WebBody
                || value instanceof HeadersObject
                || value instanceof UrlBuiltin.UrlObject
                || value instanceof UrlSearchParamsBuiltin.ParamsObject
                || value instanceof JsPromise
                || WeakMapBuiltin.isInstance(value)
                || WeakSetBuiltin.isInstance(value);
    }

    private JsObject buffer(JsArrayBuffer buffer) {
        if (buffer.isDetached()) {
            throw refusal("a detached buffer");
        }
        return ArrayBufferBuiltin.clone(realm, buffer, 0, buffer.byteLength());
    }

    private JsObject view(JsTypedArray array) {
        JsArrayBuffer buffer = (JsArrayBuffer) copy(array.buffer());
        return new JsTypedArray(
                realm.rootShape(),
                realm.intrinsic(array.type().prototype()),
                array.type(),
                buffer,
                TypedArrays.inBounds(array).byteOffset(),
                array.length());
    }

    private JsObject view(JsDataView view) {
        if (view.isOutOfBounds()) {
            throw refusal("a view beyond its buffer");
        }
        JsArrayBuffer buffer = (JsArrayBuffer) copy(view.buffer());
        return new JsDataView(
                realm.rootShape(),
                realm.intrinsic(Intrinsic.DATA_VIEW_PROTOTYPE),
                buffer,
                view.byteOffset(),
                view.byteLength());
    }

    private JsObject error(JsObject error) {
        String name = Convert.toString(error.get("name"));
        ErrorKind kind = ErrorKind.ERROR;
        for (ErrorKind candidate : ErrorKind.values()) {
            if (candidate.constructorName().equals(name)) {
                kind = candidate;
            }
        }
        Property message = error.getOwnProperty("message");
        String text =
                message == null || message.value == null ? null : Convert.toString(message.value);
        JsObject made = new JsError(realm.rootShape(), realm.intrinsic(kind.prototype()));
        Property stack = error.getOwnProperty("stack");
        if (stack != null && stack.value != null && Convert.isString(stack.value)) {
            made.store("stack", stack.value, Property.HIDDEN);
        }
        if (text != null) {
            made.store("message", text, Property.HIDDEN);
        }
        return made;
    }

    private void fill(JsObject value, JsObject made) {
        if (value instanceof MapObject map) {
            fillMap(map.table().copy(), ((MapObject) made).table());
        } else if (value instanceof SetObject set) {
            fillSet(set.table().copy(), ((SetObject) made).table());
        } else if (made instanceof JsError) {
            Property cause = value.getOwnProperty("cause");
            if (cause != null && cause.value != null) {
                made.store("cause", copy(cause.value), Property.HIDDEN);
            }
        } else if (made.getClass() == JsObject.class || made.isArray()) {
            fillProperties(value, made);
        }
    }

    private void fillMap(OrderedTable from, OrderedTable to) {
        Cursor cursor = from.cursor();
        for (Entry e = cursor.advance(); e != null; e = cursor.advance()) {
            to.set(OrderedTable.canonical(copy(e.key())), copy(e.value()));
        }
    }

    private void fillSet(OrderedTable from, OrderedTable to) {
        Cursor cursor = from.cursor();
        for (Entry e = cursor.advance(); e != null; e = cursor.advance()) {
            to.add(OrderedTable.canonical(copy(e.key())));
        }
    }

    private void fillProperties(JsObject value, JsObject made) {
        for (Object key : value.ownKeys()) {
            realm.poll();
            Property own = key instanceof JsSymbol ? null : value.getOwnProperty(key);
            if (own != null && own.isEnumerable()) {
                made.createDataProperty(key, copy(value.get(key)));
            }
        }
    }
}
