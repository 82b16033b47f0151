package dev.zts.vm.ops;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * What the iteration instructions mean (ECMA-262 7.4, 14.7.5, 8.6.2, 15.5.5). The first operand is
 * an {@link IteratorRecord}.
 */
public final class Steps {

    /**
     * Mode of yield* while the result of its iterator's return method is awaited, to throw then.
     */
    private static final int CLOSES = 3;

    private Steps() {}

    @Implements(Opcode.GET_ITERATOR)
    public static Object getIterator(Realm realm, Object iterable, int kind) {
        if (kind == 0) {
            return Iteration.getIterator(realm, iterable);
        }
        IteratorRecord record = Iteration.getAsyncIterator(realm, iterable);
        record.setAsynchronous();
        return record;
    }

    @Implements(Opcode.FOR_IN_START)
    public static Object forInStart(Realm realm, Object object) {
        return new ForInIteration(
                Convert.isNullish(object) ? null : Convert.toObject(realm, object));
    }

    /** {@return the next value, or null at the end} */
    @Implements(Opcode.FOR_OF_NEXT)
    public static @Nullable Object forOfNext(Object iteration, Object index) {
        return ((IteratorRecord) iteration).stepAt((Integer) index);
    }

    @Implements(Opcode.ITER_STEP)
    public static Object iterStep(Object iteration, Object index) {
        Object value = ((IteratorRecord) iteration).stepAt((Integer) index);
        return value == null ? Undefined.UNDEFINED : value;
    }

    @Implements(Opcode.ITER_REST)
    public static Object iterRest(Realm realm, Object iteration, Object index) {
        IteratorRecord record = (IteratorRecord) iteration;
        JsArray rest = realm.newArray();
        int at = (Integer) index;
        for (Object value = record.stepAt(at); value != null; value = record.stepAt(at)) {
            rest.append(value);
            at++;
            if ((at & 0x3FF) == 0) {
                realm.poll();
            }
        }
        return rest;
    }

    @Implements(Opcode.ITER_CLOSE)
    public static void iterClose(Object iteration, Object index) {
        IteratorRecord record = (IteratorRecord) iteration;
        if (!record.isDone()) {
            record.close();
        }
    }

    @Implements(Opcode.ITER_CLOSE_QUIET)
    public static void iterCloseQuiet(Object iteration, Object index) {
        IteratorRecord record = (IteratorRecord) iteration;
        if (!record.isDone()) {
            record.closeQuietly();
        }
    }

    /**
     * Until iter_unwrap saw the result the iterator counts as done: it is not closed if it fails.
     */
    @Implements(Opcode.ITER_NEXT_CALL)
    public static Object iterNextCall(Object iteration, Object index) {
        IteratorRecord record = (IteratorRecord) iteration;
        record.setDone(true);
        return record.callNext();
    }

    /** {@return the value, or empty at the end} */
    @Implements(Opcode.ITER_UNWRAP)
    public static Object iterUnwrap(Object iteration, Object index, Object result) {
        JsObject object = (JsObject) Properties.checkObject(result);
        if (Convert.toBoolean(object.get("done"))) {
            return Empty.EMPTY;
        }
        Object value = object.get("value");
        ((IteratorRecord) iteration).setDone(false);
        return value;
    }

    /** {@return what return() answers; null if it was not called} */
    @Implements(Opcode.ITER_RETURN_CALL)
    public static @Nullable Object iterReturnCall(Object iteration, Object index) {
        IteratorRecord record = (IteratorRecord) iteration;
        if (record.isDone()) {
            return null;
        }
        record.setDone(true);
        JsFunction method = record.iterator().getMethod("return");
        return method == null ? null : method.call(record.iterator());
    }

    @Implements(Opcode.DELEGATE_CALL)
    public static Object delegateCall(
            Realm realm, Object iteration, Object index, Object received, Object mode) {
        IteratorRecord record = (IteratorRecord) iteration;
        int how = (Integer) mode;
        record.setDelegateMode(how);
        if (how == 0) {
            return record.callNext(received);
        }
        JsFunction method = record.iterator().getMethod(how == 1 ? "throw" : "return");
        if (method != null) {
            return method.call(record.iterator(), received);
        }
        if (how == 2) {
            return new DelegateEnd(realm, received);
        }
        return closeForThrow(record);
    }

    /** The end of yield* when its iterator has no throw method: it is closed first. */
    private static Object closeForThrow(IteratorRecord record) {
        if (!record.isAsynchronous()) {
            record.close();
            throw withoutThrow();
        }
        JsFunction method = record.iterator().getMethod("return");
        if (method == null) {
            throw withoutThrow();
        }
        record.setDelegateMode(CLOSES);
        return method.call(record.iterator());
    }

    private static JsThrow withoutThrow() {
        return JsThrow.typeError("The iterator does not provide a 'throw' method");
    }

    /** {@return the value if the delegate is done, else null} */
    @Implements(Opcode.DELEGATE_DONE)
    public static @Nullable Object delegateDone(Object iteration, Object index, Object result) {
        if (result instanceof DelegateEnd end) {
            return end.value();
        }
        JsObject object = (JsObject) Properties.checkObject(result);
        if (((IteratorRecord) iteration).delegateMode() == CLOSES) {
            throw withoutThrow();
        }
        return Convert.toBoolean(object.get("done")) ? object.get("value") : null;
    }

    /** {@return the mode in which yield* ends: 0 with a value, 2 it returns} */
    public static int delegateMode(Object iteration) {
        return ((IteratorRecord) iteration).delegateMode() == 2 ? 2 : 0;
    }
}
