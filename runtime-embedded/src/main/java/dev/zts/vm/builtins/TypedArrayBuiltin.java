package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ElementType;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** %TypedArray% and the constructors of typed arrays (ECMA-262 23.2). */
final class TypedArrayBuiltin {

    private static final Members STATICS =
            Members.of()
                    .method("from", 1, TypedArrayBuiltin::from)
                    .method("of", 0, TypedArrayBuiltin::of)
                    .species();

    private static final String BYTES_PER_ELEMENT = "BYTES_PER_ELEMENT";

    private TypedArrayBuiltin() {}

    /** {@return %TypedArray%, which only its heirs construct with} */
    static JsObject abstractConstructor(Realm realm) {
        JsObject made =
                Members.constructor(
                        realm,
                        "TypedArray",
                        0,
                        (_, _, _) -> {
                            throw notConstructible();
                        },
                        (_, _, _) -> {
                            throw notConstructible();
                        },
                        Intrinsic.TYPED_ARRAY_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    private static JsThrow notConstructible() {
        return JsThrow.typeError("Abstract class TypedArray not directly constructable");
    }

    static JsObject constructor(Realm realm, ElementType type) {
        NativeFunction made =
                Members.constructor(
                        realm,
                        type.arrayName(),
                        3,
                        Receiver.needsNew(type.arrayName()),
                        (owner, arguments, newTarget) ->
                                construct(owner, type, arguments, newTarget),
                        type.prototype(),
                        realm.intrinsic(Intrinsic.TYPED_ARRAY));
        made.store(BYTES_PER_ELEMENT, type.size(), 0);
        return made;
    }

    static JsObject prototype(Realm realm, ElementType type) {
        JsObject made = realm.newObject(realm.intrinsic(Intrinsic.TYPED_ARRAY_PROTOTYPE));
        Members.constructorOf(realm, made, type.constructor());
        made.store(BYTES_PER_ELEMENT, type.size(), 0);
        return made;
    }

    private static JsObject construct(
            Realm realm, ElementType type, Object[] arguments, JsObject newTarget) {
        Object first = argument(arguments, 0);
        if (!(first instanceof JsObject source)) {
            long length = Convert.toIndex(first);
            JsObject prototype = Construct.prototypeOf(realm, newTarget, type.prototype());
            return TypedArrays.allocate(realm, type, prototype, length);
        }
        JsObject prototype = Construct.prototypeOf(realm, newTarget, type.prototype());
        return switch (source) {
            case JsTypedArray other -> ofTypedArray(realm, type, prototype, other);
            case JsArrayBuffer buffer ->
                    ofBuffer(
                            realm,
                            type,
                            prototype,
                            buffer,
                            argument(arguments, 1),
                            argument(arguments, 2));
            default -> ofObject(realm, type, prototype, source);
        };
    }

    /** InitializeTypedArrayFromTypedArray. */
    private static JsObject ofTypedArray(
            Realm realm, ElementType type, JsObject prototype, JsTypedArray source) {
        int length = TypedArrays.inBounds(source).length();
        JsTypedArray made = TypedArrays.allocate(realm, type, prototype, length);
        TypedArrays.copy(source, 0, made, 0, length);
        return made;
    }

    /** InitializeTypedArrayFromArrayBuffer. */
    private static JsObject ofBuffer(
            Realm realm,
            ElementType type,
            JsObject prototype,
            JsArrayBuffer buffer,
            Object byteOffset,
            Object wantedLength) {
        long offset = Convert.toIndex(byteOffset);
        if (offset % type.size() != 0) {
            throw JsThrow.rangeError(
                    "start offset of "
                            + type.arrayName()
                            + " should be a multiple of "
                            + type.size());
        }
        long length = wantedLength == Undefined.UNDEFINED ? -1 : Convert.toIndex(wantedLength);
        if (buffer.isDetached()) {
            throw JsThrow.typeError("Cannot perform Construct on a detached ArrayBuffer");
        }
        if (length < 0 && !buffer.isFixedLength()) {
            checkOffset(offset, buffer);
            length = JsTypedArray.TRACKING;
        } else if (length < 0) {
            if (buffer.byteLength() % type.size() != 0) {
                throw JsThrow.rangeError(
                        "byte length of "
                                + type.arrayName()
                                + " should be a multiple of "
                                + type.size());
            }
            checkOffset(offset, buffer);
            length = buffer.byteLength() - offset >> type.shift();
        } else if (length > JsArrayBuffer.MAX_BYTES
                || offset + (length << type.shift()) > buffer.byteLength()) {
            throw JsThrow.rangeError("Invalid typed array length: " + length);
        }
        return new JsTypedArray(
                realm.rootShape(), prototype, type, buffer, (int) offset, (int) length);
    }

    private static void checkOffset(long offset, JsArrayBuffer buffer) {
        if (offset > buffer.byteLength()) {
            throw JsThrow.rangeError(
                    "Start offset " + offset + " is outside the bounds of the buffer");
        }
    }

    private static JsObject ofObject(
            Realm realm, ElementType type, JsObject prototype, JsObject source) {
        JsFunction method = source.getMethod(JsSymbol.ITERATOR);
        if (method != null) {
            List<Object> values = iterate(realm, source, method);
            JsTypedArray made = TypedArrays.allocate(realm, type, prototype, values.size());
            for (int i = 0; i < values.size(); i++) {
                made.setIndex(i, values.get(i));
            }
            return made;
        }
        long length = Convert.lengthOf(source);
        JsTypedArray made = TypedArrays.allocate(realm, type, prototype, length);
        for (int i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            made.setIndex(i, source.getIndex(i));
        }
        return made;
    }

    /** IteratorToList(GetIteratorFromMethod). */
    private static List<Object> iterate(Realm realm, Object iterable, JsFunction method) {
        List<Object> values = new ArrayList<>();
        Iteration.forEach(realm, Iteration.fromMethod(iterable, method), values::add);
        return values;
    }

    private static JsFunction constructorReceiver(Object self) {
        if (self instanceof JsFunction function && function.isConstructor()) {
            return function;
        }
        throw JsThrow.typeError("The receiver is not a constructor");
    }

    private static Object from(Realm realm, Object self, Object[] arguments) {
        JsFunction constructor = constructorReceiver(self);
        Object source = argument(arguments, 0);
        Object mapper = argument(arguments, 1);
        JsFunction map = mapper == Undefined.UNDEFINED ? null : Values.callable(mapper);
        Object thisArgument = argument(arguments, 2);
        JsFunction method = Convert.getMethod(realm, source, JsSymbol.ITERATOR);
        if (method != null) {
            List<Object> values = iterate(realm, source, method);
            JsTypedArray made = TypedArrays.create(constructor, values.size());
            for (int i = 0; i < values.size(); i++) {
                made.setIndex(i, mapped(map, thisArgument, values.get(i), i));
            }
            return made;
        }
        JsObject arrayLike = Convert.toObject(realm, source);
        long length = Convert.lengthOf(arrayLike);
        JsTypedArray made = TypedArrays.create(constructor, length);
        for (int i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            made.setIndex(i, mapped(map, thisArgument, arrayLike.getIndex(i), i));
        }
        return made;
    }

    private static Object mapped(
            @Nullable JsFunction map, Object thisArgument, Object value, int index) {
        return map == null ? value : map.call(thisArgument, value, index);
    }

    private static Object of(Realm realm, Object self, Object[] arguments) {
        JsTypedArray made = TypedArrays.create(constructorReceiver(self), arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            made.setIndex(i, arguments[i]);
        }
        return made;
    }
}
