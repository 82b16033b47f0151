package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.ops.IteratorRecord;
import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The Iterator constructor, %Iterator.prototype% and what it consumes (ECMA-262 27.1). */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class IteratorBuiltin {

    private static final Members STATICS = Members.of().method("from", 1, IteratorBuiltin::from);

    private static final Members METHODS =
            Members.of()
                    .method(JsSymbol.ITERATOR, 0, (_, t, _) -> t)
                    .method("reduce", 1, IteratorBuiltin::reduce)
                    .method("toArray", 0, IteratorBuiltin::toArray)
                    .method("forEach", 1, IteratorBuiltin::forEach)
                    .method("some", 1, (r, t, a) -> search(r, t, a, true) != null)
                    .method("every", 1, (r, t, a) -> search(r, t, a, false) == null)
                    .method("find", 1, IteratorBuiltin::find);

    private static final Members ASYNC_METHODS =
            Members.of().method(JsSymbol.ASYNC_ITERATOR, 0, (_, t, _) -> t);

    private static final Members WRAPPER_METHODS =
            Members.of()
                    .method("next", 0, (_, t, _) -> wrapped(t).callNext())
                    .method("return", 0, (r, t, _) -> returnWrapped(r, wrapped(t)));

    private IteratorBuiltin() {}

    static JsObject constructor(Realm realm) {
        JsFunction made =
                Members.constructor(
                        realm,
                        "Iterator",
                        0,
                        (_, _, _) -> {
                            throw JsThrow.typeError("Constructor Iterator requires 'new'");
                        },
                        IteratorBuiltin::construct,
                        Intrinsic.ITERATOR_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        if (newTarget == realm.intrinsic(Intrinsic.ITERATOR)) {
            throw JsThrow.typeError("Abstract class Iterator not directly constructable");
        }
        return realm.newObject(
                Construct.prototypeOf(realm, newTarget, Intrinsic.ITERATOR_PROTOTYPE));
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        METHODS.install(realm, made);
        IteratorHelper.PRODUCERS.install(realm, made);
        weird(realm, made, JsSymbol.TO_STRING_TAG, "[Symbol.toStringTag]", "Iterator");
        weird(realm, made, "constructor", "constructor", null);
        return made;
    }

    /**
     * An accessor that pretends to be a data property, and is not overwritten through what inherits
     * it (ECMA-262 27.1.4.1, 27.1.4.14).
     *
     * @param value null for the constructor
     */
    private static void weird(
            Realm realm, JsObject home, Object key, String name, @Nullable Object value) {
        NativeFunction getter =
                new NativeFunction(
                        realm,
                        "get " + name,
                        0,
                        (r, _, _) -> value != null ? value : r.intrinsic(Intrinsic.ITERATOR),
                        null);
        NativeFunction setter =
                new NativeFunction(
                        realm,
                        "set " + name,
                        1,
                        (_, t, a) -> setIgnoringPrototype(home, key, t, argument(a, 0)),
                        null);
        int flags = Property.CONFIGURABLE | Property.ACCESSOR;
        home.store(key, new Accessor(getter, setter), flags);
    }

    /** SetterThatIgnoresPrototypeProperties (ECMA-262 7.3.37). */
    private static Object setIgnoringPrototype(
            JsObject home, Object key, Object thisValue, Object value) {
        JsObject object = Values.object(thisValue, "setter");
        if (object == home) {
            throw JsThrow.typeError("Cannot assign to this property of Iterator.prototype");
        }
        if (object.hasOwn(key)) {
            object.put(key, value);
        } else {
            object.createDataPropertyOrThrow(key, value);
        }
        return Undefined.UNDEFINED;
    }

    static JsObject asyncPrototype(Realm realm) {
        return ASYNC_METHODS.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    }

    // Iterator.from

    /** An iterator that Iterator.from wrapped (ECMA-262 27.1.3.2.1.1). */
    private static final class Wrapper extends JsObject {

        private final IteratorRecord record;

        Wrapper(Realm realm, IteratorRecord record) {
            super(realm.rootShape(), realm.intrinsic(Intrinsic.WRAP_FOR_VALID_ITERATOR_PROTOTYPE));
            this.record = record;
        }
    }

    static JsObject wrapperPrototype(Realm realm) {
        return WRAPPER_METHODS.object(realm, realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
    }

    private static Object from(Realm realm, Object thisValue, Object[] arguments) {
        IteratorRecord record = flattenable(realm, argument(arguments, 0), true);
        JsObject iterator = record.iterator();
        JsObject constructor = realm.intrinsic(Intrinsic.ITERATOR);
        return Values.ordinaryHasInstance(realm, constructor, iterator)
                ? iterator
                : new Wrapper(realm, record);
    }

    /** GetIteratorFlattenable (ECMA-262 7.4.5). */
    static IteratorRecord flattenable(Realm realm, Object value, boolean strings) {
        if (!(value instanceof JsObject) && !(strings && Convert.isString(value))) {
            throw JsThrow.typeError("Iterator source is not an object");
        }
        JsFunction method = Convert.getMethod(realm, value, JsSymbol.ITERATOR);
        if (method != null) {
            return Iteration.fromMethod(value, method);
        }
        if (value instanceof JsObject iterator) {
            return Iteration.direct(iterator);
        }
        throw JsThrow.typeError("Iterator source is not an object");
    }

    private static IteratorRecord wrapped(Object thisValue) {
        if (thisValue instanceof Wrapper wrapper) {
            return wrapper.record;
        }
        throw JsThrow.typeError("Receiver is not a wrapped iterator");
    }

    private static Object returnWrapped(Realm realm, IteratorRecord record) {
        JsFunction method = record.iterator().getMethod("return");
        return method == null
                ? Iteration.result(realm, Undefined.UNDEFINED, true)
                : method.call(record.iterator());
    }

    // What consumes an iterator

    /** Closes an iterator whose next method nobody read yet, because an argument was refused. */
    static JsThrow refuse(JsObject iterator, JsThrow thrown) {
        return Iteration.close(new IteratorRecord(iterator, Undefined.UNDEFINED), thrown);
    }

    /** {@return the function argument; if it is none the iterator is closed} */
    static JsFunction callback(JsObject iterator, Object value) {
        try {
            return Values.callable(value);
        } catch (JsThrow thrown) {
            throw refuse(iterator, thrown);
        }
    }

    private static Object toArray(Realm realm, Object thisValue, Object[] arguments) {
        IteratorRecord record =
                Iteration.direct(Values.object(thisValue, "Iterator.prototype.toArray"));
        JsArray made = realm.newArray();
        Iteration.forEach(realm, record, made::append);
        return made;
    }

    private static Object forEach(Realm realm, Object thisValue, Object[] arguments) {
        JsObject iterator = Values.object(thisValue, "Iterator.prototype.forEach");
        JsFunction function = callback(iterator, argument(arguments, 0));
        long[] count = {0};
        Iteration.forEach(
                realm,
                Iteration.direct(iterator),
                value -> function.call(Undefined.UNDEFINED, value, Convert.number(count[0]++)));
        return Undefined.UNDEFINED;
    }

    /** {@return the first value for which the function answers so, or null; then closes} */
    private static @Nullable Object search(
            Realm realm, Object thisValue, Object[] arguments, boolean wanted) {
        JsObject iterator = Values.object(thisValue, "Iterator helper");
        JsFunction function = callback(iterator, argument(arguments, 0));
        IteratorRecord record = Iteration.direct(iterator);
        long count = 0;
        for (Object value = record.step(); value != null; value = record.step()) {
            Values.pollAt(realm, count);
            boolean answer;
            try {
                answer =
                        Convert.toBoolean(
                                function.call(Undefined.UNDEFINED, value, Convert.number(count++)));
            } catch (JsThrow thrown) {
                throw Iteration.close(record, thrown);
            }
            if (answer == wanted) {
                record.close();
                return value;
            }
        }
        return null;
    }

    private static Object find(Realm realm, Object thisValue, Object[] arguments) {
        Object found = search(realm, thisValue, arguments, true);
        return found == null ? Undefined.UNDEFINED : found;
    }

    private static Object reduce(Realm realm, Object thisValue, Object[] arguments) {
        JsObject iterator = Values.object(thisValue, "Iterator.prototype.reduce");
        JsFunction function = callback(iterator, argument(arguments, 0));
        IteratorRecord record = Iteration.direct(iterator);
        Object[] accumulator = {arguments.length > 1 ? arguments[1] : record.step()};
        if (accumulator[0] == null) {
            throw JsThrow.typeError("Reduce of a done iterator with no initial value");
        }
        long[] count = {arguments.length > 1 ? 0 : 1};
        Iteration.forEach(
                realm,
                record,
                value ->
                        accumulator[0] =
                                function.call(
                                        Undefined.UNDEFINED,
                                        accumulator[0],
                                        value,
                                        Convert.number(count[0]++)));
        return accumulator[0];
    }
}
