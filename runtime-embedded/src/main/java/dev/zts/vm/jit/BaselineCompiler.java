package dev.zts.vm.jit;

import dev.zts.engine.JitOptions;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.interp.CompiledCode;
import dev.zts.vm.interp.FunctionTier;

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
        if (!isPlain(code)) {
            return new FrameCompiler(code).compile();
        }
        Flow flow = new Flow(code, Math.max(entry, 0), depth);
        Compilation outcome = compile(code, flow, entry, learns);
        if (learns && outcome instanceof Compilation.TooLarge) {
            outcome = compile(code, flow, entry, false);
        }
        return outcome instanceof Compilation.TooLarge && entry == BEGIN
                ? new FrameCompiler(code).compile()
                : outcome;
    }

    /** {@return whether JVM locals may hold the values of a function} */
    private static boolean isPlain(FunctionCode code) {
        return !new FunctionTier(code).suspends()
                && code.parameters() <= ClassMaker.MAX_PARAMETERS
                && JvmSize.mayFit(code);
    }

    private static Compilation compile(
            FunctionCode code, Flow flow, int entry, boolean learns) {
        ClassMaker maker = new ClassMaker(code);
        byte[] made = make(maker, code, flow, entry, learns);
        int bytes = ClassMaker.bodyBytes(made);
        if (bytes > ClassMaker.LIMIT) {
            return new Compilation.TooLarge(bytes, ClassMaker.LIMIT);
        }
        CompiledCode loaded = maker.load(made, bytes, false);
        return learns || entry != BEGIN
                ? new Compilation.Compiled(loaded, bytes)
                : new Compilation.Settled(loaded, bytes, "not optimized: too large");
    }

    private static byte[] make(
            ClassMaker maker, FunctionCode code, Flow flow, int entry, boolean learns) {
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
