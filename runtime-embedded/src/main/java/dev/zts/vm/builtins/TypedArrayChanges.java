package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The methods of typed arrays that change them (ECMA-262 23.2.3). */
final class TypedArrayChanges {

    static final Members MEMBERS =
            Members.of()
                    .method("copyWithin", 2, TypedArrayChanges::copyWithin)
                    .method("fill", 1, TypedArrayChanges::fill)
                    .method("reverse", 0, TypedArrayChanges::reverse)
                    .method("set", 1, TypedArrayChanges::set)
                    .method("sort", 1, TypedArrayChanges::sort);

    private TypedArrayChanges() {}

    private static Object copyWithin(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        int to = (int) Elements.relative(argument(arguments, 0), length);
        int from = (int) Elements.relative(argument(arguments, 1), length);
        int end = (int) Elements.relativeEnd(argument(arguments, 2), length);
        int count = Math.min(end - from, length - to);
        if (count > 0) {
            int now = TypedArrays.inBounds(array).length();
            int left = Math.min(count, now - Math.max(from, to));
            if (left > 0) {
                TypedArrays.copy(array, from, array, to, left);
            }
        }
        return array;
    }

    private static Object fill(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        Object number = Convert.toNumeric(argument(arguments, 0));
        int start = (int) Elements.relative(argument(arguments, 1), length);
        int end = (int) Elements.relativeEnd(argument(arguments, 2), length);
        end = Math.min(end, TypedArrays.inBounds(array).length());
        for (int i = start; i < end; i++) {
            Values.pollAt(realm, i);
            array.setElement(i, number);
        }
        return array;
    }

    private static Object reverse(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int last = array.length() - 1;
        for (int i = 0; i < last - i; i++) {
            Object low = array.element(i);
            array.setElement(i, array.element(last - i));
            array.setElement(last - i, low);
        }
        return array;
    }

    private static Object set(Realm realm, Object self, Object[] arguments) {
        JsTypedArray target = Receiver.of(self, JsTypedArray.class, "typed array");
        double offset = Convert.toIntegerOrInfinity(argument(arguments, 1));
        if (offset < 0) {
            throw JsThrow.rangeError("offset is out of bounds");
        }
        int targetLength = TypedArrays.inBounds(target).length();
        if (argument(arguments, 0) instanceof JsTypedArray source) {
            int length = TypedArrays.inBounds(source).length();
            checkRoom(length, offset, targetLength);
            setTypedArray(realm, target, (int) offset, source, length);
            return Undefined.UNDEFINED;
        }
        JsObject source = Convert.toObject(realm, argument(arguments, 0));
        long length = Convert.lengthOf(source);
        checkRoom(length, offset, targetLength);
        for (int i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            target.setIndex((int) offset + i, source.getIndex(i));
        }
        return Undefined.UNDEFINED;
    }

    private static void checkRoom(long length, double offset, int room) {
        if (length + offset > room) {
            throw JsThrow.rangeError("offset is out of bounds");
        }
    }

    /** SetTypedArrayFromTypedArray. */
    private static void setTypedArray(
            Realm realm, JsTypedArray target, int offset, JsTypedArray source, int length) {
        JsTypedArray from = source;
        if (source.buffer() == target.buffer() && source.type() != target.type()) {
            int bytes = length << source.type().shift();
            JsArrayBuffer copy =
                    ArrayBufferBuiltin.clone(realm, source.buffer(), source.byteOffset(), bytes);
            from = TypedArrays.over(realm, source.type(), copy);
        }
        TypedArrays.copy(from, 0, target, offset, length);
    }

    private static Object sort(Realm realm, Object self, Object[] arguments) {
        Object comparator = TypedArrayCopies.comparator(argument(arguments, 0));
        JsTypedArray array = TypedArrays.validate(self);
        Object[] sorted = TypedArrayCopies.sorted(realm, array, comparator);
        int end = Math.min(sorted.length, array.length());
        for (int i = 0; i < end; i++) {
            array.setElement(i, sorted[i]);
        }
        return array;
    }
}
