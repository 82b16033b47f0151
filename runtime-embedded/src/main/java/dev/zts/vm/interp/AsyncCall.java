package dev.zts.vm.interp;

import dev.zts.vm.interp.Frame.Signal;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import java.util.function.Consumer;

/** A call of an async function: a frame that promises resume (ECMA-262 27.7.5). */
final class AsyncCall {

    private final Frame frame;
    private final JsPromise promise;

    private AsyncCall(Frame frame) {
        this.frame = frame;
        this.promise = JsPromise.pending(frame.state.realm);
    }

    /** Runs up to the first await; {@return the promise of the result} */
    static JsPromise start(Frame frame) {
        AsyncCall call = new AsyncCall(frame);
        call.go();
        return call.promise;
    }

    private void go() {
        Realm realm = frame.state.realm;
        while (true) {
            Object value;
            try {
                value = frame.run();
            } catch (JsThrow thrown) {
                promise.reject(thrown.value(realm));
                return;
            }
            if (frame.signal == Signal.RETURNED) {
                promise.resolve(value);
                return;
            }
            if (await(
                    frame,
                    value,
                    settled -> {
                        frame.push(settled);
                        go();
                    },
                    this::go)) {
                return;
            }
        }
    }

    /**
     * Await (ECMA-262 27.7.5.3): {@return false if it failed at once, the frame then throws}
     *
     * @param onFulfilled takes the value
     * @param onRejected runs after the frame got the reason to throw
     */
    static boolean await(
            Frame frame, Object value, Consumer<Object> onFulfilled, Runnable onRejected) {
        JsPromise awaited;
        try {
            awaited = JsPromise.resolve(frame.state.realm, value);
        } catch (JsThrow thrown) {
            frame.thrown = thrown;
            return false;
        }
        awaited.then(
                onFulfilled,
                reason -> {
                    frame.thrown = new JsThrow(reason);
                    onRejected.run();
                });
        return true;
    }
}
