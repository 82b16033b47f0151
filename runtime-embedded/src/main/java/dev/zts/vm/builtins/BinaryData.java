package dev.zts.vm.builtins;

import dev.zts.vm.value.ElementType;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsDataView;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.Realm;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes between Java and scripts: what Web IDL calls a BufferSource. */
final class BinaryData {

    private BinaryData() {}

    /** {@return a copy of the bytes of a buffer or view, null if it is neither} */
    static byte @Nullable [] bytesOf(Object value) {
        return switch (value) {
            case JsArrayBuffer buffer -> copy(buffer, 0, buffer.byteLength());
            case JsTypedArray view ->
                    copy(view.buffer(), view.byteOffset(), view.length() << view.type().shift());
            case JsDataView view ->
                    view.isOutOfBounds()
                            ? new byte[0]
                            : copy(view.buffer(), view.byteOffset(), view.byteLength());
            default -> null;
        };
    }

    private static byte[] copy(JsArrayBuffer buffer, int from, int length) {
        return length == 0 ? new byte[0] : Arrays.copyOfRange(buffer.bytes(), from, from + length);
    }

    /** {@return a new Uint8Array that takes over the bytes} */
    static JsTypedArray uint8Array(Realm realm, byte[] bytes) {
        return new JsTypedArray(
                realm.rootShape(),
                realm.intrinsic(Intrinsic.UINT8_ARRAY_PROTOTYPE),
                ElementType.UINT8,
                arrayBuffer(realm, bytes),
                0,
                bytes.length);
    }

    /** {@return a new ArrayBuffer that takes over the bytes} */
    static JsArrayBuffer arrayBuffer(Realm realm, byte[] bytes) {
        return new JsArrayBuffer(
                realm.rootShape(), realm.intrinsic(Intrinsic.ARRAY_BUFFER_PROTOTYPE), bytes);
    }

    static boolean isUint8Array(Object value) {
        return value instanceof JsTypedArray view && view.type() == ElementType.UINT8;
    }

    static boolean isTypedArray(Object value) {
        return value instanceof JsTypedArray;
    }

    static boolean isArrayBuffer(Object value) {
        return value instanceof JsArrayBuffer;
    }

    /** {@return number of bytes of a Uint8Array or buffer} */
    static int length(Object value) {
        return value instanceof JsArrayBuffer buffer
                ? buffer.byteLength()
                : ((JsTypedArray) value).length();
    }

    /** {@return number of elements of a typed array} */
    static int elements(Object value) {
        return ((JsTypedArray) value).length();
    }

    /** Writes bytes to the beginning of a Uint8Array that has room for them. */
    static void write(Object uint8Array, byte[] bytes) {
        JsTypedArray view = (JsTypedArray) uint8Array;
        System.arraycopy(bytes, 0, view.buffer().bytes(), view.byteOffset(), bytes.length);
    }
}
