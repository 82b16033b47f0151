package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Sorting with one comparator (ECMA-262 23.1.3.30.1, 23.1.3.30.2), for arrays and typed arrays. */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class ArraySort {

    /*
     * A merge sort from the bottom up: stable, and content with a comparator that contradicts
     * itself, which the sort of the JDK refuses. Short runs are sorted by insertion first. The
     * later element is always the left argument, as other engines have it.
     */

    private static final int RUN = 8;

    private final Realm realm;
    private final @Nullable JsFunction comparator;
    private int calls;

    private ArraySort(Realm realm, @Nullable JsFunction comparator) {
        this.realm = realm;
        this.comparator = comparator;
    }

    /** {@return a sort by a comparator argument: a function or undefined} */
    static ArraySort of(Realm realm, Object comparator) {
        if (comparator == Undefined.UNDEFINED) {
            return new ArraySort(realm, null);
        }
        if (comparator instanceof JsFunction function) {
            return new ArraySort(realm, function);
        }
        throw JsThrow.typeError("The comparison function must be either a function or undefined");
    }

    /** SortIndexedProperties. */
    Object[] sorted(JsObject object, long length, boolean skipHoles) {
        Object[] values = collect(object, length, skipHoles);
        int undefined = moveUndefined(values);
        sort(values, values.length - undefined);
        return values;
    }

    private Object[] collect(JsObject object, long length, boolean skipHoles) {
        if (!skipHoles && length > JsArray.MAX_DENSE) {
            throw JsThrow.rangeError("Invalid array length");
        }
        Object[] values = new Object[(int) Math.min(length, 1024)];
        int count = 0;
        for (long i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            Object value = skipHoles ? Elements.find(object, i) : Elements.get(object, i);
            if (value != Empty.EMPTY) {
                if (count == values.length) {
                    values = Arrays.copyOf(values, count * 2);
                }
                values[count++] = value;
            }
        }
        return Arrays.copyOf(values, count);
    }

    /** Moves undefined values to the end; {@return how many there are} */
    private static int moveUndefined(Object[] values) {
        int count = 0;
        for (Object value : values) {
            if (value != Undefined.UNDEFINED) {
                values[count++] = value;
            }
        }
        Arrays.fill(values, count, values.length, Undefined.UNDEFINED);
        return values.length - count;
    }

    private void sort(Object[] values, int count) {
        if (comparator != null) {
            mergeSort(values, count, this::compare);
            return;
        }
        Keyed[] keyed = new Keyed[count];
        for (int i = 0; i < count; i++) {
            realm.poll();
            keyed[i] = new Keyed(Convert.toString(values[i]), values[i]);
        }
        Arrays.sort(keyed, this::compareTexts);
        for (int i = 0; i < count; i++) {
            values[i] = keyed[i].value;
        }
    }

    /** A value and its text; texts compare by code units. */
    private record Keyed(String text, Object value) {}

    private int compareTexts(Keyed left, Keyed right) {
        realm.poll();
        return left.text.compareTo(right.text);
    }

    private int compare(Object left, Object right) {
        Values.pollAt(realm, calls++);
        JsFunction function = comparator;
        if (function == null) {
            throw new AssertionError("no comparator");
        }
        Object order = function.call(Undefined.UNDEFINED, left, right);
        double number = order instanceof Integer integer ? integer : Convert.toNumber(order);
        return number < 0 ? -1 : number > 0 ? 1 : 0;
    }

    /** Sorts the first elements, stable. */
    static void mergeSort(Object[] values, int count, Comparator<Object> order) {
        for (int start = 0; start < count; start += RUN) {
            insertionSort(values, start, Math.min(start + RUN, count), order);
        }
        Object[] from = values;
        Object[] to = new Object[count];
        for (int width = RUN; width < count; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                int middle = Math.min(start + width, count);
                merge(from, to, start, middle, Math.min(middle + width, count), order);
            }
            Object[] swap = from;
            from = to;
            to = swap;
        }
        if (from != values) {
            System.arraycopy(from, 0, values, 0, count);
        }
    }

    private static void insertionSort(
            Object[] values, int start, int end, Comparator<Object> order) {
        for (int i = start + 1; i < end; i++) {
            Object value = values[i];
            int at = i;
            while (at > start && order.compare(value, values[at - 1]) < 0) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }

    private static void merge(
            Object[] from, Object[] to, int start, int middle, int end, Comparator<Object> order) {
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft =
                    right >= end || left < middle && order.compare(from[right], from[left]) >= 0;
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}
