package dev.zts.vm.lower;

import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Parser;

/** The way from source text to bytecode. */
public final class Lowering {

    private Lowering() {}

    /**
     * {@return the compiled unit}
     *
     * @throws dev.zts.vm.syntax.SyntaxProblem if it is no program or not one for zts
     */
    public static Unit compile(String path, String source, boolean module) {
        Ast.Program program =
                module ? Parser.parseModule(path, source) : Parser.parseScript(path, source);
        return new UnitLowering(program).lower();
    }
}
