package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.FunctionState;
import java.util.function.Function;

/**
 * Compiles a function by what was learned of it: numbers unboxed, properties at known slots, small
 * callees as part of it, guards where that is assumed.
 */
final class OptimizingCompiler {

    private final Function<FunctionCode, JitFunction> functions;

    OptimizingCompiler(Function<FunctionCode, JitFunction> functions) {
        this.functions = functions;
    }

    /**
     * Compiles a function, or what is left of it from a loop on.
     *
     * @param learned what an isolate knows of the function
     * @param entry {@link BaselineCompiler#BEGIN}, or the pc of the loop's header
     * @param warm header of the loop that alone is known to have run, or {@link
     *     BaselineCompiler#BEGIN}
     */
    Compilation compile(FunctionState learned, int entry, int warm) {
        try {
            Compilation whole = compile(learned, entry, warm, new Inlining(functions));
            return whole instanceof Compilation.TooLarge
                    ? compile(learned, entry, warm, Inlining.none(functions))
                    : whole;
        } catch (TypedWriter.TooManyValues _) {
            return new Compilation.TooLarge(Integer.MAX_VALUE, ClassMaker.LIMIT);
        }
    }

    private Compilation compile(FunctionState learned, int entry, int warm, Inlining inlining) {
        FunctionCode code = learned.code();
        int begin = Math.max(entry, 0);
        int depth = entry < 0 ? 0 : new Flow(code, 0, 0).depth(entry);
        Flow flow = new Flow(code, begin, depth);
        Context main =
                new Context(null, null, 0, new Feedback(learned, functions.apply(code)), flow, 0);
        Planner planner =
                warm < 0
                        ? new Planner(0, code.code().length)
                        : new Planner(warm, loopEnd(flow, code, warm));
        Analysis analysis = new Analysis(main, planner, inlining);
        if (!analysis.run(begin, atEntry(main, entry, depth))) {
            return new Compilation.TooLarge(Integer.MAX_VALUE, ClassMaker.LIMIT);
        }
        ClassMaker maker = new ClassMaker(code);
        byte[] made =
                entry < 0
                        ? maker.callable((cb, constants) ->
                                new TypedWriter(cb, analysis, main, entry, constants).writeCall())
                        : maker.entered((cb, constants) ->
                                new TypedWriter(cb, analysis, main, entry, constants).writeLoop());
        int bytes = ClassMaker.bodyBytes(made);
        if (bytes > ClassMaker.LIMIT) {
            return new Compilation.TooLarge(bytes, ClassMaker.LIMIT);
        }
        return new Compilation.Compiled(maker.load(made, bytes, true), bytes, made);
    }

    private static Kinds atEntry(Context main, int entry, int depth) {
        Kinds kinds = new Kinds(main.end());
        for (int r = 0; r < main.code.locals() + depth; r++) {
            boolean given = entry >= 0 || r < main.code.parameters() || main.pinned.get(r);
            kinds.set(r, given ? Kind.OBJECT : Kind.UNDEFINED);
        }
        return kinds;
    }

    /** {@return the end of the last jump back to a loop's header} */
    private static int loopEnd(Flow flow, FunctionCode code, int header) {
        int end = header;
        for (int pc = 0; pc < code.code().length; pc++) {
            Instruction i = flow.instruction(pc);
            if (i != null && i.opcode() == Opcode.LOOP && i.target() == header) {
                end = i.next();
            }
        }
        return end;
    }
}
