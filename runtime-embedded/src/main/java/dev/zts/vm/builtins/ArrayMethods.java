package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Rope;
import dev.zts.vm.value.Undefined;
import java.util.Arrays;

/** The methods of arrays that change them, search them or make text of them (ECMA-262 23.1.3). */
final class ArrayMethods {

    static final Members MEMBERS =
            Members.of()
                    .method("at", 1, ArrayMethods::at)
                    .method("copyWithin", 2, ArrayMethods::copyWithin)
                    .method("entries", 0, (r, t, _) -> iterator(r, t, ArrayIterator.Kind.ENTRIES))
                    .method("fill", 1, ArrayMethods::fill)
                    .method("includes", 1, ArrayMethods::includes)
                    .method("indexOf", 1, ArrayMethods::indexOf)
                    .method("join", 1, ArrayMethods::join)
                    .method("keys", 0, (r, t, _) -> iterator(r, t, ArrayIterator.Kind.KEYS))
                    .method("lastIndexOf", 1, ArrayMethods::lastIndexOf)
                    .method("pop", 0, ArrayMethods::pop)
                    .method("push", 1, ArrayMethods::push)
                    .method("reverse", 0, ArrayMethods::reverse)
                    .method("shift", 0, ArrayMethods::shift)
                    .method("sort", 1, ArrayMethods::sort)
                    .method("splice", 2, ArrayMethods::splice)
                    .method("toLocaleString", 0, ArrayMethods::toLocaleString)
                    .intrinsic("toString", Intrinsic.ARRAY_TO_STRING)
                    .method("unshift", 1, ArrayMethods::unshift)
                    .intrinsic("values", Intrinsic.ARRAY_VALUES)
                    .intrinsic(JsSymbol.ITERATOR, Intrinsic.ARRAY_VALUES);

    private ArrayMethods() {}

    static Object values(Realm realm, Object thisValue, Object[] arguments) {
        return iterator(realm, thisValue, ArrayIterator.Kind.VALUES);
    }

    private static Object iterator(Realm realm, Object thisValue, ArrayIterator.Kind kind) {
        return new ArrayIterator(realm, Convert.toObject(realm, thisValue), kind);
    }

    private static Object at(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        double relative = Convert.toIntegerOrInfinity(argument(arguments, 0));
        double index = relative < 0 ? length + relative : relative;
        return index < 0 || index >= length
                ? Undefined.UNDEFINED
                : Elements.get(object, (long) index);
    }

    private static Object copyWithin(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        long to = Elements.relative(argument(arguments, 0), length);
        long from = Elements.relative(argument(arguments, 1), length);
        long end = Elements.relativeEnd(argument(arguments, 2), length);
        long count = Math.min(end - from, length - to);
        boolean backwards = from < to && to < from + count;
        for (long i = 0; i < count; i++) {
            Values.pollAt(realm, i);
            long offset = backwards ? count - 1 - i : i;
            Elements.setOrDelete(object, to + offset, Elements.find(object, from + offset));
        }
        return object;
    }

    private static Object fill(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        long start = Elements.relative(argument(arguments, 1), length);
        long end = Elements.relativeEnd(argument(arguments, 2), length);
        if (object instanceof JsArray && end - start > JsArray.MAX_DENSE) {
            throw JsThrow.rangeError("Invalid array length");
        }
        Object value = argument(arguments, 0);
        for (long i = start; i < end; i++) {
            Values.pollAt(realm, i);
            Elements.set(object, i, value);
        }
        return object;
    }

