package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.DEBUGGER;
import static dev.zts.vm.bytecode.Opcode.EXPORT_DEFAULT;
import static dev.zts.vm.bytecode.Opcode.GET_LOC;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.IF_TRUE;
import static dev.zts.vm.bytecode.Opcode.PUSH_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.PUT_LOC;
import static dev.zts.vm.bytecode.Opcode.STRICT_EQ;
import static dev.zts.vm.bytecode.Opcode.THROW;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.lower.Control.Target;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.Ast.Statement;
import dev.zts.vm.syntax.DeclarationKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Statements and declarations (ECMA-262 14, 16). */
final class Statements {

    private final Body body;

    Statements(Body body) {
        this.body = body;
    }

    void all(List<? extends Statement> statements) {
        statements.forEach(this::statement);
    }

    void statement(Statement statement) {
        statement(statement, Set.of());
    }

    private void statement(Statement statement, Set<String> labels) {
        switch (statement) {
            case Ast.VariableDeclaration declaration -> declaration(declaration);
            case Ast.FunctionDeclaration _, Ast.Empty _ -> {}
            case Ast.ClassDeclaration declaration -> {
                body.classes.define(declaration.classNode(), "", null);
                body.bindings.initialise(Scopes.nameOf(declaration.classNode().name()));
            }
            case Ast.ExpressionStatement s -> body.expressions.effect(s.expression());
            case Ast.Block block -> block(block);
            case Ast.If branch -> branch(branch);
            case Ast.For loop -> body.loops.forLoop(loop, labels);
            case Ast.ForIn loop -> body.loops.forIn(loop, labels);
            case Ast.ForOf loop -> body.loops.forOf(loop, labels);
            case Ast.While loop -> body.loops.whileLoop(loop, labels);
            case Ast.DoWhile loop -> body.loops.doWhile(loop, labels);
            case Ast.Switch choice -> choice(choice, labels);
            case Ast.Labeled labeled -> labeled(labeled);
            case Ast.Break leave -> body.exits.leaveTo(leave.label(), false);
            case Ast.Continue leave -> body.exits.leaveTo(leave.label(), true);
            case Ast.Return result -> body.functions.leave(result);
            case Ast.Throw s -> {
                body.expressions.value(s.argument());
                body.asm.at(s.start());
                body.asm.emit(THROW);
            }
            case Ast.Try guarded -> body.guards.guarded(guarded);
            case Ast.Debugger debugger -> {
                body.asm.at(debugger.start());
                body.asm.emit(DEBUGGER);
            }
            case Ast.ImportDeclaration _,
                    Ast.ExportNames _,
                    Ast.ExportFrom _,
                    Ast.ExportAll _,
                    Ast.ExportDefaultFunction _ -> {}
            case Ast.ExportDeclaration export -> statement(export.declaration());
            case Ast.ExportDefaultClass export -> {
                body.classes.define(export.classNode(), "default", null);
                if (export.classNode().name() == null) {
                    body.asm.emit(EXPORT_DEFAULT);
                } else {
                    body.bindings.initialise(Scopes.nameOf(export.classNode().name()));
                }
            }
            case Ast.ExportDefaultExpression export -> {
                body.expressions.named(export.expression(), "default");
                body.asm.emit(EXPORT_DEFAULT);
            }
        }
    }

    private void declaration(Ast.VariableDeclaration declaration) {
        boolean initialise = declaration.kind() != DeclarationKind.VAR;
        for (Ast.Declarator declarator : declaration.declarators()) {
            Expression value = declarator.initializer();
            if (value != null) {
                body.assignments.namedValue(declarator.target(), value);
                body.asm.at(declarator.start());
                body.patterns.take(declarator.target(), initialise);
            } else if (initialise) {
                body.asm.at(declarator.start());
                body.asm.emit(PUSH_UNDEFINED);
                body.patterns.take(declarator.target(), true);
            }
        }
    }

    private void block(Ast.Block block) {
        Scope outer = body.scope();
        int mark = body.allocated();
        Scope scope = body.unit.scopes().block(block);
        body.bindings.enter(scope);
        if (scope != null) {
            body.functions.hoist(scope);
        }
        all(block.body());
        body.bindings.leave(outer, mark);
    }

    private void branch(Ast.If first) {
        Label end = new Label();
        Statement rest = first;
        while (rest instanceof Ast.If branch) {
            Label otherwise = new Label();
            body.operators.condition(branch.test(), otherwise, false);
            statement(branch.consequent());
            rest = branch.alternate();
            if (rest != null) {
                body.asm.jump(GOTO, end);
            }
            body.asm.bind(otherwise);
        }
        if (rest != null) {
            statement(rest);
        }
        body.asm.bind(end);
    }

    private void labeled(Ast.Labeled labeled) {
        Set<String> labels = new HashSet<>();
        Statement inner = labeled;
        while (inner instanceof Ast.Labeled next) {
            labels.add(next.label());
            inner = next.body();
        }
        if (isBreakable(inner)) {
            statement(inner, labels);
            return;
        }
        Label end = new Label();
        body.exits.push(
                new Target(body.exits.innermost(), body.asm.depth(), labels, false, end, null));
        statement(inner);
        body.exits.pop();
        body.asm.bind(end);
    }

    private static boolean isBreakable(Statement statement) {
        return switch (statement) {
            case Ast.For _, Ast.ForIn _, Ast.ForOf _, Ast.While _, Ast.DoWhile _, Ast.Switch _ ->
                    true;
            default -> false;
        };
    }

    /** The discriminant waits in a local while the tests run one after the other. */
    private void choice(Ast.Switch choice, Set<String> labels) {
        Scope outer = body.scope();
        int mark = body.allocated();
        int slot = body.allocate();
        body.expressions.value(choice.discriminant());
        body.asm.emit(PUT_LOC, slot);
        Scope scope = body.unit.scopes().block(choice);
        body.bindings.enter(scope);
        if (scope != null) {
            body.functions.hoist(scope);
        }
        Label end = new Label();
        List<Label> entries = new ArrayList<>();
        Label otherwise = end;
        for (Ast.SwitchCase clause : choice.cases()) {
            Label entry = new Label();
            entries.add(entry);
            Expression test = clause.test();
            if (test == null) {
                otherwise = entry;
            } else {
                body.asm.emit(GET_LOC, slot);
                body.expressions.value(test);
                body.asm.at(clause.start());
                body.asm.emit(STRICT_EQ);
                body.asm.jump(IF_TRUE, entry);
            }
        }
        body.asm.jump(GOTO, otherwise);
        body.exits.push(
                new Target(body.exits.innermost(), body.asm.depth(), labels, true, end, null));
        for (int i = 0; i < entries.size(); i++) {
            body.asm.bind(entries.get(i));
            all(choice.cases().get(i).body());
        }
        body.exits.pop();
        body.asm.bind(end);
        body.bindings.leave(outer, mark);
    }
}
