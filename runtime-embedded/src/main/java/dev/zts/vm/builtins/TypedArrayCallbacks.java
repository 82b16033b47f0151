package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;

/** The methods of typed arrays that call a function for each element (ECMA-262 23.2.3). */
final class TypedArrayCallbacks {

    static final Members MEMBERS =
            Members.of()
                    .method("every", 1, TypedArrayCallbacks::every)
                    .method("filter", 1, TypedArrayCallbacks::filter)
                    .method("find", 1, search(true, true))
                    .method("findIndex", 1, search(true, false))
                    .method("findLast", 1, search(false, true))
                    .method("findLastIndex", 1, search(false, false))
                    .method("forEach", 1, TypedArrayCallbacks::forEach)
                    .method("map", 1, TypedArrayCallbacks::map)
                    .method("reduce", 1, (r, t, a) -> reduce(r, t, a, true))
                    .method("reduceRight", 1, (r, t, a) -> reduce(r, t, a, false))
                    .method("some", 1, TypedArrayCallbacks::some);

    private TypedArrayCallbacks() {}

    /** The array, its length at the start, the function and its this. */
    private record Walk(
            Realm realm, JsTypedArray array, int length, JsFunction function, Object thisArgument) {

        static Walk of(Realm realm, Object self, Object[] arguments) {
            JsTypedArray array = TypedArrays.validate(self);
            JsFunction function = Values.callable(argument(arguments, 0));
            return new Walk(realm, array, array.length(), function, argument(arguments, 1));
        }

        Object get(int index) {
            Values.pollAt(realm, index);
            return array.getIndex(index);
        }

        Object call(Object value, int index) {
            return function.call(thisArgument, value, index, array);
        }

        boolean test(int index) {
            return test(get(index), index);
        }

        boolean test(Object value, int index) {
            return Convert.toBoolean(call(value, index));
        }
    }

    private static Object every(Realm realm, Object self, Object[] arguments) {
        Walk walk = Walk.of(realm, self, arguments);
        for (int i = 0; i < walk.length; i++) {
            if (!walk.test(i)) {
                return false;
            }
        }
        return true;
    }

    private static Object some(Realm realm, Object self, Object[] arguments) {
        Walk walk = Walk.of(realm, self, arguments);
        for (int i = 0; i < walk.length; i++) {
            if (walk.test(i)) {
                return true;
            }
        }
        return false;
    }

    private static Object forEach(Realm realm, Object self, Object[] arguments) {
        Walk walk = Walk.of(realm, self, arguments);
        for (int i = 0; i < walk.length; i++) {
            walk.call(walk.get(i), i);
        }
        return Undefined.UNDEFINED;
    }

    private static Object filter(Realm realm, Object self, Object[] arguments) {
        Walk walk = Walk.of(realm, self, arguments);
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < walk.length; i++) {
            Object value = walk.get(i);
            if (walk.test(value, i)) {
                kept.add(value);
            }
        }
        JsTypedArray made = TypedArrays.speciesCreate(realm, walk.array, kept.size());
        for (int i = 0; i < kept.size(); i++) {
            made.setIndex(i, kept.get(i));
        }
        return made;
    }

    private static Object map(Realm realm, Object self, Object[] arguments) {
        Walk walk = Walk.of(realm, self, arguments);
        JsTypedArray made = TypedArrays.speciesCreate(realm, walk.array, walk.length);
        for (int i = 0; i < walk.length; i++) {
            made.setIndex(i, walk.call(walk.get(i), i));
        }
        return made;
    }

    /** FindViaPredicate. */
    private static NativeCode search(boolean ascending, boolean wantsValue) {
        return (realm, self, arguments) -> {
            Walk walk = Walk.of(realm, self, arguments);
            for (int n = 0; n < walk.length; n++) {
                int i = ascending ? n : walk.length - 1 - n;
                Object value = walk.get(i);
                if (walk.test(value, i)) {
                    return wantsValue ? value : (Object) i;
                }
            }
            return wantsValue ? Undefined.UNDEFINED : Integer.valueOf(-1);
        };
    }

    private static Object reduce(Realm realm, Object self, Object[] arguments, boolean ascending) {
        Walk walk = Walk.of(realm, self, arguments);
        int done = 0;
        Object result;
        if (arguments.length > 1) {
            result = arguments[1];
        } else if (walk.length == 0) {
            throw JsThrow.typeError("Reduce of empty array with no initial value");
        } else {
            result = walk.get(ascending ? 0 : walk.length - 1);
            done = 1;
        }
        for (int n = done; n < walk.length; n++) {
            int i = ascending ? n : walk.length - 1 - n;
            result = walk.function.call(Undefined.UNDEFINED, result, walk.get(i), i, walk.array);
        }
        return result;
    }
}
