package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.Exit.Reason;
import dev.zts.vm.interp.FunctionState;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which calls become part of the caller: those that always met the same small function. */
final class Inlining {

    private static final int MAX_BYTES = 100;
    private static final int MAX_TOTAL_BYTES = 700;
    private static final int MAX_DEPTH = 3;
    private static final int MAX_RECURSIONS = 1;

    private final Function<FunctionCode, JitFunction> functions;
    private int left = MAX_TOTAL_BYTES;

    /**
     * @param functions knows the tier of a function
     */
    Inlining(Function<FunctionCode, JitFunction> functions) {
        this.functions = functions;
    }

    /** Inlines nothing. */
    static Inlining none(Function<FunctionCode, JitFunction> functions) {
        Inlining none = new Inlining(functions);
        none.left = 0;
        return none;
    }

    /**
     * {@return what is inlined at a call, or null}
     *
     * @param base number of its first register
     */
    @Nullable Context at(Context caller, Instruction call, int base) {
        List<FunctionState> callees = caller.learned.seenCallees(call.pc());
        if (callees.size() != 1
                || caller.depth >= MAX_DEPTH
                || caller.learned.failures(call.pc()).contains(Reason.CALLEE_CHANGED)) {
            return null;
        }
        FunctionState callee = callees.getFirst();
        FunctionCode code = callee.code();
        JitFunction function = functions.apply(code);
        if (!fits(code) || function.suspends() || caller.recursions(code) > MAX_RECURSIONS) {
            return null;
        }
        Flow flow = new Flow(code, 0, 0);
        left -= code.code().length;
        int count = call.operands()[0];
        int depth = caller.flow.depth(call.pc()) - count;
        int result = caller.stack(call.opcode() == Opcode.CALL_METHOD ? depth - 2 : depth - 1);
        return new Context(caller, call, result, new Feedback(callee, function), flow, base);
    }

    private boolean fits(FunctionCode code) {
        if (code.code().length > MAX_BYTES
                || code.code().length > left
                || code.handlers().length > 0
                || code.keepsArguments()
                || code.kind().isClassConstructor()) {
            return false;
        }
        for (int pc = 0; pc < code.code().length; ) {
            Instruction i = Flow.decode(code, pc);
            if (!plain(i.opcode())) {
                return false;
            }
            pc = i.next();
        }
        return true;
    }

    /** {@return whether an instruction may be part of another function} */
    private static boolean plain(Opcode opcode) {
        return switch (opcode) {
            case PUSH_NEW_TARGET, PUSH_ARGUMENTS, REST, LOOP -> false;
            default ->
                    switch (opcode.category()) {
                        case STACK, LOCALS, ARITHMETIC, COMPARISON, CONTROL -> true;
                        case CALLS, PROPERTIES, GLOBALS, FUSED -> true;
                        case FUNCTIONS -> opcode != Opcode.SET_FUNCTION_NAME;
                        case OBJECTS -> true;
                        case CLASSES, ITERATION, GENERATORS, ASYNC, MODULES -> false;
                    };
        };
    }
}
