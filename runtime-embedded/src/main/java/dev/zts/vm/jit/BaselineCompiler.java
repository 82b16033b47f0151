package dev.zts.vm.jit;

import dev.zts.engine.JitOptions;
import dev.zts.vm.bytecode.FunctionCode;
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
        Compilation.Unsupported refused = Coverage.refused(coverage, code);
        if (refused != null) {
            return refused;
        }
        if (!isPlain(code) && !FrameCompiler.mayWrite(code)) {
            return new Compilation.TooLarge(code.code().length, ClassMaker.LIMIT);
        }
        Written written = write(code, entry, depth);
        if (written.largest() > ClassMaker.LIMIT) {
            return new Compilation.TooLarge(written.largest(), ClassMaker.LIMIT);
        }
        CompiledCode loaded = written.load();
        return written.settled().isEmpty()
                ? new Compilation.Compiled(loaded, written.bytes(), written.file())
                : new Compilation.Settled(loaded, written.bytes(), written.settled());
    }

    /** {@return the JVM code of a function as text} */
    String list(FunctionCode code) {
        return JvmListing.of(write(code, BEGIN, 0).file(), code);
    }

    /** Writes the class of a function, or of what is left of it from a loop on. */
    Written write(FunctionCode code, int entry, int depth) {
        if (!isPlain(code)) {
            return new FrameCompiler(code).write();
        }
        Flow flow = new Flow(code, Math.max(entry, 0), depth);
        Written written = write(code, flow, entry, learns);
        if (learns && written.largest() > ClassMaker.LIMIT) {
            written = write(code, flow, entry, false);
        }
        return written.largest() > ClassMaker.LIMIT && entry == BEGIN
                ? new FrameCompiler(code).write()
                : written;
    }

    /** {@return whether JVM locals may hold the values of a function} */
    private static boolean isPlain(FunctionCode code) {
        return !new FunctionTier(code).suspends()
                && code.parameters() <= ClassMaker.MAX_PARAMETERS
                && JvmSize.mayFit(code);
    }

    private Written write(FunctionCode code, Flow flow, int entry, boolean noting) {
        ClassMaker maker = new ClassMaker(code);
        byte[] file =
                entry == BEGIN
                        ? maker.callable((cb, constants) ->
                                new MethodWriter(cb, code, flow, entry, constants, noting)
                                        .writeCall())
                        : maker.entered((cb, constants) ->
                                new MethodWriter(cb, code, flow, entry, constants, noting)
                                        .writeLoop());
        int bytes = ClassMaker.bodyBytes(file);
        String settled = noting == learns || entry != BEGIN ? "" : "not optimized: too large";
        return new Written(maker, file, bytes, bytes, settled);
    }
}
