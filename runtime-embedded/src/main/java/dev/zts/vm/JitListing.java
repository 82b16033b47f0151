package dev.zts.vm;

import dev.zts.engine.JitOptions;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.jit.CompileQueue;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.jit.JitMetrics;
import dev.zts.vm.jit.Listings;
import java.util.List;

/** The functions of one script, each with its bytecode and what the compiler makes of it. */
public final class JitListing {

    private JitListing() {}

    /**
     * {@return the functions of a script in the order of their lines, none if it does not compile
     * to bytecode} Nothing is run: each is in the tier it gets into without having learned
     * anything.
     */
    public static List<FunctionListing> of(String path, String source, JitOptions options) {
        String name = ZtsProgram.isJavaScript(path) ? path : path + ".js";
        try (CompileQueue queue = new CompileQueue()) {
            Jit jit =
                    new Jit(
                            options.withCodeCacheBytes(Long.MAX_VALUE),
                            new Telemetry(),
                            new JitMetrics(),
                            queue);
            SourceTree tree = new SourceTree(1, List.of(new Script(name, source, true)));
            ZtsProgram program = ZtsProgram.compile(tree, jit);
            program.units().values().forEach(jit::compileAll);
            return program.functions("").stream()
                    .map(function -> Listings.of(jit, function, 0, 0, true))
                    .toList();
        }
    }
}
