package dev.zts.vm.interp;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import org.jspecify.annotations.Nullable;

/**
 * A function compiled so that its values stand in a frame, as the interpreter's do: it can be
 * suspended, and entered wherever the interpreter may leave it. Its code is one or more parts of
 * the function; a part that is left for another one answers null.
 */
abstract class FrameCode extends CompiledCode {

    protected FrameCode(int bytes, boolean optimized) {
        super(bytes, optimized);
    }

    /**
     * Runs the part in which the frame stands.
     *
     * @param depth of the shadow stack, with the frame
     * @return what the function hands out, null to go on where the frame stands now
     */
    protected abstract @Nullable Object step(Frame frame, int depth);

    @Override
    public final Object call(
            Closure function, Object thisValue, Object[] from, int start, int count) {
        counted(function.state);
        return run(new Frame(function, thisValue, null, from, start, count));
    }

    @Override
    public final Object construct(
            Closure function,
            Object thisValue,
            @Nullable JsObject newTarget,
            Object[] from,
            int start,
            int count) {
        counted(function.state);
        return run(new Frame(function, thisValue, newTarget, from, start, count));
    }

    private static void counted(FunctionState state) {
        if (++state.calls >= state.nextCalls) {
            state.promotion.called(state);
        }
    }

    @Override
    protected final Object run(Frame frame) {
        frame.state.realm.enter(frame.closure);
        return enter(frame);
    }

    @Override
    protected final Object enter(Frame frame) {
        FunctionState state = frame.state;
        Realm realm = state.realm;
        int depth = realm.depth();
        state.prepare();
        if (frame.thrown != null) {
            frame.pc = frame.handle(frame.takeThrown(), frame.pc - 1, depth);
        }
        realm.poll();
        Object result;
        do {
            result = step(frame, depth);
        } while (result == null);
        return result;
    }

    // What the parts call

    /** Returns from the function. */
    static void returned(Frame frame) {
        frame.state.realm.leave();
        frame.signal = Frame.Signal.RETURNED;
    }

    /** {@return where a throw leads}; throws again if there is no handler */
    static int handle(Throwable problem, Frame frame, int pc, int depth) {
        JsThrow thrown = problem instanceof JsThrow own ? own : JsThrow.stackFull();
        return frame.handle(thrown, pc, depth);
    }

    /** Leaves a part for where another one begins; {@return null} */
    static @Nullable Object leaveTo(Frame frame, int pc) {
        frame.pc = pc;
        return null;
    }

    /**
     * As {@link #leaveTo}, from a part that knows no entry there.
     *
     * @param from where the part begins
     * @param to its end
     */
    static @Nullable Object elsewhere(Frame frame, int pc, int from, int to) {
        if (from <= pc && pc < to) {
            throw new AssertionError("no entry at " + pc + " of " + frame.state.code);
        }
        return leaveTo(frame, pc);
    }
}
