package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The methods of arrays that call a function for each element (ECMA-262 23.1.3). */
final class ArrayCallbacks {

    static final Members MEMBERS =
            Members.of()
                    .method("every", 1, ArrayCallbacks::every)
                    .method("filter", 1, ArrayCallbacks::filter)
                    .method("find", 1, (r, t, a) -> found(search(r, t, a, true)))
                    .method("findIndex", 1, (r, t, a) -> foundIndex(search(r, t, a, true)))
                    .method("findLast", 1, (r, t, a) -> found(search(r, t, a, false)))
                    .method("findLastIndex", 1, (r, t, a) -> foundIndex(search(r, t, a, false)))
                    .method("flatMap", 1, ArrayCallbacks::flatMap)
                    .method("forEach", 1, ArrayCallbacks::forEach)
                    .method("map", 1, ArrayCallbacks::map)
                    .method("reduce", 1, (r, t, a) -> reduce(r, t, a, true))
                    .method("reduceRight", 1, (r, t, a) -> reduce(r, t, a, false))
                    .method("some", 1, ArrayCallbacks::some);

    private ArrayCallbacks() {}

    /** The object, its length, the function and its this: what each method starts with. */
    private record Walk(
            Realm realm, JsObject object, long length, JsFunction function, Object thisArgument) {

        static Walk of(Realm realm, Object thisValue, Object[] arguments) {
            JsObject object = Convert.toObject(realm, thisValue);
            long length = Convert.lengthOf(object);
            JsFunction function = Values.callable(argument(arguments, 0));
            return new Walk(realm, object, length, function, argument(arguments, 1));
        }

        Object find(long index) {
            Values.pollAt(realm, index);
            return Elements.find(object, index);
        }

        Object call(Object value, long index) {
            return function.call(thisArgument, value, Convert.number(index), object);
        }

        boolean test(Object value, long index) {
            return Convert.toBoolean(call(value, index));
        }
    }

    private static Object every(Realm realm, Object thisValue, Object[] arguments) {
        Walk walk = Walk.of(realm, thisValue, arguments);
        for (long i = 0; i < walk.length; i++) {
            Object value = walk.find(i);
            if (value != Empty.EMPTY && !walk.test(value, i)) {
                return false;
            }
        }
        return true;
    }

    private static Object some(Realm realm, Object thisValue, Object[] arguments) {
        Walk walk = Walk.of(realm, thisValue, arguments);
        for (long i = 0; i < walk.length; i++) {
            Object value = walk.find(i);
            if (value != Empty.EMPTY && walk.test(value, i)) {
                return true;
            }
        }
        return false;
    }

    private static Object forEach(Realm realm, Object thisValue, Object[] arguments) {
        Walk walk = Walk.of(realm, thisValue, arguments);
        for (long i = 0; i < walk.length; i++) {
            Object value = walk.find(i);
            if (value != Empty.EMPTY) {
                walk.call(value, i);
            }
        }
        return Undefined.UNDEFINED;
    }

    private static Object map(Realm realm, Object thisValue, Object[] arguments) {
        Walk walk = Walk.of(realm, thisValue, arguments);
        JsObject made = Elements.speciesCreate(realm, walk.object, walk.length);
        for (long i = 0; i < walk.length; i++) {
            Object value = walk.find(i);
            if (value != Empty.EMPTY) {
                Elements.define(made, i, walk.call(value, i));
            }
        }
        return made;
    }

    private static Object filter(Realm realm, Object thisValue, Object[] arguments) {
        Walk walk = Walk.of(realm, thisValue, arguments);
        JsObject made = Elements.speciesCreate(realm, walk.object, 0);
        long count = 0;
        for (long i = 0; i < walk.length; i++) {
            Object value = walk.find(i);
            if (value != Empty.EMPTY && walk.test(value, i)) {
                Elements.define(made, count, value);
                count++;
            }
        }
        return made;
    }

    private static Object flatMap(Realm realm, Object thisValue, Object[] arguments) {
        Walk walk = Walk.of(realm, thisValue, arguments);
        JsObject made = Elements.speciesCreate(realm, walk.object, 0);
        long count = 0;
        for (long i = 0; i < walk.length; i++) {
            Object value = walk.find(i);
            if (value != Empty.EMPTY) {
                count = ArrayCopies.flatten(realm, made, count, walk.call(value, i), 1);
            }
        }
        return made;
    }

    /** The result of FindViaPredicate; index -1 if there is none. */
    private record Found(long index, Object value) {}

    private static Object found(Found found) {
        return found.value;
    }

    private static Object foundIndex(Found found) {
        return Convert.number(found.index);
    }

    private static Found search(
            Realm realm, Object thisValue, Object[] arguments, boolean forward) {
        Walk walk = Walk.of(realm, thisValue, arguments);
        for (long i = 0; i < walk.length; i++) {
            Values.pollAt(realm, i);
            long index = forward ? i : walk.length - 1 - i;
            Object value = Elements.get(walk.object, index);
            if (walk.test(value, index)) {
                return new Found(index, value);
            }
        }
        return new Found(-1, Undefined.UNDEFINED);
    }

    private static Object reduce(
            Realm realm, Object thisValue, Object[] arguments, boolean forward) {
        Walk walk = Walk.of(realm, thisValue, arguments);
        Object accumulator = arguments.length > 1 ? arguments[1] : Empty.EMPTY;
        for (long i = 0; i < walk.length; i++) {
            long index = forward ? i : walk.length - 1 - i;
            Object value = walk.find(index);
            if (value == Empty.EMPTY) {
                continue;
            }
            accumulator =
                    accumulator == Empty.EMPTY
                            ? value
                            : walk.function.call(
                                    Undefined.UNDEFINED,
                                    accumulator,
                                    value,
                                    Convert.number(index),
                                    walk.object);
        }
        if (accumulator == Empty.EMPTY) {
            throw JsThrow.typeError("Reduce of empty array with no initial value");
        }
        return accumulator;
    }
}
