package dev.zts.vm.ops;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operations on iterators (ECMA-262 7.4). */
@SuppressWarnings("ReferenceEquality") // objects are equal by identity
public final class Iteration {

    private Iteration() {}

    /** GetIterator(value, sync). */
    public static IteratorRecord getIterator(Realm realm, Object iterable) {
        if (iterable instanceof JsArray array && isPristine(realm, array)) {
            return new ArrayIteration(realm, array);
        }
        JsFunction method = Convert.getMethod(realm, iterable, JsSymbol.ITERATOR);
        if (method == null) {
            throw JsThrow.typeError(Messages.describe(iterable) + " is not iterable");
        }
        return fromMethod(iterable, method);
    }

    /** GetIteratorFromMethod. */
    public static IteratorRecord fromMethod(Object iterable, JsFunction method) {
        if (method.call(iterable) instanceof JsObject iterator) {
            return direct(iterator);
        }
        throw JsThrow.typeError("Result of the Symbol.iterator method is not an object");
    }

    /** GetIteratorDirect. */
    public static IteratorRecord direct(JsObject iterator) {
        return new IteratorRecord(iterator, iterator.get("next"));
    }

    /** GetIterator(value, async). */
    public static IteratorRecord getAsyncIterator(Realm realm, Object iterable) {
        IteratorRecord record = asyncIteratorOrNull(realm, iterable);
        if (record == null) {
            throw JsThrow.typeError(Messages.describe(iterable) + " is not async iterable");
        }
        return record;
    }

    /** GetIterator(value, async) of what may be no iterable: then {@return null} */
    public static @Nullable IteratorRecord asyncIteratorOrNull(Realm realm, Object iterable) {
        JsFunction method = Convert.getMethod(realm, iterable, JsSymbol.ASYNC_ITERATOR);
        if (method == null) {
            JsFunction sync = Convert.getMethod(realm, iterable, JsSymbol.ITERATOR);
            return sync == null
                    ? null
                    : direct(new AsyncFromSyncIterator(realm, fromMethod(iterable, sync)));
        }
        if (method.call(iterable) instanceof JsObject iterator) {
            return direct(iterator);
        }
        throw JsThrow.typeError("Result of the Symbol.asyncIterator method is not an object");
    }

    /** IteratorStepValue: {@return the next value, or null at the end} */
    public static @Nullable Object step(IteratorRecord record) {
        return record.step();
    }

    /** IteratorClose of a normal completion. */
    public static void close(IteratorRecord record) {
        record.close();
    }

    /** IteratorClose of a throw: {@return the throw, to be thrown again} */
    public static JsThrow close(IteratorRecord record, JsThrow thrown) {
        record.closeQuietly();
        return thrown;
    }

    /** Hands on each value; if the consumer throws, the iterator is closed. */
    public static void forEach(Realm realm, Object iterable, Consumer<Object> consumer) {
        forEach(realm, getIterator(realm, iterable), consumer);
    }

    /** Hands on each value that is left; if the consumer throws, the iterator is closed. */
    public static void forEach(Realm realm, IteratorRecord record, Consumer<Object> consumer) {
        int count = 0;
        for (Object value = record.step(); value != null; value = record.step()) {
            try {
                consumer.accept(value);
            } catch (JsThrow thrown) {
                throw close(record, thrown);
            }
            if ((++count & 0x3FF) == 0) {
                realm.poll();
            }
        }
    }

    /** CreateIteratorResultObject. */
    public static JsObject result(Realm realm, Object value, boolean done) {
        JsObject result = realm.newObject();
        result.store("value", value, dev.zts.vm.value.Property.ALL);
        result.store("done", done, dev.zts.vm.value.Property.ALL);
        return result;
    }

    /** Tells whether iterating over an array has its original meaning. */
    private static boolean isPristine(Realm realm, JsArray array) {
        return array.prototype() == realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE)
                && array.lookup(JsSymbol.ITERATOR) < 0
                && realm.hasOriginalArrayIteration();
    }
}
