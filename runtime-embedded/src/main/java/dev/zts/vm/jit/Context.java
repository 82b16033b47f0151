package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.Instruction;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function as part of what is compiled: the function itself, or one inlined at a call. */
final class Context {

    final @Nullable Context caller;

    /** The call in the caller. */
    final @Nullable Instruction call;

    /** Register of the caller that gets the result. */
    final int result;

    final FunctionCode code;
    final Feedback learned;
    final Flow flow;

    /** Number of its first register among those of all. */
    final int base;

    final int depth;

    /** Registers that handlers read, which are always held as objects. */
    final BitSet pinned = new BitSet();

    /** Where control goes on behind inlined calls. */
    final BitSet returns = new BitSet();

    /** What was decided of calls, by pc. */
    final Map<Integer, @Nullable Context> calls = new HashMap<>();

    /** Whether the shadow stack has to know it. */
    boolean entered;

    // JVM locals, while it is written.
    int closure;
    int self;
    int state;
    int caches;

    Context(
            @Nullable Context caller,
            @Nullable Instruction call,
            int result,
            Feedback learned,
            Flow flow,
            int base) {
        this.caller = caller;
        this.call = call;
        this.result = result;
        this.code = learned.code();
        this.learned = learned;
        this.flow = flow;
        this.base = base;
        this.depth = caller == null ? 0 : caller.depth + 1;
        this.entered = caller == null;
        for (Handler handler : code.handlers()) {
            if (flow.isReached(handler.target())) {
                pinned.or(flow.liveAt(handler.target()));
                pinned.set(code.locals(), code.locals() + handler.depth());
            }
        }
    }

    int registers() {
        return code.locals() + code.stack();
    }

    /** {@return number of the register behind its own} */
    int end() {
        return base + registers();
    }

    /** {@return number of a place of its stack among all registers} */
    int stack(int place) {
        return base + code.locals() + place;
    }

    /** {@return whether control may come to a pc from elsewhere} */
    boolean isLeader(int pc) {
        return flow.isLeader(pc) || returns.get(pc);
    }

    /** {@return whether a register holds a value that somebody may read when it stands at a pc} */
    boolean isLive(int register, int pc, int stackDepth) {
        return register < code.locals()
                ? flow.liveAt(pc).get(register)
                : register < code.locals() + stackDepth;
    }

    /** {@return how often a function is among this one and its callers} */
    int recursions(FunctionCode callee) {
        int count = 0;
        for (Context at = this; at != null; at = at.caller) {
            count += at.code.equals(callee) ? 1 : 0;
        }
        return count;
    }
}
