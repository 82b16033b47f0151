package dev.zts.vm;

import dev.zts.engine.Problem;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import dev.zts.vm.bytecode.Disassembler;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.jit.Jit;
import java.util.List;

/**
 * The bytecode of one script for people.
 *
 * @param text empty if the script does not compile
 * @param problems why it does not
 */
public record Listing(String text, List<Problem> problems) {

    public Listing {
        problems = List.copyOf(problems);
    }

    /** Compiles a script without running it. */
    public static Listing of(String path, String source) {
        String name = ZtsProgram.isJavaScript(path) ? path : path + ".js";
        ZtsProgram program =
                ZtsProgram.compile(
                        new SourceTree(1, List.of(new Script(name, source, true))), Jit.none());
        Unit unit = program.units().get(name);
        return new Listing(
                unit == null ? "" : Disassembler.listWithSource(unit), program.problems());
    }
}
