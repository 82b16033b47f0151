package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ElementType;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.Realm;

/** Abstract operations on typed arrays (ECMA-262 23.2.4). */
final class TypedArrays {

    private TypedArrays() {}

    /** ValidateTypedArray. */
    static JsTypedArray validate(Object value) {
        return inBounds(Receiver.of(value, JsTypedArray.class, "typed array"));
    }

    /** {@return the array, if its buffer still reaches to its end; else a TypeError} */
    static JsTypedArray inBounds(JsTypedArray array) {
        if (array.isOutOfBounds()) {
            throw JsThrow.typeError(
                    "The typed array is detached or out of the bounds of its buffer");
        }
        return array;
    }

    /** AllocateTypedArrayBuffer: {@return a new array of zeros} */
    static JsTypedArray allocate(Realm realm, ElementType type, JsObject prototype, long length) {
        if (length > JsArrayBuffer.MAX_BYTES >> type.shift()) {
            throw JsThrow.rangeError("Invalid typed array length: " + length);
        }
        byte[] bytes = JsArrayBuffer.allocate(length << type.shift());
        return new JsTypedArray(
                realm.rootShape(),
                prototype,
                type,
                ArrayBufferBuiltin.of(realm, bytes),
                0,
                (int) length);
    }

    /** {@return a new Uint8Array over the bytes, which it takes over} */
    static JsTypedArray ofBytes(Realm realm, byte[] bytes) {
        return over(realm, ElementType.UINT8, ArrayBufferBuiltin.of(realm, bytes));
    }

    /** {@return a new array of a whole buffer} */
    static JsTypedArray over(Realm realm, ElementType type, JsArrayBuffer buffer) {
        return new JsTypedArray(
                realm.rootShape(),
                realm.intrinsic(type.prototype()),
                type,
                buffer,
                0,
                buffer.byteLength() >> type.shift());
    }

    /** TypedArrayCreateSameType with a length. */
    static JsTypedArray sameType(Realm realm, JsTypedArray exemplar, int length) {
        ElementType type = exemplar.type();
        return allocate(realm, type, realm.intrinsic(type.prototype()), length);
    }

    /** TypedArrayCreateFromConstructor with a length. */
    static JsTypedArray create(JsFunction constructor, long length) {
        JsTypedArray made = create(constructor, new Object[] {Convert.number(length)});
        if (made.length() < length) {
            throw JsThrow.typeError("The constructed typed array is too small");
        }
        return made;
    }

    private static JsTypedArray create(JsFunction constructor, Object[] arguments) {
        return validate(constructor.construct(arguments, constructor));
    }

    private static JsFunction species(Realm realm, JsTypedArray exemplar) {
        return Construct.species(realm, exemplar, exemplar.type().constructor());
    }

    /** TypedArraySpeciesCreate with a length. */
    static JsTypedArray speciesCreate(Realm realm, JsTypedArray exemplar, int length) {
        return create(species(realm, exemplar), length);
    }

    /** TypedArraySpeciesCreate with other arguments. */
    static JsTypedArray speciesCreate(Realm realm, JsTypedArray exemplar, Object[] arguments) {
        return create(species(realm, exemplar), arguments);
    }

    /** Copies elements, converting them; the arrays may share their bytes if the types agree. */
    static void copy(JsTypedArray from, int fromIndex, JsTypedArray to, int toIndex, int count) {
        int shift = from.type().shift();
        if (from.type() == to.type()) {
            System.arraycopy(
                    from.buffer().bytes(),
                    from.byteOffset() + (fromIndex << shift),
                    to.buffer().bytes(),
                    to.byteOffset() + (toIndex << shift),
                    count << shift);
            return;
        }
        for (int i = 0; i < count; i++) {
            to.setElement(toIndex + i, from.element(fromIndex + i));
        }
    }
}
