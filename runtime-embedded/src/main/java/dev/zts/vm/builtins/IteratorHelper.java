package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.ops.IteratorRecord;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** An Iterator Helper object (ECMA-262 27.1.2.1): map, filter, take, drop, flatMap at work. */
final class IteratorHelper extends JsObject {

    /** The methods of %Iterator.prototype% that make one. */
    static final Members PRODUCERS =
            Members.of()
                    .method("map", 1, (r, t, a) -> withFunction(r, t, a, Mapping::new))
                    .method("filter", 1, (r, t, a) -> withFunction(r, t, a, Filtering::new))
                    .method("take", 1, (r, t, a) -> withLimit(r, t, a, Taking::new))
                    .method("drop", 1, (r, t, a) -> withLimit(r, t, a, Dropping::new))
                    .method("flatMap", 1, (r, t, a) -> withFunction(r, t, a, Flattening::new));

    private static final Members METHODS =
            Members.of()
                    .method("next", 0, (r, t, _) -> helper(t).next(r))
                    .method("return", 0, (r, t, _) -> helper(t).returnMethod(r))
                    .tag("Iterator Helper");

    private enum State {
        START,
        YIELDED,
        RUNNING,
        COMPLETED
    }

    /** What a helper does at each step. */
    private abstract static class Work {

        final IteratorRecord source;

        /** Number of values that came from the source. */
        long count;

        Work(IteratorRecord source) {
            this.source = source;
        }

        /** {@return the next value, or null at the end} */
        abstract @Nullable Object step(Realm realm);

        /** Closes what is open, when somebody calls return(). */
        void close() {
            source.close();
        }

        /** {@return the next value of the source, or null at its end} */
        final @Nullable Object pull(Realm realm) {
            Values.pollAt(realm, count);
            return source.step();
        }

        /** Calls the function with a value; if it throws, the source is closed. */
        final Object call(JsFunction function, Object value) {
            try {
                return function.call(Undefined.UNDEFINED, value, Convert.number(count++));
            } catch (JsThrow thrown) {
                throw Iteration.close(source, thrown);
            }
        }
    }

    private interface FunctionWork {
        Work make(IteratorRecord source, JsFunction function);
    }

    private interface LimitWork {
        Work make(IteratorRecord source, double limit);
    }

    private final Work work;
    private State state = State.START;

    private IteratorHelper(Realm realm, Work work) {
        super(realm.rootShape(), realm.intrinsic(Intrinsic.ITERATOR_HELPER_PROTOTYPE));
        this.work = work;
    }

    static JsObject prototype(Realm realm) {
        return METHODS.object(realm, realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
    }

    private static Object withFunction(
            Realm realm, Object thisValue, Object[] arguments, FunctionWork maker) {
        JsObject iterator = Values.object(thisValue, "Iterator helper");
        JsFunction function = IteratorBuiltin.callback(iterator, argument(arguments, 0));
        return new IteratorHelper(realm, maker.make(Iteration.direct(iterator), function));
    }

    private static Object withLimit(
            Realm realm, Object thisValue, Object[] arguments, LimitWork maker) {
        JsObject iterator = Values.object(thisValue, "Iterator helper");
        double limit;
        try {
            limit = limit(argument(arguments, 0));
        } catch (JsThrow thrown) {
            throw IteratorBuiltin.refuse(iterator, thrown);
        }
        return new IteratorHelper(realm, maker.make(Iteration.direct(iterator), limit));
    }

    private static double limit(Object value) {
        double number = Convert.toNumber(value);
        double limit = Double.isNaN(number) ? -1 : Convert.toIntegerOrInfinity(number);
        if (limit < 0) {
            throw JsThrow.rangeError("Limit must be positive");
        }
        return limit;
    }

    private static IteratorHelper helper(Object thisValue) {
        if (thisValue instanceof IteratorHelper helper) {
            return helper;
        }
        throw JsThrow.typeError("Receiver is not an Iterator Helper");
    }

    private JsObject next(Realm realm) {
        enter();
        if (state == State.COMPLETED) {
            return Iteration.result(realm, Undefined.UNDEFINED, true);
        }
        state = State.RUNNING;
        Object value = null;
        try {
            value = work.step(realm);
        } finally {
            state = value == null ? State.COMPLETED : State.YIELDED;
        }
        return value == null
                ? Iteration.result(realm, Undefined.UNDEFINED, true)
                : Iteration.result(realm, value, false);
    }

    private JsObject returnMethod(Realm realm) {
        enter();
        State before = state;
        if (before == State.START) {
            state = State.COMPLETED;
            work.source.close();
        } else if (before == State.YIELDED) {
            state = State.RUNNING;
            try {
                work.close();
            } finally {
                state = State.COMPLETED;
            }
        }
        return Iteration.result(realm, Undefined.UNDEFINED, true);
    }

    private void enter() {
        if (state == State.RUNNING) {
            throw JsThrow.typeError("Iterator Helper is already running");
        }
    }

    private static final class Mapping extends Work {

        private final JsFunction function;

        Mapping(IteratorRecord source, JsFunction function) {
            super(source);
            this.function = function;
        }

        @Override
        @Nullable Object step(Realm realm) {
            Object value = pull(realm);
            return value == null ? null : call(function, value);
        }
    }

    private static final class Filtering extends Work {

        private final JsFunction function;

        Filtering(IteratorRecord source, JsFunction function) {
            super(source);
            this.function = function;
        }

        @Override
        @Nullable Object step(Realm realm) {
            Object value = pull(realm);
            while (value != null && !Convert.toBoolean(call(function, value))) {
                value = pull(realm);
            }
            return value;
        }
    }

    private static final class Taking extends Work {

        private double remaining;

        Taking(IteratorRecord source, double limit) {
            super(source);
            this.remaining = limit;
        }

        @Override
        @Nullable Object step(Realm realm) {
            if (remaining == 0) {
                source.close();
                return null;
            }
            remaining--;
            return source.step();
        }
    }

    private static final class Dropping extends Work {

        private double remaining;

        Dropping(IteratorRecord source, double limit) {
            super(source);
            this.remaining = limit;
        }

        @Override
        @Nullable Object step(Realm realm) {
            while (remaining > 0) {
                remaining--;
                if (pull(realm) == null) {
                    return null;
                }
                count++;
            }
            return source.step();
        }
    }

    private static final class Flattening extends Work {

        private final JsFunction function;
        private @Nullable IteratorRecord inner;

        Flattening(IteratorRecord source, JsFunction function) {
            super(source);
            this.function = function;
        }

        @Override
        @Nullable Object step(Realm realm) {
            while (true) {
                IteratorRecord open = inner != null ? inner : open(realm);
                if (open == null) {
                    return null;
                }
                inner = open;
                Object value;
                try {
                    value = open.step();
                } catch (JsThrow thrown) {
                    throw Iteration.close(source, thrown);
                }
                if (value != null) {
                    return value;
                }
                inner = null;
            }
        }

        private @Nullable IteratorRecord open(Realm realm) {
            Object value = pull(realm);
            if (value == null) {
                return null;
            }
            Object mapped = call(function, value);
            try {
                return IteratorBuiltin.flattenable(realm, mapped, false);
            } catch (JsThrow thrown) {
                throw Iteration.close(source, thrown);
            }
        }

        @Override
        void close() {
            IteratorRecord open = inner;
            if (open != null) {
                try {
                    open.close();
                } catch (JsThrow thrown) {
                    throw Iteration.close(source, thrown);
                }
            }
            source.close();
        }
    }
}
