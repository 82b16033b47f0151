package dev.zts.vm.lower;

import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.ArrayPattern;
import dev.zts.vm.syntax.Ast.BindingIdentifier;
import dev.zts.vm.syntax.Ast.ObjectPattern;
import dev.zts.vm.syntax.Ast.Pattern;
import dev.zts.vm.syntax.Ast.PatternElement;
import dev.zts.vm.syntax.Ast.Statement;
import dev.zts.vm.syntax.DeclarationKind;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The names that patterns bind and that statements declare with var (BoundNames, VarDeclaredNames).
 */
final class DeclaredNames {

    private DeclaredNames() {}

    static void ofPattern(@Nullable Pattern pattern, Consumer<String> to) {
        switch (pattern) {
            case BindingIdentifier name -> to.accept(name.name());
            case ObjectPattern object -> {
                object.properties().forEach(p -> ofPattern(p.value().target(), to));
                ofPattern(object.rest(), to);
            }
            case ArrayPattern array -> {
                for (Ast.ArrayPatternItem item : array.elements()) {
                    if (item instanceof PatternElement element) {
                        ofPattern(element.target(), to);
                    }
                }
                ofPattern(array.rest(), to);
            }
            case null, default -> {}
        }
    }

    static void ofVars(List<? extends Statement> statements, Consumer<String> to) {
        for (Statement statement : statements) {
            ofVars(statement, to);
        }
    }

    private static void ofVars(@Nullable Statement statement, Consumer<String> to) {
        switch (statement) {
            case Ast.VariableDeclaration declaration -> {
                if (declaration.kind() == DeclarationKind.VAR) {
                    declaration.declarators().forEach(d -> ofPattern(d.target(), to));
                }
            }
            case Ast.ExportDeclaration export -> ofVars(export.declaration(), to);
            case Ast.Block block -> ofVars(block.body(), to);
            case Ast.If branch -> {
                Statement alternate = branch;
                while (alternate instanceof Ast.If next) {
                    ofVars(next.consequent(), to);
                    alternate = next.alternate();
                }
                ofVars(alternate, to);
            }
            case Ast.For loop -> {
                ofVars(loop.initializer(), to);
                ofVars(loop.body(), to);
            }
            case Ast.ForIn loop -> {
                ofHead(loop.target(), to);
                ofVars(loop.body(), to);
            }
            case Ast.ForOf loop -> {
                ofHead(loop.target(), to);
                ofVars(loop.body(), to);
            }
            case Ast.While loop -> ofVars(loop.body(), to);
            case Ast.DoWhile loop -> ofVars(loop.body(), to);
            case Ast.Switch choice -> choice.cases().forEach(c -> ofVars(c.body(), to));
            case Ast.Labeled labeled -> ofVars(labeled.body(), to);
            case Ast.Try guarded -> {
                ofVars(guarded.block(), to);
                if (guarded.handler() != null) {
                    ofVars(guarded.handler().body(), to);
                }
                ofVars(guarded.finalizer(), to);
            }
            case null, default -> {}
        }
    }

    private static void ofHead(Ast.ForTarget target, Consumer<String> to) {
        if (target instanceof Ast.ForDeclaration declaration
                && declaration.kind() == DeclarationKind.VAR) {
            ofPattern(declaration.pattern(), to);
        }
    }
}
