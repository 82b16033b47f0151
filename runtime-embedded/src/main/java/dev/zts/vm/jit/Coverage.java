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

    /** {@return whether an instruction keeps its function interpreted} */
    static boolean refuses(JitOptions.Coverage coverage, Instruction instruction) {
        return !compiles(coverage, instruction.opcode())
                || instruction.wide() && !compiles(coverage, Opcode.WIDE);
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
            if (refuses(coverage, instruction)) {
                boolean prefix = compiles(coverage, instruction.opcode());
                return new Compilation.Unsupported(prefix ? Opcode.WIDE : instruction.opcode(), pc);
            }
            pc = instruction.next();
        }
        return null;
    }
}
