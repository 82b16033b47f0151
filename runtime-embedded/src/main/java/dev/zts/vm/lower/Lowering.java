package dev.zts.vm.lower;

import dev.zts.telemetry.CompileStats;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Parser;
import java.nio.charset.StandardCharsets;

/** The way from source text to bytecode. */
public final class Lowering {

    private Lowering() {}

    /**
     * {@return the compiled unit}
     *
     * @throws dev.zts.vm.syntax.SyntaxProblem if it is no program or not one for zts
     */
    public static Unit compile(String path, String source, boolean module) {
        return measured(path, source, module).unit();
    }

    /** A unit, and what it took to make it. */
    public record Measured(Unit unit, CompileStats stats) {}

    /** As {@link #compile}. */
    public static Measured measured(String path, String source, boolean module) {
        long begin = System.nanoTime();
        Ast.Program program =
                module ? Parser.parseModule(path, source) : Parser.parseScript(path, source);
        long parsed = System.nanoTime();
        UnitLowering lowering = new UnitLowering(program);
        long scoped = System.nanoTime();
        Unit unit = lowering.lower();
        long end = System.nanoTime();
        CompileStats stats =
                new CompileStats(
                        CompileStats.NOT_SEPARATE,
                        parsed - begin,
                        scoped - parsed,
                        end - scoped - lowering.optimizeNanos(),
                        lowering.optimizeNanos(),
                        end - begin,
                        source.getBytes(StandardCharsets.UTF_8).length,
                        unit.bytecodeBytes(),
                        lowering.scopes().nodes(),
                        unit.constants(),
                        false);
        return new Measured(unit, stats);
    }
}
