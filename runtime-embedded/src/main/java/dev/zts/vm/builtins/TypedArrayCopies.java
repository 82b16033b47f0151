package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Arrays;

/** The methods of typed arrays that answer another one (ECMA-262 23.2.3). */
final class TypedArrayCopies {

    static final Members MEMBERS =
            Members.of()
                    .method("slice", 2, TypedArrayCopies::slice)
                    .method("subarray", 2, TypedArrayCopies::subarray)
                    .method("toReversed", 0, TypedArrayCopies::toReversed)
                    .method("toSorted", 1, TypedArrayCopies::toSorted)
                    .method("with", 2, TypedArrayCopies::with);

    private TypedArrayCopies() {}

    private static Object slice(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        int start = (int) Elements.relative(argument(arguments, 0), length);
        int end = (int) Elements.relativeEnd(argument(arguments, 1), length);
        int wanted = Math.max(end - start, 0);
        JsTypedArray made = TypedArrays.speciesCreate(realm, array, wanted);
        if (wanted > 0) {
            end = Math.min(end, TypedArrays.inBounds(array).length());
            copyUpwards(array, start, made, end - start);
        }
        return made;
    }

    /** Copies in ascending order also where the arrays overlap, as the specification has it. */
    private static void copyUpwards(JsTypedArray from, int start, JsTypedArray to, int count) {
        if (count <= 0) {
            return;
        }
        if (from.buffer() != to.buffer()) {
            TypedArrays.copy(from, start, to, 0, count);
        } else if (from.type() == to.type()) {
            byte[] bytes = from.buffer().bytes();
            int shift = from.type().shift();
            int source = from.byteOffset() + (start << shift);
            for (int i = 0; i < count << shift; i++) {
                bytes[to.byteOffset() + i] = bytes[source + i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                to.setElement(i, from.element(start + i));
            }
        }
    }

    private static Object subarray(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = Receiver.of(self, JsTypedArray.class, "typed array");
        int length = array.length();
        int start = (int) Elements.relative(argument(arguments, 0), length);
        Object begin =
                Convert.number((long) array.byteOffset() + ((long) start << array.type().shift()));
        Object givenEnd = argument(arguments, 1);
        if (array.isTracking() && givenEnd == Undefined.UNDEFINED) {
            Object[] toTheEnd = {array.buffer(), begin};
            return TypedArrays.speciesCreate(realm, array, toTheEnd);
        }
        int end = (int) Elements.relativeEnd(givenEnd, length);
        Object[] part = {array.buffer(), begin, Math.max(end - start, 0)};
        return TypedArrays.speciesCreate(realm, array, part);
    }

    private static Object toReversed(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        JsTypedArray made = TypedArrays.sameType(realm, array, length);
        for (int i = 0; i < length; i++) {
            made.setElement(i, array.element(length - 1 - i));
        }
        return made;
    }

    private static Object toSorted(Realm realm, Object self, Object[] arguments) {
        Object comparator = comparator(argument(arguments, 0));
        JsTypedArray array = TypedArrays.validate(self);
        JsTypedArray made = TypedArrays.sameType(realm, array, array.length());
        Object[] sorted = sorted(realm, array, comparator);
        for (int i = 0; i < sorted.length; i++) {
            made.setElement(i, sorted[i]);
        }
        return made;
    }

    private static Object with(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        double relative = Convert.toIntegerOrInfinity(argument(arguments, 0));
        double index = relative < 0 ? length + relative : relative;
        Object number = Convert.toNumeric(argument(arguments, 1));
        if (index < 0 || index >= array.length()) {
            throw JsThrow.rangeError("Invalid typed array index");
        }
        JsTypedArray made = TypedArrays.sameType(realm, array, length);
        for (int i = 0; i < length; i++) {
            made.setIndex(i, i == index ? number : array.getIndex(i));
        }
        return made;
    }

    /** {@return the argument if it is a function or undefined; else a TypeError} */
    static Object comparator(Object argument) {
        if (argument != Undefined.UNDEFINED && !(argument instanceof JsFunction)) {
            throw JsThrow.typeError(
                    "The comparison function must be either a function or undefined");
        }
        return argument;
    }

    /** {@return the elements in the order of CompareTypedArrayElements} */
    static Object[] sorted(Realm realm, JsTypedArray array, Object comparator) {
        int length = array.length();
        if (comparator instanceof JsFunction function) {
            Object[] values = new Object[length];
            for (int i = 0; i < length; i++) {
                values[i] = array.element(i);
            }
            ArraySort.mergeSort(values, length, (a, b) -> compare(realm, function, a, b));
            return values;
        }
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = Convert.toNumber(array.element(i));
        }
        Arrays.sort(numbers);
        Object[] values = new Object[length];
        for (int i = 0; i < length; i++) {
            values[i] = numbers[i];
        }
        return values;
    }

    private static int compare(Realm realm, JsFunction comparator, Object left, Object right) {
        realm.poll();
        double order = Convert.toNumber(comparator.call(Undefined.UNDEFINED, left, right));
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }
}
