package dev.zts.vm.jit;

import dev.zts.engine.JitOptions;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;

/**
 * Compiles a function without knowing anything of its values: the interpreter's dispatch falls
 * away, the meaning of each instruction stays a call of the same method.
 */
final class BaselineCompiler {

    /** Entry of a function that is called. */
    static final int BEGIN = -1;

    private final JitOptions.Coverage coverage;
    private final boolean learns;

    /**
     * @param learns whether the code notes what an optimized tier wants to know
     */
    BaselineCompiler(JitOptions.Coverage coverage, boolean learns) {
        this.coverage = coverage;
        this.learns = learns;
    }

    /**
     * Compiles a function, or what is left of it from a loop on.
     *
     * @param entry {@link #BEGIN}, or the pc of the loop's header
     * @param depth values on the stack there
     */
    Compilation compile(FunctionCode code, int entry, int depth) {
        Instruction refused = Coverage.refused(coverage, code);
        if (refused != null) {
            return new Compilation.Unsupported(refused.opcode(), refused.pc());
        }
        ClassMaker maker = new ClassMaker(code);
        byte[] made = make(maker, code, entry, depth);
        int bytes = ClassMaker.bodyBytes(made);
        if (bytes > ClassMaker.LIMIT) {
            return new Compilation.TooLarge(bytes, ClassMaker.LIMIT);
        }
        return new Compilation.Compiled(maker.load(made, bytes, false), bytes);
    }

    private byte[] make(ClassMaker maker, FunctionCode code, int entry, int depth) {
        Flow flow = new Flow(code, Math.max(entry, 0), depth);
        return entry == BEGIN
                ? maker.callable(
                        (cb, constants) ->
                                new MethodWriter(cb, code, flow, entry, constants, learns)
                                        .writeCall())
                : maker.entered(
                        (cb, constants) ->
                                new MethodWriter(cb, code, flow, entry, constants, learns)
                                        .writeLoop());
    }
}
