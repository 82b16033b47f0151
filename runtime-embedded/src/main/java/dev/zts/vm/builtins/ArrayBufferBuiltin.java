package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsDataView;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Arrays;

/** The ArrayBuffer constructor and its prototype (ECMA-262 25.1). */
final class ArrayBufferBuiltin {

    private static final Members STATICS =
            Members.of().method("isView", 1, ArrayBufferBuiltin::isView).species();

    private static final Members PROTOTYPE =
            Members.of()
                    .accessor("byteLength", (_, self, _) -> buffer(self).byteLength(), null)
                    .accessor("detached", (_, self, _) -> buffer(self).isDetached(), null)
                    .accessor("maxByteLength", (_, self, _) -> maxByteLength(buffer(self)), null)
                    .accessor("resizable", (_, self, _) -> !buffer(self).isFixedLength(), null)
                    .method("resize", 1, ArrayBufferBuiltin::resize)
                    .method("slice", 2, ArrayBufferBuiltin::slice)
                    .method("transfer", 0, (realm, self, a) -> transfer(realm, self, a, true))
                    .method(
                            "transferToFixedLength",
                            0,
                            (realm, self, a) -> transfer(realm, self, a, false))
                    .tag("ArrayBuffer");

    private ArrayBufferBuiltin() {}

    static JsObject constructor(Realm realm) {
        JsObject made =
                Members.constructor(
                        realm,
                        "ArrayBuffer",
                        1,
                        Receiver.needsNew("ArrayBuffer"),
                        ArrayBufferBuiltin::construct,
                        Intrinsic.ARRAY_BUFFER_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.ARRAY_BUFFER);
        PROTOTYPE.install(realm, made);
        return made;
    }

    /** {@return a new buffer of fixed length that takes over the bytes} */
    static JsArrayBuffer of(Realm realm, byte[] bytes) {
        JsObject prototype = realm.intrinsic(Intrinsic.ARRAY_BUFFER_PROTOTYPE);
        return new JsArrayBuffer(realm.rootShape(), prototype, bytes);
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        long length = Convert.toIndex(argument(arguments, 0));
        Object max = Undefined.UNDEFINED;
        if (argument(arguments, 1) instanceof JsObject options) {
            max = options.get("maxByteLength");
        }
        long maxLength = max == Undefined.UNDEFINED ? -1 : Convert.toIndex(max);
        if (maxLength >= 0 && length > maxLength) {
            throw JsThrow.rangeError("Invalid array buffer max length");
        }
        JsObject prototype =
                Construct.prototypeOf(realm, newTarget, Intrinsic.ARRAY_BUFFER_PROTOTYPE);
        return allocate(realm, prototype, length, maxLength);
    }

    /**
     * AllocateArrayBuffer.
     *
     * @param maxLength negative for a buffer of fixed length
     */
    private static JsArrayBuffer allocate(
            Realm realm, JsObject prototype, long length, long maxLength) {
        if (maxLength < 0) {
            byte[] bytes = JsArrayBuffer.allocate(length);
            return new JsArrayBuffer(realm.rootShape(), prototype, bytes);
        }
        if (maxLength > JsArrayBuffer.MAX_BYTES) {
            throw JsThrow.rangeError("Array buffer allocation failed");
        }
        return new JsArrayBuffer(realm.rootShape(), prototype, (int) length, (int) maxLength);
    }

    private static JsArrayBuffer buffer(Object self) {
        return Receiver.of(self, JsArrayBuffer.class, "ArrayBuffer");
    }

    private static JsArrayBuffer attached(JsArrayBuffer buffer) {
        if (buffer.isDetached()) {
            throw JsThrow.typeError("Cannot perform the operation on a detached ArrayBuffer");
        }
        return buffer;
    }

    private static int maxByteLength(JsArrayBuffer buffer) {
        return buffer.isFixedLength() || buffer.isDetached()
                ? buffer.byteLength()
                : buffer.maxByteLength();
    }

    private static Object isView(Realm realm, Object self, Object[] arguments) {
        Object value = argument(arguments, 0);
        return value instanceof JsTypedArray || value instanceof JsDataView;
    }

