package dev.zts.vm;

import dev.zts.engine.JitOptions;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.FunctionListing.Instruction;
import dev.zts.telemetry.Tier;
import dev.zts.vm.bytecode.Disassembler;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.jit.Jit;
import java.util.List;

/** The functions of one script, each with its bytecode and what the compiler makes of it. */
public final class JitListing {
    private JitListing() {}

    /**
     * {@return the functions of a script, none if it does not compile to bytecode} Nothing is run.
     */
    public static List<FunctionListing> of(String path, String source, JitOptions options) {
        String name = ZtsProgram.isJavaScript(path) ? path : path + ".js";
        ZtsProgram program =
                ZtsProgram.compile(
                        new SourceTree(1, List.of(new Script(name, source, true))), Jit.none());
        Unit unit = program.units().get(name);
        return unit == null
                ? List.of()
                : unit.functions().stream().map(function -> listing(name, function)).toList();
    }

    private static FunctionListing listing(String file, FunctionCode function) {
        Unit unit = function.unit();
        return new FunctionListing(
                function.name(),
                file,
                unit.line(function.start()),
                unit.line(function.end()),
                Tier.INTERPRETED,
                Disassembler.list(function)
                        .lines()
                        .filter(line -> Character.isDigit(line.charAt(0)))
                        .map(line -> instruction(function, line))
                        .toList(),
                "",
                0,
                0,
                0,
                0,
                "");
    }

    private static Instruction instruction(FunctionCode function, String line) {
        int blank = line.indexOf(' ');
        int pc = Integer.parseInt(line.substring(0, blank));
        return new Instruction(
                pc, line.substring(blank + 1), function.unit().line(function.offsetAt(pc)), false);
    }
}
