package dev.zts.vm.jit;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.Tier;
import dev.zts.vm.bytecode.Disassembler;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Unit;
import java.util.ArrayList;
import java.util.List;

/** Functions of a pool as telemetry tells them. */
public final class Listings {

    private Listings() {}

    /**
     * {@return a function as it is now} Any thread.
     *
     * @param newCalls counted by isolates, but not reported yet; {@code newBackEdges} likewise
     * @param code whether to list the JVM code too
     */
    public static FunctionListing of(
            Jit jit, FunctionCode function, long newCalls, long newBackEdges, boolean code) {
        JitFunction known = (JitFunction) jit.tier(function);
        Unit unit = function.unit();
        int bytes = known.codeBytes;
        return new FunctionListing(
                function.name(),
                unit.path(),
                unit.line(function.start()),
                unit.line(Math.max(function.start(), function.end() - 1)),
                known.tier,
                instructions(function, jit.options().coverage()),
                code && bytes > 0 ? jvmCode(jit, known) : "",
                bytes,
                known.calls.get() + newCalls,
                known.backEdges.get() + newBackEdges,
                known.deoptimizations,
                known.note);
    }

    private static List<FunctionListing.Instruction> instructions(
            FunctionCode function, JitOptions.Coverage coverage) {
        List<FunctionListing.Instruction> listed = new ArrayList<>();
        for (int pc = 0; pc < function.code().length; ) {
            Instruction instruction = Flow.decode(function, pc);
            listed.add(
                    new FunctionListing.Instruction(
                            pc,
                            Disassembler.text(function, pc),
                            function.unit().line(function.offsetAt(pc)),
                            Coverage.refuses(coverage, instruction)));
            pc = instruction.next();
        }
        return listed;
    }

    /**
     * {@return what baseline makes of a function} It is made anew, as the class in use is hidden.
     * Optimized code is not listed: a first line says so.
     */
    private static String jvmCode(Jit jit, JitFunction function) {
        BaselineCompiler compiler =
                new BaselineCompiler(jit.options().coverage(), jit.options().optimize());
        String listed = compiler.list(function.code());
        return function.tier.compareTo(Tier.OPTIMIZED) < 0
                ? listed
                : "baseline code, which runs where the optimized one is left\n" + listed;
    }
}
