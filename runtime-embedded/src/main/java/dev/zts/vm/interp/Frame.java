package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A call that runs or is suspended: registers (locals, then the operand stack), this, new.target,
 * arguments, and where it stands when it does not run.
 */
final class Frame {

    /** Why {@link #run} came back. */
    enum Signal {
        RETURNED,
        /** A generator is ready to run its body. */
        STARTED,
        YIELDED,
        /** As YIELDED, with an iterator result as it is. */
        YIELDED_RESULT,
        AWAITS,
        /** A module is linked. */
        LINKED
    }

    final Closure closure;
    final FunctionState state;
    final Object[] registers;
    final Object thisValue;
    final @Nullable JsObject newTarget;
    final Object[] arguments;

    /** Where to go on. */
    int pc;

    int sp;

    /** Set by instructions out of the loop: where the next one begins. */
    int next;

    Signal signal = Signal.RETURNED;

    /** What to throw instead of going on. */
    @Nullable JsThrow thrown;

    Frame(
            Closure closure,
            Object thisValue,
            @Nullable JsObject newTarget,
            Object[] from,
            int start,
            int count) {
        FunctionState at = closure.state;
        this.closure = closure;
        this.state = at;
        this.thisValue = thisValue;
        this.newTarget = newTarget;
        int locals = at.locals;
        Object[] made = new Object[locals + at.stack];
        int given = Math.min(count, at.parameters);
        for (int i = 0; i < given; i++) {
            made[i] = from[start + i];
        }
        for (int i = given; i < locals; i++) {
            made[i] = Undefined.UNDEFINED;
        }
        this.registers = made;
        this.arguments =
                at.keepsArguments
                        ? Arrays.copyOfRange(from, start, start + count)
                        : JsFunction.NO_ARGUMENTS;
        this.sp = locals;
    }

    /** A frame of code that keeps its values elsewhere. */
    Frame(Closure closure, Object thisValue, @Nullable JsObject newTarget, Object[] arguments) {
        this.closure = closure;
        this.state = closure.state;
        this.thisValue = thisValue;
        this.newTarget = newTarget;
        this.arguments = arguments;
        this.registers = new Object[state.locals + state.stack];
        this.sp = state.locals;
    }

    /** Runs from where it stands until it returns, throws or suspends. */
    Object run() {
        return closure.tier.body().run(this);
    }

    /** Leaves the interpreter, to be resumed; {@return what the instruction hands out} */
    Object suspend(int op, int next, int top) {
        signal =
                switch (op) {
                    case Op.INITIAL_YIELD -> Signal.STARTED;
                    case Op.YIELD -> Signal.YIELDED;
                    case Op.YIELD_RAW -> Signal.YIELDED_RESULT;
                    case Op.AWAIT_VAL -> Signal.AWAITS;
                    default -> Signal.LINKED;
                };
        boolean hands = op == Op.YIELD || op == Op.YIELD_RAW || op == Op.AWAIT_VAL;
        pc = next;
        sp = hands ? top - 1 : top;
        state.realm.leave();
        return hands ? registers[sp] : Undefined.UNDEFINED;
    }

    /** {@return what to throw, once} */
    JsThrow takeThrown() {
        JsThrow problem = thrown;
        if (problem == null) {
            throw new AssertionError("nothing to throw");
        }
        thrown = null;
        return problem;
    }

    /** Pushes a value for when it goes on. */
    void push(Object value) {
        registers[sp++] = value;
    }

    /**
     * Finds the handler of a throw: {@return its pc}, with the stack set; throws again if there is
     * none.
     */
    int handle(JsThrow problem, int at, int depth) {
        Realm realm = state.realm;
        realm.unwind(depth);
        realm.at(at);
        Object value = problem.value(realm);
        for (Handler handler : state.code.handlers()) {
            if (handler.start() <= at && at < handler.end()) {
                int top = state.locals + handler.depth();
                registers[top] = value;
                sp = top + 1;
                return handler.target();
            }
        }
        realm.leave();
        throw problem;
    }
}
