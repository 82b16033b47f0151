package dev.zts.vm.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A promise: its state, who waits for it, and the jobs between them (ECMA-262 27.2.1). */
@SuppressWarnings("ReferenceEquality") // objects are equal by identity
public final class JsPromise extends JsObject {

    /** [[PromiseState]]. */
    public enum State {
        PENDING,
        FULFILLED,
        REJECTED
    }

    /** Half of a PromiseReaction record, and the job it becomes. */
    private record Reaction(Consumer<Object> onFulfilled, Consumer<Object> onRejected) {}

    private final Realm realm;
    private State state = State.PENDING;
    private Object result = Undefined.UNDEFINED;
    private List<Reaction> reactions = new ArrayList<>(1);
    private boolean handled;

    /** A pending promise. */
    public JsPromise(Realm realm, JsObject prototype) {
        super(realm.rootShape(), prototype);
        this.realm = realm;
    }

    /** {@return a new pending promise with the intrinsic prototype} */
    public static JsPromise pending(Realm realm) {
        return new JsPromise(realm, realm.intrinsic(Intrinsic.PROMISE_PROTOTYPE));
    }

    /** PromiseResolve(%Promise%, value). */
    public static JsPromise resolve(Realm realm, Object value) {
        if (value instanceof JsPromise promise
                && promise.get("constructor") == realm.intrinsic(Intrinsic.PROMISE)) {
            return promise;
        }
        JsPromise made = pending(realm);
        made.resolve(value);
        return made;
    }

    public State state() {
        return state;
    }

    /** {@return [[PromiseResult]]} */
    public Object result() {
        return result;
    }

    public boolean isHandled() {
        return handled;
    }

    /** {@return a capability of this promise: CreateResolvingFunctions} */
    public PromiseCapability capability() {
        Resolving once = new Resolving();
        return new PromiseCapability(
                this, once.function(this::resolve), once.function(this::reject));
    }

    /** Two functions of which only the first call counts (ECMA-262 27.2.1.3). */
    private final class Resolving {

        private boolean used;

        NativeFunction function(Consumer<Object> settle) {
            return new NativeFunction(
                    realm,
                    "",
                    1,
                    (_, _, arguments) -> {
                        if (!used) {
                            used = true;
                            settle.accept(NativeFunction.argument(arguments, 0));
                        }
                        return Undefined.UNDEFINED;
                    },
                    null);
        }
    }

    /** What a resolve function does the first time it is called. */
    public void resolve(Object resolution) {
        if (resolution == this) {
            reject(JsThrow.typeError("Chaining cycle detected for promise").value(realm));
            return;
        }
        if (!(resolution instanceof JsObject thenable)) {
            settle(State.FULFILLED, resolution);
            return;
        }
        Object then;
        try {
            then = thenable.get("then");
        } catch (JsThrow thrown) {
            reject(thrown.value(realm));
            return;
        }
        if (then instanceof JsFunction function) {
            realm.enqueue(() -> resolveThenable(thenable, function));
        } else {
            settle(State.FULFILLED, resolution);
        }
    }

    /** NewPromiseResolveThenableJob. */
    private void resolveThenable(JsObject thenable, JsFunction then) {
        PromiseCapability functions = capability();
        try {
            then.call(thenable, functions.resolve(), functions.reject());
        } catch (JsThrow thrown) {
            functions.reject().call(Undefined.UNDEFINED, thrown.value(realm));
        } catch (StackOverflowError _) {
            Object full = JsThrow.stackFull().value(realm);
            functions.reject().call(Undefined.UNDEFINED, full);
        }
    }

    /** RejectPromise. */
    public void reject(Object reason) {
        if (!handled) {
            realm.reject(this, reason, false);
        }
        settle(State.REJECTED, reason);
    }

    private void settle(State reached, Object value) {
        List<Reaction> waiting = reactions;
        reactions = List.of();
        state = reached;
        result = value;
        for (Reaction reaction : waiting) {
            trigger(reaction);
        }
    }

    private void trigger(Reaction reaction) {
        Object value = result;
        Consumer<Object> job =
                state == State.FULFILLED ? reaction.onFulfilled() : reaction.onRejected();
        realm.enqueue(() -> job.accept(value));
    }

    /**
     * PerformPromiseThen without a capability: one of the two runs as a job once this promise is
     * settled. They handle what they throw themselves.
     */
    public void then(Consumer<Object> onFulfilled, Consumer<Object> onRejected) {
        Reaction reaction = new Reaction(onFulfilled, onRejected);
        if (state == State.PENDING) {
            reactions.add(reaction);
        } else {
            if (state == State.REJECTED && !handled) {
                realm.reject(this, result, true);
            }
            trigger(reaction);
        }
        handled = true;
    }

    /**
     * PerformPromiseThen.
     *
     * @param onFulfilled what is no function stands for none
     * @param derived settled by what the functions answer
     */
    public void then(Object onFulfilled, Object onRejected, PromiseCapability derived) {
        then(
                value -> react(onFulfilled, value, derived, derived.resolve()),
                reason -> react(onRejected, reason, derived, derived.reject()));
    }

    /** NewPromiseReactionJob. */
    private void react(
            Object handler, Object argument, PromiseCapability derived, JsFunction otherwise) {
        if (!(handler instanceof JsFunction function)) {
            otherwise.call(Undefined.UNDEFINED, argument);
            return;
        }
        Object answer;
        try {
            answer = function.call(Undefined.UNDEFINED, argument);
        } catch (JsThrow thrown) {
            derived.reject().call(Undefined.UNDEFINED, thrown.value(realm));
            return;
        } catch (StackOverflowError _) {
            derived.reject().call(Undefined.UNDEFINED, JsThrow.stackFull().value(realm));
            return;
        }
        derived.resolve().call(Undefined.UNDEFINED, answer);
    }
}
