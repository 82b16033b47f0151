package dev.zts.vm.interp;

import dev.zts.vm.ops.DelegateEnd;
import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayDeque;

/**
 * An async generator object: a frame and the requests to it, one after the other (ECMA-262 27.6).
 */
final class AsyncGenerator extends JsObject {

    /** [[AsyncGeneratorState]]. */
    private enum State {
        SUSPENDED_START,
        SUSPENDED_YIELD,
        EXECUTING,
        DRAINING,
        COMPLETED
    }

    /** AsyncGeneratorRequest: a mode of {@link Generator}, a value, whom to answer. */
    private record Request(int mode, Object value, JsPromise promise) {}

    private final Realm realm;
    private final Frame frame;
    private final ArrayDeque<Request> queue = new ArrayDeque<>();
    private State state = State.SUSPENDED_START;

    private AsyncGenerator(Frame frame, JsObject prototype) {
        super(frame.state.realm.rootShape(), prototype);
        this.realm = frame.state.realm;
        this.frame = frame;
    }

    /** Binds the parameters; {@return the async generator object} */
    static Object start(Frame frame) {
        frame.run();
        return new AsyncGenerator(
                frame, frame.closure.instancePrototype(Intrinsic.ASYNC_GENERATOR_PROTOTYPE));
    }

    /** What next, throw and return of the prototype do. */
    static Object request(Realm realm, Object generator, Object value, int mode) {
        JsPromise promise = JsPromise.pending(realm);
        if (generator instanceof AsyncGenerator self) {
            self.request(new Request(mode, value, promise));
        } else {
            promise.reject(JsThrow.typeError("not an async generator object").value(realm));
        }
        return promise;
    }

    private void request(Request request) {
        if (state == State.SUSPENDED_START && request.mode == Generator.THROW) {
            state = State.COMPLETED;
        }
        if (state == State.COMPLETED && request.mode != Generator.RETURN) {
            answerCompleted(request);
            return;
        }
        queue.addLast(request);
        boolean start = state == State.SUSPENDED_START;
        if (request.mode == Generator.RETURN && (start || state == State.COMPLETED)) {
            awaitReturn();
        } else if (start) {
            state = State.EXECUTING;
            go();
        } else if (state == State.SUSPENDED_YIELD) {
            resume(request);
        }
    }

    private void answerCompleted(Request request) {
        if (request.mode == Generator.THROW) {
            request.promise.reject(request.value);
        } else {
            request.promise.resolve(Iteration.result(realm, Undefined.UNDEFINED, true));
        }
    }

    /** AsyncGeneratorResume at a yield. */
    private void resume(Request request) {
        state = State.EXECUTING;
        frame.push(request.value);
        frame.push(request.mode);
        go();
    }

    private void go() {
        while (true) {
            Object value;
            try {
                value = frame.run();
            } catch (JsThrow thrown) {
                state = State.DRAINING;
                complete(queue.removeFirst(), Generator.THROW, thrown.value(realm), true);
                drain();
                return;
            }
            switch (frame.signal) {
                case AWAITS -> {
                    if (awaits(value)) {
                        return;
                    }
                }
                case RETURNED -> {
                    state = State.DRAINING;
                    complete(queue.removeFirst(), Generator.NEXT, value, true);
                    drain();
                    return;
                }
                default -> {
                    if (!yields(value)) {
                        return;
                    }
                }
            }
        }
    }

    private boolean awaits(Object value) {
        if (value instanceof DelegateEnd end) {
            return AsyncCall.await(
                    frame,
                    end.value(),
                    settled -> {
                        frame.push(new DelegateEnd(realm, settled));
                        go();
                    },
                    this::go);
        }
        return AsyncCall.await(
                frame,
                value,
                settled -> {
                    frame.push(settled);
                    go();
                },
                this::go);
    }

    /** AsyncGeneratorYield: {@return whether the next request waits already} */
    private boolean yields(Object value) {
        complete(queue.removeFirst(), Generator.NEXT, value, false);
        Request next = queue.peekFirst();
        if (next == null) {
            state = State.SUSPENDED_YIELD;
            return false;
        }
        frame.push(next.value);
        frame.push(next.mode);
        return true;
    }

    /** AsyncGeneratorCompleteStep. */
    private void complete(Request request, int mode, Object value, boolean done) {
        if (mode == Generator.THROW) {
            request.promise.reject(value);
        } else {
            request.promise.resolve(Iteration.result(realm, value, done));
        }
    }

    /** AsyncGeneratorDrainQueue. */
    private void drain() {
        while (!queue.isEmpty()) {
            Request next = queue.getFirst();
            if (next.mode == Generator.RETURN) {
                awaitReturn();
                return;
            }
            queue.removeFirst();
            boolean throwing = next.mode == Generator.THROW;
            complete(next, next.mode, throwing ? next.value : Undefined.UNDEFINED, true);
        }
        state = State.COMPLETED;
    }

    /** AsyncGeneratorAwaitReturn. */
    private void awaitReturn() {
        state = State.DRAINING;
        Request next = queue.getFirst();
        JsPromise awaited;
        try {
            awaited = JsPromise.resolve(realm, next.value);
        } catch (JsThrow thrown) {
            complete(queue.removeFirst(), Generator.THROW, thrown.value(realm), true);
            drain();
            return;
        }
        awaited.then(
                value -> {
                    complete(queue.removeFirst(), Generator.NEXT, value, true);
                    drain();
                },
                reason -> {
                    complete(queue.removeFirst(), Generator.THROW, reason, true);
                    drain();
                });
    }
}
