package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;

/** Sizes of JVM code, as far as they can be told before it is written. */
final class JvmSize {

    /*
     * A method of more than 65,535 bytes cannot even be written. What is estimated to reach that is
     * over the limit of 8,000 in any case: real code has about half of the estimate.
     */

    private static final int WRITABLE = 60_000;

    private static final int INSTRUCTION = 40;
    private static final int VALUE = 25;
    private static final int LOCAL = 6;

    private JvmSize() {}

    /** {@return whether a function may fit into one method} */
    static boolean mayFit(FunctionCode code) {
        long bytes = (long) LOCAL * code.locals();
        int pc = 0;
        while (pc < code.code().length && bytes <= WRITABLE) {
            Instruction instruction = Flow.decode(code, pc);
            bytes += INSTRUCTION + (long) VALUE * instruction.count();
            bytes += (long) VALUE * captured(instruction, code);
            pc = instruction.next();
        }
        return bytes <= WRITABLE;
    }

    private static int captured(Instruction instruction, FunctionCode code) {
        return switch (instruction.opcode()) {
            case MAKE_FUNCTION, MAKE_CLOSURE, MAKE_ASYNC ->
                    ((FunctionCode) code.constants()[instruction.operands()[0]]).upvalues().size();
            default -> 0;
        };
    }
}
