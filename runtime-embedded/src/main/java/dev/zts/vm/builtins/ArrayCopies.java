package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The methods of arrays that answer with another array (ECMA-262 23.1.3). */
final class ArrayCopies {

    static final Members MEMBERS =
            Members.of()
                    .method("concat", 1, ArrayCopies::concat)
                    .method("flat", 0, ArrayCopies::flat)
                    .method("slice", 2, ArrayCopies::slice)
                    .method("toReversed", 0, ArrayCopies::toReversed)
                    .method("toSorted", 1, ArrayCopies::toSorted)
                    .method("toSpliced", 2, ArrayCopies::toSpliced)
                    .method("with", 2, ArrayCopies::with);

    private ArrayCopies() {}

    private static Object concat(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        JsObject made = Elements.speciesCreate(realm, object, 0);
        long count = concat(realm, made, 0, object);
        for (Object item : arguments) {
            count = concat(realm, made, count, item);
        }
        Elements.setLength(made, count);
        return made;
    }

    private static long concat(Realm realm, JsObject made, long count, Object item) {
        if (!(item instanceof JsObject source) || !isConcatSpreadable(source)) {
            Elements.checkLength(count + 1.0);
            Elements.define(made, count, item);
            return count + 1;
        }
        long length = Convert.lengthOf(source);
        Elements.checkLength((double) count + length);
        for (long i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            Object value = Elements.find(source, i);
            if (value != Empty.EMPTY) {
                Elements.define(made, count + i, value);
            }
        }
        return count + length;
    }

    private static boolean isConcatSpreadable(JsObject object) {
        Object spreadable = object.get(JsSymbol.IS_CONCAT_SPREADABLE);
        return spreadable == Undefined.UNDEFINED ? object.isArray() : Convert.toBoolean(spreadable);
    }

    private static Object flat(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        Object given = argument(arguments, 0);
        double depth =
                given == Undefined.UNDEFINED ? 1 : Math.max(Convert.toIntegerOrInfinity(given), 0);
        JsObject made = Elements.speciesCreate(realm, object, 0);
        flattenAll(realm, made, 0, object, length, depth);
        return made;
    }

    /** FlattenIntoArray for one element: {@return the next index} */
    static long flatten(Realm realm, JsObject made, long count, Object element, double depth) {
        if (depth > 0 && element instanceof JsObject inner && inner.isArray()) {
            return flattenAll(realm, made, count, inner, Convert.lengthOf(inner), depth - 1);
        }
        Elements.checkLength(count + 1.0);
        Elements.define(made, count, element);
        return count + 1;
    }

    private static long flattenAll(
            Realm realm, JsObject made, long start, JsObject source, long length, double depth) {
        long count = start;
        for (long i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            Object value = Elements.find(source, i);
            if (value != Empty.EMPTY) {
                count = flatten(realm, made, count, value, depth);
            }
        }
        return count;
    }

    private static Object slice(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        long start = Elements.relative(argument(arguments, 0), length);
        long end = Math.max(start, Elements.relativeEnd(argument(arguments, 1), length));
        JsFunction species = Elements.species(realm, object);
        JsArray movable = species == null ? Elements.movable(object, length) : null;
        if (movable != null) {
            return movable.copyOfRange(realm, (int) start, (int) end);
        }
        JsObject made = Elements.create(realm, species, end - start);
        for (long i = start; i < end; i++) {
            Values.pollAt(realm, i);
            Object value = Elements.find(object, i);
            if (value != Empty.EMPTY) {
                Elements.define(made, i - start, value);
            }
        }
        Elements.setLength(made, end - start);
        return made;
    }

    private static Object toReversed(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        JsArray made = Elements.create(realm, length);
        for (long i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            Elements.define(made, i, Elements.get(object, length - 1 - i));
        }
        return made;
    }

    private static Object toSorted(Realm realm, Object thisValue, Object[] arguments) {
        ArraySort sort = ArraySort.of(realm, argument(arguments, 0));
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        checkArrayLength(length);
        return realm.newArray(sort.sorted(object, length, false));
    }

    private static void checkArrayLength(long length) {
        if (length > 0xFFFF_FFFFL) {
            throw JsThrow.rangeError("Invalid array length");
        }
    }

    private static Object toSpliced(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        long start = Elements.relative(argument(arguments, 0), length);
        long skipped = ArrayMethods.deleteCount(arguments, length, start);
        int inserted = Math.max(arguments.length - 2, 0);
        Elements.checkLength((double) length + inserted - skipped);
        JsArray made = Elements.create(realm, length + inserted - skipped);
        for (long i = 0; i < start; i++) {
            Values.pollAt(realm, i);
            Elements.define(made, i, Elements.get(object, i));
        }
        for (int i = 0; i < inserted; i++) {
            Elements.define(made, start + i, arguments[i + 2]);
        }
        for (long i = start + skipped; i < length; i++) {
            Values.pollAt(realm, i);
            Elements.define(made, i + inserted - skipped, Elements.get(object, i));
        }
        return made;
    }

    private static Object with(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        double relative = Convert.toIntegerOrInfinity(argument(arguments, 0));
        double index = relative < 0 ? length + relative : relative;
        if (index < 0 || index >= length) {
            throw JsThrow.rangeError("Invalid index");
        }
        JsArray made = Elements.create(realm, length);
        for (long i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            Elements.define(made, i, i == index ? argument(arguments, 1) : Elements.get(object, i));
        }
        return made;
    }
}
