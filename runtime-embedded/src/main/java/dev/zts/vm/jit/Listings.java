package dev.zts.vm.jit;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.FunctionListing;
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

    /** {@return the JVM code of a function}, that of baseline made anew as its class is hidden */
    private static String jvmCode(Jit jit, JitFunction function) {
        byte[] optimized = function.optimizedFile;
        if (optimized != null) {
            return JvmListing.of(optimized, function.code());
        }
        return new BaselineCompiler(jit.options().coverage(), jit.options().optimize())
                .list(function.code());
    }
}
