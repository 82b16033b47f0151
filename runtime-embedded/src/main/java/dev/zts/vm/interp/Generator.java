package dev.zts.vm.interp;

import dev.zts.vm.interp.Frame.Signal;
import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** A generator object: a frame that is resumed (ECMA-262 27.5). */
final class Generator extends JsObject {

    static final int NEXT = 0;
    static final int THROW = 1;
    static final int RETURN = 2;

    /** [[GeneratorState]]. */
    private enum State {
        SUSPENDED_START,
        SUSPENDED_YIELD,
        EXECUTING,
        COMPLETED
    }

    private final Frame frame;
    private State state = State.SUSPENDED_START;

    private Generator(Frame frame, JsObject prototype) {
        super(frame.state.realm.rootShape(), prototype);
        this.frame = frame;
    }

    /** Binds the parameters; {@return the generator object} */
    static Object start(Frame frame) {
        frame.run();
        return new Generator(frame, frame.closure.instancePrototype(Intrinsic.GENERATOR_PROTOTYPE));
    }

    /** GeneratorResume, GeneratorResumeAbrupt. */
    static Object resume(Realm realm, Object generator, Object value, int mode) {
        if (generator instanceof Generator self) {
            return self.resume(realm, value, mode);
        }
        throw JsThrow.typeError("not a generator object");
    }

    private Object resume(Realm realm, Object value, int mode) {
        if (state == State.EXECUTING) {
            throw JsThrow.typeError("Generator is already running");
        }
        if (state == State.SUSPENDED_START && mode != NEXT) {
            state = State.COMPLETED;
        }
        if (state == State.COMPLETED) {
            return completed(realm, value, mode);
        }
        if (state == State.SUSPENDED_YIELD) {
            frame.push(value);
            frame.push(mode);
        }
        return run(realm);
    }

    private static Object completed(Realm realm, Object value, int mode) {
        return switch (mode) {
            case NEXT -> Iteration.result(realm, Undefined.UNDEFINED, true);
            case RETURN -> Iteration.result(realm, value, true);
            default -> throw new JsThrow(value);
        };
    }

    private Object run(Realm realm) {
        state = State.EXECUTING;
        Object value;
        try {
            value = frame.run();
        } catch (JsThrow thrown) {
            state = State.COMPLETED;
            throw thrown;
        }
        if (frame.signal == Signal.RETURNED) {
            state = State.COMPLETED;
            return Iteration.result(realm, value, true);
        }
        state = State.SUSPENDED_YIELD;
        return frame.signal == Signal.YIELDED_RESULT
                ? value
                : Iteration.result(realm, value, false);
    }
}