    private static Object resize(Realm realm, Object self, Object[] arguments) {
        JsArrayBuffer buffer = buffer(self);
        if (buffer.isFixedLength()) {
            throw JsThrow.typeError("The ArrayBuffer is not resizable");
        }
        long length = Convert.toIndex(argument(arguments, 0));
        attached(buffer);
        if (length > buffer.maxByteLength()) {
            throw JsThrow.rangeError("ArrayBuffer.prototype.resize: invalid length");
        }
        buffer.resize((int) length);
        return Undefined.UNDEFINED;
    }

    private static Object slice(Realm realm, Object self, Object[] arguments) {
        JsArrayBuffer buffer = attached(buffer(self));
        int length = buffer.byteLength();
        int first = (int) Elements.relative(argument(arguments, 0), length);
        int end = (int) Elements.relativeEnd(argument(arguments, 1), length);
        int wanted = Math.max(end - first, 0);
        JsFunction constructor = Construct.species(realm, buffer, Intrinsic.ARRAY_BUFFER);
        JsObject made = constructor.construct(new Object[] {wanted}, constructor);
        JsArrayBuffer result = attached(Receiver.of(made, JsArrayBuffer.class, "ArrayBuffer"));
        if (result == buffer) {
            throw JsThrow.typeError("ArrayBuffer.prototype.slice: the species gave the receiver");
        }
        if (result.byteLength() < wanted) {
            throw JsThrow.typeError("ArrayBuffer.prototype.slice: the species is too small");
        }
        int now = attached(buffer).byteLength();
        if (first < now) {
            int count = Math.min(wanted, now - first);
            System.arraycopy(buffer.bytes(), first, result.bytes(), 0, count);
        }
        return result;
    }

    /** ArrayBufferCopyAndDetach. */
    private static Object transfer(
            Realm realm, Object self, Object[] arguments, boolean staysResizable) {
        JsArrayBuffer buffer = buffer(self);
        Object wanted = argument(arguments, 0);
        long length = wanted == Undefined.UNDEFINED ? buffer.byteLength() : Convert.toIndex(wanted);
        attached(buffer);
        boolean resizable = staysResizable && !buffer.isFixedLength();
        long maxLength = resizable ? buffer.maxByteLength() : -1;
        if (resizable && length > maxLength) {
            throw JsThrow.rangeError("Invalid array buffer max length");
        }
        JsArrayBuffer result =
                length == buffer.bytes().length && !resizable
                        ? of(realm, buffer.bytes())
                        : copy(realm, buffer, length, maxLength);
        buffer.detach();
        return result;
    }

    private static JsArrayBuffer copy(
            Realm realm, JsArrayBuffer buffer, long length, long maxLength) {
        JsObject prototype = realm.intrinsic(Intrinsic.ARRAY_BUFFER_PROTOTYPE);
        JsArrayBuffer made = allocate(realm, prototype, length, maxLength);
        int count = (int) Math.min(length, buffer.byteLength());
        System.arraycopy(buffer.bytes(), 0, made.bytes(), 0, count);
        return made;
    }

    /** CloneArrayBuffer: {@return a copy of a part} */
    static JsArrayBuffer clone(Realm realm, JsArrayBuffer buffer, int offset, int length) {
        byte[] bytes = JsArrayBuffer.allocate(length);
        System.arraycopy(buffer.bytes(), offset, bytes, 0, length);
        return of(realm, bytes);
    }

    /**
     * {@return a copy of the bytes that a buffer or a view stands for, or null if it is neither}
     */
    static byte @org.jspecify.annotations.Nullable [] bytesOf(Object source) {
        return switch (source) {
            case JsArrayBuffer buffer -> Arrays.copyOf(buffer.bytes(), buffer.byteLength());
            case JsTypedArray array ->
                    part(
                            array.buffer(),
                            array.byteOffset(),
                            array.length() << array.type().shift());
            case JsDataView view ->
                    part(
                            view.buffer(),
                            view.byteOffset(),
                            view.isOutOfBounds() ? 0 : view.byteLength());
            default -> null;
        };
    }

    private static byte[] part(JsArrayBuffer buffer, int offset, int length) {
        return length == 0
                ? new byte[0]
                : Arrays.copyOfRange(buffer.bytes(), offset, offset + length);
    }
}
