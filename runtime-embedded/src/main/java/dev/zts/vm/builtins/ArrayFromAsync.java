package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.ops.IteratorRecord;
import dev.zts.vm.ops.Messages;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call of Array.fromAsync: its asynchronous closure, an await at a time. */
final class ArrayFromAsync {

    private final Realm realm;
    private final JsPromise promise;
    private final JsObject made;
    private final @Nullable JsFunction mapper;
    private final Object mapThis;

    /** Null when the source is an array-like. */
    private final @Nullable IteratorRecord record;

    private final JsObject source;
    private final long length;
    private long count;

    private ArrayFromAsync(Realm realm, JsPromise promise, Object constructor, Object[] arguments) {
        this.realm = realm;
        this.promise = promise;
        Object map = argument(arguments, 1);
        this.mapper = map == Undefined.UNDEFINED ? null : Values.callable(map);
        this.mapThis = argument(arguments, 2);
        Object items = argument(arguments, 0);
        this.record = Iteration.asyncIteratorOrNull(realm, items);
        if (record != null) {
            this.source = record.iterator();
            this.length = 0;
            this.made = ArrayBuiltin.create(realm, constructor);
        } else {
            this.source = Convert.toObject(realm, items);
            this.length = Convert.lengthOf(source);
            this.made = ArrayBuiltin.create(realm, constructor, length);
        }
    }

    static Object start(Realm realm, Object thisValue, Object[] arguments) {
        JsPromise promise = JsPromise.pending(realm);
        try {
            new ArrayFromAsync(realm, promise, thisValue, arguments).proceed();
        } catch (JsThrow thrown) {
            promise.reject(thrown.value(realm));
        }
        return promise;
    }

    /** Runs a part of the closure; what it throws rejects the promise. */
    private void run(Runnable part) {
        try {
            part.run();
        } catch (JsThrow thrown) {
            promise.reject(thrown.value(realm));
        }
    }

    private void await(Object value, Consumer<Object> then, Consumer<Object> otherwise) {
        JsPromise.resolve(realm, value)
                .then(
                        settled -> run(() -> then.accept(settled)),
                        reason -> run(() -> otherwise.accept(reason)));
    }

    private void proceed() {
        if (record != null) {
            await(record.callNext(), this::received, promise::reject);
        } else if (count < length) {
            await(Elements.get(source, count), this::map, promise::reject);
        } else {
            finish();
        }
    }

    private void finish() {
        Elements.setLength(made, count);
        promise.resolve(made);
    }

    private void received(Object answer) {
        if (!(answer instanceof JsObject result)) {
            throw JsThrow.typeError(
                    "Iterator result " + Messages.describe(answer) + " is not an object");
        }
        if (Convert.toBoolean(result.get("done"))) {
            finish();
        } else {
            map(result.get("value"));
        }
    }

    private void map(Object value) {
        if (mapper == null) {
            add(value);
            return;
        }
        try {
            Object mapped = mapper.call(mapThis, value, Convert.number(count));
            await(mapped, this::add, this::fail);
        } catch (JsThrow thrown) {
            fail(thrown.value(realm));
        }
    }

    private void add(Object value) {
        try {
            Elements.define(made, count, value);
        } catch (JsThrow thrown) {
            fail(thrown.value(realm));
            return;
        }
        count++;
        proceed();
    }

    /** AsyncIteratorClose with a throw, if there is an iterator; then rejects. */
    private void fail(Object reason) {
        if (record == null) {
            promise.reject(reason);
            return;
        }
        try {
            JsFunction method = source.getMethod("return");
            if (method != null) {
                Consumer<Object> reject = _ -> promise.reject(reason);
                await(method.call(source), reject, reject);
                return;
            }
        } catch (JsThrow _) {
            // ECMA-262 7.4.13 step 5: the first throw wins.
        }
        promise.reject(reason);
    }
}
