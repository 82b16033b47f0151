package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.ops.IteratorRecord;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.PromiseCapability;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Promise.all, allSettled, any and race (ECMA-262 27.2.4.1 to 27.2.4.3 and 27.2.4.5). */
final class PromiseCombinators {

    private PromiseCombinators() {}

    /** What a combinator does with the promise of each value. */
    private interface Step {
        void take(Object nextPromise);
    }

    /** How a combinator starts; {@link Step#take} for each value, then the second part. */
    private record Plan(Step step, Runnable end) {}

    private interface Combinator {
        Plan plan(PromiseCapability result);
    }

    /** The frame of all four: what goes wrong rejects the promise that is the result. */
    private static Object run(Realm realm, Object self, Object[] arguments, Combinator combinator) {
        PromiseCapability result = PromiseBuiltin.capability(realm, self);
        JsFunction constructor = (JsFunction) self;
        try {
            JsFunction resolve = Values.callable(constructor.get("resolve"));
            IteratorRecord iterator = Iteration.getIterator(realm, argument(arguments, 0));
            Plan plan = combinator.plan(result);
            Iteration.forEach(
                    realm, iterator, value -> plan.step().take(resolve.call(constructor, value)));
            plan.end().run();
        } catch (JsThrow thrown) {
            result.reject().call(Undefined.UNDEFINED, thrown.value(realm));
        }
        return result.promise();
    }

    /** The values of several promises, in their order, and how many are still to come. */
    private static final class Gathering {

        private final Realm realm;
        private final List<Object> values = new ArrayList<>();

        /** One more than the number of promises that are not settled, until all are known. */
        private int remaining = 1;

        Gathering(Realm realm) {
            this.realm = realm;
        }

        int place() {
            values.add(Undefined.UNDEFINED);
            remaining++;
            return values.size() - 1;
        }

        Runnable done(Runnable whenLast) {
            return () -> {
                if (--remaining == 0) {
                    whenLast.run();
                }
            };
        }

        JsObject array() {
            return realm.newArray(values.toArray());
        }
    }

    /** The functions of one place of a gathering: they count once, together. */
    private static final class Place {

        private final Gathering gathering;
        private final int index;

        /** To be run when the value stands in its place. */
        private final Runnable done;

        private boolean called;

        Place(Gathering gathering, Runnable done) {
            this.gathering = gathering;
            this.index = gathering.place();
            this.done = done;
        }

        NativeFunction function(UnaryOperator<Object> wrap) {
            return new NativeFunction(
                    gathering.realm,
                    "",
                    1,
                    (_, _, arguments) -> {
                        if (!called) {
                            called = true;
                            gathering.values.set(index, wrap.apply(argument(arguments, 0)));
                            done.run();
                        }
                        return Undefined.UNDEFINED;
                    },
                    null);
        }
    }

    static Object all(Realm realm, Object self, Object[] arguments) {
        return run(
                realm,
                self,
                arguments,
                result -> {
                    Gathering values = new Gathering(realm);
                    Runnable done = values.done(() -> fulfil(result, values));
                    return new Plan(
                            promise -> {
                                Place place = new Place(values, done);
                                PromiseBuiltin.invokeThen(
                                        realm,
                                        promise,
                                        place.function(UnaryOperator.identity()),
                                        result.reject());
                            },
                            done);
                });
    }

    private static void fulfil(PromiseCapability result, Gathering values) {
        result.resolve().call(Undefined.UNDEFINED, values.array());
    }

    static Object allSettled(Realm realm, Object self, Object[] arguments) {
        return run(
                realm,
                self,
                arguments,
                result -> {
                    Gathering values = new Gathering(realm);
                    Runnable done = values.done(() -> fulfil(result, values));
                    return new Plan(
                            promise -> {
                                Place place = new Place(values, done);
                                PromiseBuiltin.invokeThen(
                                        realm,
                                        promise,
                                        place.function(
                                                v -> outcome(realm, "fulfilled", "value", v)),
                                        place.function(
                                                r -> outcome(realm, "rejected", "reason", r)));
                            },
                            done);
                });
    }

    private static Object outcome(Realm realm, String status, String name, Object value) {
        JsObject made = realm.newObject();
        made.store("status", status, Property.ALL);
        made.store(name, value, Property.ALL);
        return made;
    }

    static Object any(Realm realm, Object self, Object[] arguments) {
        return run(
                realm,
                self,
                arguments,
                result -> {
                    Gathering errors = new Gathering(realm);
                    Runnable done =
                            errors.done(() ->
                                    result.reject()
                                            .call(Undefined.UNDEFINED, aggregate(realm, errors)));
                    return new Plan(
                            promise -> {
                                Place place = new Place(errors, done);
                                PromiseBuiltin.invokeThen(
                                        realm,
                                        promise,
                                        result.resolve(),
                                        place.function(UnaryOperator.identity()));
                            },
                            done);
                });
    }

    private static JsObject aggregate(Realm realm, Gathering errors) {
        String message = "All promises were rejected";
        JsObject error =
                new JsError(
                        realm.rootShape(), realm.intrinsic(Intrinsic.AGGREGATE_ERROR_PROTOTYPE));
        String stack = "AggregateError: " + message + realm.host().stackTrace(realm);
        error.store("stack", stack, Property.HIDDEN);
        error.store("message", message, Property.HIDDEN);
        error.store("errors", errors.array(), Property.HIDDEN);
        return error;
    }

    static Object race(Realm realm, Object self, Object[] arguments) {
        return run(
                realm,
                self,
                arguments,
                result ->
                        new Plan(
                                promise ->
                                        PromiseBuiltin.invokeThen(
                                                realm, promise, result.resolve(), result.reject()),
                                () -> {}));
    }
}