    private static Object includes(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        if (length == 0) {
            return false;
        }
        Object wanted = argument(arguments, 0);
        for (long i = Elements.relative(argument(arguments, 1), length); i < length; i++) {
            Values.pollAt(realm, i);
            if (Convert.sameValueZero(Elements.get(object, i), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Object indexOf(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        if (length == 0) {
            return -1;
        }
        Object wanted = argument(arguments, 0);
        for (long i = Elements.relative(argument(arguments, 1), length); i < length; i++) {
            Values.pollAt(realm, i);
            if (Convert.strictEquals(Elements.find(object, i), wanted)) {
                return Convert.number(i);
            }
        }
        return -1;
    }

    private static Object lastIndexOf(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        if (length == 0) {
            return -1;
        }
        double from =
                arguments.length > 1 ? Convert.toIntegerOrInfinity(arguments[1]) : length - 1.0;
        Object wanted = argument(arguments, 0);
        for (long i = (long) (from < 0 ? length + from : Math.min(from, length - 1.0));
                i >= 0;
                i--) {
            Values.pollAt(realm, i);
            if (Convert.strictEquals(Elements.find(object, i), wanted)) {
                return Convert.number(i);
            }
        }
        return -1;
    }

    private static Object join(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        Object given = argument(arguments, 0);
        String separator = given == Undefined.UNDEFINED ? "," : Convert.toString(given);
        checkTextLength((double) separator.length() * (length - 1));
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            if (i > 0) {
                text.append(separator);
            }
            Object element = Elements.get(object, i);
            if (!Convert.isNullish(element)) {
                text.append(Convert.toString(element));
            }
            checkTextLength(text.length());
        }
        return text.toString();
    }

    private static void checkTextLength(double length) {
        if (length > Rope.MAX_LENGTH) {
            throw JsThrow.rangeError("Invalid string length");
        }
    }

    private static Object toLocaleString(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            if (i > 0) {
                text.append(',');
            }
            Object element = Elements.get(object, i);
            if (!Convert.isNullish(element)) {
                text.append(Convert.toString(Values.invoke(realm, element, "toLocaleString")));
            }
            checkTextLength(text.length());
        }
        return text.toString();
    }

    static Object toString(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        return object.get("join") instanceof JsFunction join
                ? join.call(object)
                : ObjectMethods.toString(realm, object);
    }

    private static Object pop(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        if (length == 0) {
            Elements.setLength(object, 0);
            return Undefined.UNDEFINED;
        }
        JsArray movable = Elements.movable(object, length);
        if (movable != null) {
            int last = (int) length - 1;
            Object value = Values.orUndefined(movable.elementOrEmpty(last));
            movable.splice(last, 1);
            return value;
        }
        Object value = Elements.get(object, length - 1);
        object.deleteOrThrow(PropertyKey.of(length - 1));
        Elements.setLength(object, length - 1);
        return value;
    }

    private static Object push(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        if (object instanceof JsArray array
                && length + arguments.length < JsArray.MAX_DENSE
                && array.canAppend()
                && array.inheritsNoElements()) {
            for (Object value : arguments) {
                array.append(value);
            }
            return Convert.number(array.length());
        }
        Elements.checkLength((double) length + arguments.length);
        for (Object value : arguments) {
            Elements.set(object, length, value);
            length++;
        }
        Elements.setLength(object, length);
        return Convert.number(length);
    }

    private static Object reverse(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        JsArray movable = Elements.movable(object, length);
        if (movable != null) {
            movable.reverse();
            return movable;
        }
        for (long low = 0; low < length / 2; low++) {
            Values.pollAt(realm, low);
            long high = length - 1 - low;
            Object lower = Elements.find(object, low);
            Object upper = Elements.find(object, high);
            if (lower == Empty.EMPTY && upper == Empty.EMPTY) {
                continue;
            }
            Elements.setOrDelete(object, low, upper);
            Elements.setOrDelete(object, high, lower);
        }
        return object;
    }

    private static Object shift(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        if (length == 0) {
            Elements.setLength(object, 0);
            return Undefined.UNDEFINED;
        }
        JsArray movable = Elements.movable(object, length);
        if (movable != null) {
            Object first = Values.orUndefined(movable.elementOrEmpty(0));
            movable.splice(0, 1);
            return first;
        }
        Object first = Elements.get(object, 0);
        for (long i = 1; i < length; i++) {
            Values.pollAt(realm, i);
            Elements.setOrDelete(object, i - 1, Elements.find(object, i));
        }
        object.deleteOrThrow(PropertyKey.of(length - 1));
        Elements.setLength(object, length - 1);
        return first;
    }

    private static Object unshift(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        int count = arguments.length;
        JsArray movable = Elements.movable(object, length);
        if (movable != null && length + count < JsArray.MAX_DENSE) {
            movable.splice(0, 0, arguments);
            return Convert.number(movable.length());
        }
        if (count > 0) {
            Elements.checkLength((double) length + count);
            for (long i = length; i > 0; i--) {
                Values.pollAt(realm, i);
                Elements.setOrDelete(object, i - 1 + count, Elements.find(object, i - 1));
            }
            for (int i = 0; i < count; i++) {
                Elements.set(object, i, arguments[i]);
            }
        }
        Elements.setLength(object, length + count);
        return Convert.number(length + count);
    }

    private static Object sort(Realm realm, Object thisValue, Object[] arguments) {
        ArraySort sort = ArraySort.of(realm, argument(arguments, 0));
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        Object[] sorted = sort.sorted(object, length, true);
        for (int i = 0; i < sorted.length; i++) {
            Values.pollAt(realm, i);
            Elements.set(object, i, sorted[i]);
        }
        for (long i = sorted.length; i < length; i++) {
            Values.pollAt(realm, i);
            object.deleteOrThrow(PropertyKey.of(i));
        }
        return object;
    }

    private static Object splice(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        long length = Convert.lengthOf(object);
        long start = Elements.relative(argument(arguments, 0), length);
        long deleted = deleteCount(arguments, length, start);
        Object[] items =
                arguments.length > 2
                        ? Arrays.copyOfRange(arguments, 2, arguments.length)
                        : JsFunction.NO_ARGUMENTS;
        Elements.checkLength((double) length + items.length - deleted);
        JsFunction species = Elements.species(realm, object);
        JsArray movable = species == null ? Elements.movable(object, length) : null;
        if (movable != null && length + items.length < JsArray.MAX_DENSE) {
            JsArray removed = movable.copyOfRange(realm, (int) start, (int) (start + deleted));
            movable.splice((int) start, (int) deleted, items);
            return removed;
        }
        JsObject removed = Elements.create(realm, species, deleted);
        for (long i = 0; i < deleted; i++) {
            Values.pollAt(realm, i);
            Object found = Elements.find(object, start + i);
            if (found != Empty.EMPTY) {
                Elements.define(removed, i, found);
            }
        }
        Elements.setLength(removed, deleted);
        moveTail(realm, object, length, start + deleted, items.length - deleted);
        for (int i = 0; i < items.length; i++) {
            Elements.set(object, start + i, items[i]);
        }
        Elements.setLength(object, length - deleted + items.length);
        return removed;
    }

    /** {@return how many elements splice and toSpliced remove} */
    static long deleteCount(Object[] arguments, long length, long start) {
        if (arguments.length == 0) {
            return 0;
        }
        if (arguments.length == 1) {
            return length - start;
        }
        double wanted = Convert.toIntegerOrInfinity(arguments[1]);
        return (long) Math.min(Math.max(wanted, 0), length - start);
    }

    private static void moveTail(Realm realm, JsObject object, long length, long from, long by) {
        if (by < 0) {
            for (long i = from; i < length; i++) {
                Values.pollAt(realm, i);
                Elements.setOrDelete(object, i + by, Elements.find(object, i));
            }
            for (long i = length; i > length + by; i--) {
                Values.pollAt(realm, i);
                object.deleteOrThrow(PropertyKey.of(i - 1));
            }
        } else if (by > 0) {
            for (long i = length; i > from; i--) {
                Values.pollAt(realm, i);
                Elements.setOrDelete(object, i - 1 + by, Elements.find(object, i - 1));
            }
        }
    }
}
