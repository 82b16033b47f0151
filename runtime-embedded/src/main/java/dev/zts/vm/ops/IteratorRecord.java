package dev.zts.vm.ops;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import org.jspecify.annotations.Nullable;

/**
 * An iteration that goes on (ECMA-262 7.4.1, Iterator Record): the iterator, its next method,
 * whether it is done. {@code step} and what is built on it serve synchronous iterators only.
 */
public class IteratorRecord {

    private final @Nullable JsObject iterator;
    private final Object nextMethod;
    private boolean done;
    private boolean asynchronous;
    private int delegateMode;

    /**
     * @param nextMethod as read; that it can be called is checked when it is
     */
    public IteratorRecord(JsObject iterator, Object nextMethod) {
        this.iterator = iterator;
        this.nextMethod = nextMethod;
    }

    /** For iterations without an iterator object. */
    IteratorRecord() {
        this.iterator = null;
        this.nextMethod = dev.zts.vm.value.Undefined.UNDEFINED;
    }

    /** {@return whether it came to its end or failed} */
    public final boolean isDone() {
        return done;
    }

    public final void setDone(boolean done) {
        this.done = done;
    }

    /** {@return whether the results of its methods are awaited} */
    final boolean isAsynchronous() {
        return asynchronous;
    }

    final void setAsynchronous() {
        asynchronous = true;
    }

    /** {@return how yield* resumed it last: 0 next, 1 throw, 2 return} */
    final int delegateMode() {
        return delegateMode;
    }

    final void setDelegateMode(int mode) {
        delegateMode = mode;
    }

    /** {@return the iterator object} */
    public JsObject iterator() {
        if (iterator == null) {
            throw new AssertionError("an iteration without an iterator object");
        }
        return iterator;
    }

    public Object nextMethod() {
        return nextMethod;
    }

    /** {@return what next() answers, whatever it is; for asynchronous iterators} */
    public final Object callNext(Object... arguments) {
        if (nextMethod() instanceof JsFunction next) {
            return next.call(iterator(), arguments);
        }
        throw JsThrow.typeError(Messages.describe(nextMethod()) + " is not a function");
    }

    /** IteratorNext: {@return the result object} */
    public final JsObject next(Object... arguments) {
        Object result;
        try {
            result = callNext(arguments);
        } catch (JsThrow thrown) {
            done = true;
            throw thrown;
        }
        if (result instanceof JsObject object) {
            return object;
        }
        done = true;
        throw JsThrow.typeError(
                "Iterator result " + Messages.describe(result) + " is not an object");
    }

    /** IteratorStepValue: {@return the next value, or null at the end} */
    public @Nullable Object step() {
        if (done) {
            return null;
        }
        JsObject result = next();
        try {
            if (Convert.toBoolean(result.get("done"))) {
                done = true;
                return null;
            }
            return result.get("value");
        } catch (JsThrow thrown) {
            done = true;
            throw thrown;
        }
    }

    /**
     * {@return the next value, or null at the end}
     *
     * @param index number of steps before this one
     */
    public @Nullable Object stepAt(int index) {
        return step();
    }

    /** IteratorClose of a normal completion: calls return() and checks its result. */
    public void close() {
        done = true;
        JsFunction method = iterator().getMethod("return");
        if (method != null && !(method.call(iterator()) instanceof JsObject)) {
            throw JsThrow.typeError("Iterator result is not an object");
        }
    }

    /** IteratorClose of a throw completion: what return() throws vanishes. */
    public void closeQuietly() {
        done = true;
        try {
            JsFunction method = iterator().getMethod("return");
            if (method != null) {
                method.call(iterator());
            }
        } catch (JsThrow _) {
            // ECMA-262 7.4.11 step 5: the first throw wins.
        }
    }
}
