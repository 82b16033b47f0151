package dev.zts.vm.jit;

import dev.zts.engine.JitOptions;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Opcode;
import org.jspecify.annotations.Nullable;

/** Which instructions a setting compiles (SEED.md, "Baseline JIT Supported Opcodes"). */
final class Coverage {

    private Coverage() {}

    static boolean compiles(JitOptions.Coverage coverage, Opcode opcode) {
        return switch (coverage) {
            case FULL -> true;
            case SEED -> opcode.origin() != Opcode.Origin.GAP;
            case SEED_STRICT -> opcode.origin() == Opcode.Origin.SUPPORTED;
        };
    }

    /** {@return the first instruction that keeps a function interpreted, or null} */
    static Compilation.@Nullable Unsupported refused(
            JitOptions.Coverage coverage, FunctionCode code) {
        if (coverage == JitOptions.Coverage.FULL) {
            return null;
        }
        int pc = 0;
        while (pc < code.code().length) {
            Instruction instruction = Flow.decode(code, pc);
            if (instruction.wide() && !compiles(coverage, Opcode.WIDE)) {
                return new Compilation.Unsupported(Opcode.WIDE, pc);
            }
            if (!compiles(coverage, instruction.opcode())) {
                return new Compilation.Unsupported(instruction.opcode(), pc);
            }
            pc = instruction.next();
        }
        return null;
    }
}
