package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.ops.IteratorRecord;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The Array constructor (ECMA-262 23.1.1, 23.1.2) and what %Array.prototype% is made of. */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class ArrayBuiltin {

    private static final Members STATICS =
            Members.of()
                    .method("isArray", 1, (_, _, a) -> Convert.isArray(argument(a, 0)))
                    .method("from", 1, ArrayBuiltin::from)
                    .method("fromAsync", 1, ArrayFromAsync::start)
                    .method("of", 0, ArrayBuiltin::of)
                    .species();

    /** Methods that are younger than {@code with} (ECMA-262 23.1.3.41). */
    private static final String[] UNSCOPABLES = {
        "at",
        "copyWithin",
        "entries",
        "fill",
        "find",
        "findIndex",
        "findLast",
        "findLastIndex",
        "flat",
        "flatMap",
        "includes",
        "keys",
        "toReversed",
        "toSorted",
        "toSpliced",
        "values"
    };

    private ArrayBuiltin() {}

    static JsObject constructor(Realm realm) {
        JsFunction made =
                Members.constructor(
                        realm,
                        "Array",
                        1,
                        (r, _, a) -> construct(r, a, r.intrinsic(Intrinsic.ARRAY)),
                        ArrayBuiltin::construct,
                        Intrinsic.ARRAY_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    static JsObject fill(Realm realm) {
        JsObject prototype = realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE);
        Members.constructorOf(realm, prototype, Intrinsic.ARRAY);
        ArrayMethods.MEMBERS.install(realm, prototype);
        ArrayCallbacks.MEMBERS.install(realm, prototype);
        ArrayCopies.MEMBERS.install(realm, prototype);
        JsObject unscopables = realm.newObject((JsObject) null);
        for (String name : UNSCOPABLES) {
            unscopables.store(name, true, Property.ALL);
        }
        prototype.store(JsSymbol.UNSCOPABLES, unscopables, Property.CONFIGURABLE);
        return prototype;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.ARRAY_PROTOTYPE);
        if (arguments.length == 1 && Convert.isNumber(arguments[0])) {
            return realm.newArray(arrayLength(arguments[0]), prototype);
        }
        JsArray made = realm.newArray(0, prototype);
        for (Object element : arguments) {
            made.append(element);
        }
        return made;
    }

    private static long arrayLength(Object number) {
        double length = Convert.toNumber(number);
        if (length != Convert.toUint32(number)) {
            throw JsThrow.rangeError("Invalid array length");
        }
        return (long) length;
    }

    /** {@return an object of the constructor that {@code this} is, else an array} */
    static JsObject create(Realm realm, Object constructor, long length) {
        if (constructor == realm.intrinsic(Intrinsic.ARRAY)
                || !Convert.isConstructor(constructor)) {
            return Elements.create(realm, length);
        }
        JsFunction function = (JsFunction) constructor;
        return function.construct(new Object[] {Convert.number(length)}, function);
    }

    /** {@return an object likewise, of a constructor without arguments} */
    static JsObject create(Realm realm, Object constructor) {
        if (constructor == realm.intrinsic(Intrinsic.ARRAY)
                || !Convert.isConstructor(constructor)) {
            return realm.newArray();
        }
        JsFunction function = (JsFunction) constructor;
        return function.construct(JsFunction.NO_ARGUMENTS, function);
    }

    private static Object of(Realm realm, Object thisValue, Object[] arguments) {
        JsObject made = create(realm, thisValue, arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            Elements.define(made, i, arguments[i]);
        }
        Elements.setLength(made, arguments.length);
        return made;
    }

    private static Object from(Realm realm, Object thisValue, Object[] arguments) {
        Object items = argument(arguments, 0);
        Object map = argument(arguments, 1);
        JsFunction mapper = map == Undefined.UNDEFINED ? null : Values.callable(map);
        Object mapThis = argument(arguments, 2);
        JsFunction method = Convert.getMethod(realm, items, JsSymbol.ITERATOR);
        if (method == null) {
            return fromArrayLike(realm, thisValue, items, mapper, mapThis);
        }
        JsObject made = create(realm, thisValue);
        IteratorRecord record =
                items instanceof JsArray && method == realm.intrinsic(Intrinsic.ARRAY_VALUES)
                        ? Iteration.getIterator(realm, items)
                        : Iteration.fromMethod(items, method);
        long[] count = {0};
        Iteration.forEach(
                realm,
                record,
                item -> {
                    Object value = mapped(mapper, mapThis, item, count[0]);
                    Elements.define(made, count[0], value);
                    count[0]++;
                });
        Elements.setLength(made, count[0]);
        return made;
    }

    private static Object fromArrayLike(
            Realm realm,
            Object constructor,
            Object items,
            @Nullable JsFunction mapper,
            Object mapThis) {
        JsObject source = Convert.toObject(realm, items);
        long length = Convert.lengthOf(source);
        JsObject made = create(realm, constructor, length);
        for (long i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            Elements.define(made, i, mapped(mapper, mapThis, Elements.get(source, i), i));
        }
        Elements.setLength(made, length);
        return made;
    }

    private static Object mapped(
            @Nullable JsFunction mapper, Object mapThis, Object value, long index) {
        return mapper == null ? value : mapper.call(mapThis, value, Convert.number(index));
    }
}
