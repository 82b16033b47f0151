package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.PromiseCapability;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The Promise constructor and its prototype (ECMA-262 27.2). */
@SuppressWarnings("ReferenceEquality") // objects are equal by identity
final class PromiseBuiltin {

    private static final Members STATICS =
            Members.of()
                    .method("all", 1, PromiseCombinators::all)
                    .method("allSettled", 1, PromiseCombinators::allSettled)
                    .method("any", 1, PromiseCombinators::any)
                    .method("race", 1, PromiseCombinators::race)
                    .method("reject", 1, PromiseBuiltin::reject)
                    .method("resolve", 1, PromiseBuiltin::resolve)
                    .method("try", 1, PromiseBuiltin::attempt)
                    .method("withResolvers", 0, PromiseBuiltin::withResolvers)
                    .species();

    private static final Members PROTOTYPE =
            Members.of()
                    .method("catch", 1, PromiseBuiltin::catchMethod)
                    .method("finally", 1, PromiseBuiltin::finallyMethod)
                    .method("then", 2, PromiseBuiltin::then)
                    .tag("Promise");

    private PromiseBuiltin() {}

    static JsObject constructor(Realm realm) {
        JsObject made =
                Members.constructor(
                        realm,
                        "Promise",
                        1,
                        Receiver.needsNew("Promise"),
                        PromiseBuiltin::construct,
                        Intrinsic.PROMISE_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.PROMISE);
        PROTOTYPE.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        JsFunction executor = Values.callable(argument(arguments, 0));
        JsPromise promise =
                new JsPromise(
                        realm,
                        Construct.prototypeOf(realm, newTarget, Intrinsic.PROMISE_PROTOTYPE));
        PromiseCapability capability = promise.capability();
        try {
            executor.call(Undefined.UNDEFINED, capability.resolve(), capability.reject());
        } catch (JsThrow thrown) {
            capability.reject().call(Undefined.UNDEFINED, thrown.value(realm));
        }
        return promise;
    }

    /** What a constructor gives to the executor of NewPromiseCapability (ECMA-262 27.2.1.5.1). */
    private static final class Executor {

        private Object resolve = Undefined.UNDEFINED;
        private Object reject = Undefined.UNDEFINED;

        Object call(Realm realm, Object self, Object[] arguments) {
            if (resolve != Undefined.UNDEFINED || reject != Undefined.UNDEFINED) {
                throw JsThrow.typeError("The promise executor was called twice");
            }
            resolve = argument(arguments, 0);
            reject = argument(arguments, 1);
            return Undefined.UNDEFINED;
        }
    }

    /** NewPromiseCapability. */
    static PromiseCapability capability(Realm realm, Object constructor) {
        if (!(constructor instanceof JsFunction function) || !function.isConstructor()) {
            throw JsThrow.typeError("The receiver is not a constructor");
        }
        if (constructor == realm.intrinsic(Intrinsic.PROMISE)) {
            return JsPromise.pending(realm).capability();
        }
        Executor executor = new Executor();
        JsObject promise =
                function.construct(
                        new Object[] {new NativeFunction(realm, "", 2, executor::call, null)},
                        function);
        return new PromiseCapability(
                promise, Values.callable(executor.resolve), Values.callable(executor.reject));
    }

    /** PromiseResolve. */
    static JsObject resolve(Realm realm, JsObject constructor, Object value) {
        if (value instanceof JsPromise promise && promise.get("constructor") == constructor) {
            return promise;
        }
        PromiseCapability capability = capability(realm, constructor);
        capability.resolve().call(Undefined.UNDEFINED, value);
        return capability.promise();
    }

    private static Object resolve(Realm realm, Object self, Object[] arguments) {
        if (self instanceof JsObject constructor) {
            return resolve(realm, constructor, argument(arguments, 0));
        }
        throw JsThrow.typeError("Promise.resolve called on no object");
    }

