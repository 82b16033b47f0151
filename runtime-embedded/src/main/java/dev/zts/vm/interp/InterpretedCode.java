package dev.zts.vm.interp;

import dev.zts.vm.value.JsObject;
import org.jspecify.annotations.Nullable;

/** A function that is interpreted; counts its calls. */
final class InterpretedCode extends CompiledCode {

    static final InterpretedCode INSTANCE = new InterpretedCode();

    private InterpretedCode() {
        super(0, false);
    }

    @Override
    public Object call(Closure function, Object thisValue, Object[] from, int start, int count) {
        CompiledCode now = counted(function.state);
        return now == this
                ? Interpreter.run(new Frame(function, thisValue, null, from, start, count))
                : now.call(function, thisValue, from, start, count);
    }

    @Override
    public Object construct(
            Closure function,
            Object thisValue,
            @Nullable JsObject newTarget,
            Object[] from,
            int start,
            int count) {
        CompiledCode now = counted(function.state);
        return now == this
                ? Interpreter.run(new Frame(function, thisValue, newTarget, from, start, count))
                : now.construct(function, thisValue, newTarget, from, start, count);
    }

    /** Counts a call; {@return what runs it} */
    private static CompiledCode counted(FunctionState state) {
        if (++state.calls < state.nextCalls) {
            return INSTANCE;
        }
        state.promotion.called(state);
        CompiledCode now = state.tier.body();
        if (now != INSTANCE) {
            state.calls--; // it counts itself
        }
        return now;
    }
}
