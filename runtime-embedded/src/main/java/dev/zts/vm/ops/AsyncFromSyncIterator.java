package dev.zts.vm.ops;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;

/** An async iterator around a sync one (ECMA-262 27.1.6). */
public final class AsyncFromSyncIterator extends JsObject {

    private final Realm realm;
    private final IteratorRecord sync;

    AsyncFromSyncIterator(Realm realm, IteratorRecord sync) {
        super(realm.rootShape(), realm.intrinsic(Intrinsic.ASYNC_FROM_SYNC_ITERATOR_PROTOTYPE));
        this.realm = realm;
        this.sync = sync;
    }

    /** {@return a new %AsyncFromSyncIteratorPrototype%} */
    public static JsObject createPrototype(Realm realm) {
        JsObject made = realm.newObject(realm.intrinsic(Intrinsic.ASYNC_ITERATOR_PROTOTYPE));
        install(realm, made, "next", true, AsyncFromSyncIterator::next);
        install(realm, made, "return", false, AsyncFromSyncIterator::returnMethod);
        install(realm, made, "throw", true, AsyncFromSyncIterator::throwMethod);
        return made;
    }

    private interface Method {
        JsObject call(AsyncFromSyncIterator iterator, Object[] arguments);
    }

    /**
     * @param closes whether a rejected value closes the sync iterator
     */
    private static void install(
            Realm realm, JsObject target, String name, boolean closes, Method method) {
        NativeFunction function =
                new NativeFunction(
                        realm,
                        name,
                        1,
                        (_, self, arguments) ->
                                ((AsyncFromSyncIterator) self).run(arguments, closes, method),
                        null);
        target.store(name, function, Property.HIDDEN);
    }

    private JsPromise run(Object[] arguments, boolean closes, Method method) {
        JsPromise promise = JsPromise.pending(realm);
        try {
            continuation(method.call(this, arguments), promise, closes);
        } catch (JsThrow thrown) {
            promise.reject(thrown.value(realm));
        }
        return promise;
    }

    private JsObject next(Object[] arguments) {
        return sync.next(arguments);
    }

    private JsObject returnMethod(Object[] arguments) {
        JsFunction method = sync.iterator().getMethod("return");
        if (method == null) {
            return Iteration.result(realm, NativeFunction.argument(arguments, 0), true);
        }
        return object(method.call(sync.iterator(), arguments));
    }

    private JsObject throwMethod(Object[] arguments) {
        JsFunction method = sync.iterator().getMethod("throw");
        if (method == null) {
            sync.setDone(true);
            sync.close();
            throw JsThrow.typeError("The iterator does not provide a throw method");
        }
        return object(method.call(sync.iterator(), arguments));
    }

    private static JsObject object(Object result) {
        if (result instanceof JsObject object) {
            return object;
        }
        throw JsThrow.typeError(
                "Iterator result " + Messages.describe(result) + " is not an object");
    }

    /** AsyncFromSyncIteratorContinuation. */
    private void continuation(JsObject result, JsPromise promise, boolean closes) {
        boolean done = Convert.toBoolean(result.get("done"));
        Object value = result.get("value");
        boolean closing = !done && closes;
        JsPromise wrapped;
        try {
            wrapped = JsPromise.resolve(realm, value);
        } catch (JsThrow thrown) {
            if (closing) {
                sync.closeQuietly();
            }
            throw thrown;
        }
        wrapped.then(
                settled -> promise.resolve(Iteration.result(realm, settled, done)),
                reason -> {
                    if (closing) {
                        sync.closeQuietly();
                    }
                    promise.reject(reason);
                });
    }
}