    private static Object reject(Realm realm, Object self, Object[] arguments) {
        PromiseCapability capability = capability(realm, self);
        capability.reject().call(Undefined.UNDEFINED, argument(arguments, 0));
        return capability.promise();
    }

    /** Promise.try. */
    private static Object attempt(Realm realm, Object self, Object[] arguments) {
        if (!(self instanceof JsObject)) {
            throw JsThrow.typeError("Promise.try called on no object");
        }
        PromiseCapability capability = capability(realm, self);
        int given = Math.max(arguments.length - 1, 0);
        Object[] rest = new Object[given];
        System.arraycopy(arguments, Math.min(1, arguments.length), rest, 0, given);
        Object answer;
        try {
            answer = Values.callable(argument(arguments, 0)).call(Undefined.UNDEFINED, rest);
        } catch (JsThrow thrown) {
            capability.reject().call(Undefined.UNDEFINED, thrown.value(realm));
            return capability.promise();
        }
        capability.resolve().call(Undefined.UNDEFINED, answer);
        return capability.promise();
    }

    private static Object withResolvers(Realm realm, Object self, Object[] arguments) {
        PromiseCapability capability = capability(realm, self);
        JsObject made = realm.newObject();
        made.store("promise", capability.promise(), Property.ALL);
        made.store("resolve", capability.resolve(), Property.ALL);
        made.store("reject", capability.reject(), Property.ALL);
        return made;
    }

    private static Object then(Realm realm, Object self, Object[] arguments) {
        JsPromise promise = Receiver.of(self, JsPromise.class, "Promise");
        JsFunction constructor = Construct.species(realm, promise, Intrinsic.PROMISE);
        PromiseCapability derived = capability(realm, constructor);
        promise.then(argument(arguments, 0), argument(arguments, 1), derived);
        return derived.promise();
    }

    /** Invoke(value, "then", …). */
    static Object invokeThen(Realm realm, Object promise, Object... arguments) {
        Object then = Convert.getV(realm, promise, "then");
        return Values.callable(then).call(promise, arguments);
    }

    private static Object catchMethod(Realm realm, Object self, Object[] arguments) {
        return invokeThen(realm, self, Undefined.UNDEFINED, argument(arguments, 0));
    }

    private static Object finallyMethod(Realm realm, Object self, Object[] arguments) {
        if (!(self instanceof JsObject promise)) {
            throw JsThrow.typeError("Promise.prototype.finally called on no object");
        }
        JsFunction constructor = Construct.species(realm, promise, Intrinsic.PROMISE);
        Object given = argument(arguments, 0);
        if (!(given instanceof JsFunction onFinally)) {
            return invokeThen(realm, promise, given, given);
        }
        JsFunction thenFinally =
                new NativeFunction(
                        realm,
                        "",
                        1,
                        (_, _, values) ->
                                afterFinally(realm, constructor, onFinally, passOn(realm, values)),
                        null);
        JsFunction catchFinally =
                new NativeFunction(
                        realm,
                        "",
                        1,
                        (_, _, reasons) ->
                                afterFinally(
                                        realm, constructor, onFinally, throwAgain(realm, reasons)),
                        null);
        return invokeThen(realm, promise, thenFinally, catchFinally);
    }

    private static Object afterFinally(
            Realm realm, JsFunction constructor, JsFunction onFinally, JsFunction then) {
        Object result = onFinally.call(Undefined.UNDEFINED);
        return invokeThen(realm, resolve(realm, constructor, result), then);
    }

    private static JsFunction passOn(Realm realm, Object[] values) {
        Object value = argument(values, 0);
        return new NativeFunction(realm, "", 0, (_, _, _) -> value, null);
    }

    private static JsFunction throwAgain(Realm realm, Object[] reasons) {
        Object reason = argument(reasons, 0);
        return new NativeFunction(
                realm,
                "",
                0,
                (_, _, _) -> {
                    throw new JsThrow(reason);
                },
                null);
    }
}
