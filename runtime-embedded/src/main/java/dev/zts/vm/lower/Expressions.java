package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.AWAIT_VAL;
import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.DUP;
import static dev.zts.vm.bytecode.Opcode.GET_LOC;
import static dev.zts.vm.bytecode.Opcode.GET_SUPER_ELEM;
import static dev.zts.vm.bytecode.Opcode.IMPORT_CALL;
import static dev.zts.vm.bytecode.Opcode.IMPORT_META;
import static dev.zts.vm.bytecode.Opcode.PUSH_FALSE;
import static dev.zts.vm.bytecode.Opcode.PUSH_NULL;
import static dev.zts.vm.bytecode.Opcode.PUSH_TRUE;
import static dev.zts.vm.bytecode.Opcode.PUSH_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.PUT_LOC;
import static dev.zts.vm.bytecode.Opcode.SET_FUNCTION_NAME;

import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.LogicalOperator;
import dev.zts.vm.syntax.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Expressions: for their value, for their effect alone, or as values with a name to take. */
final class Expressions {

    private final Body body;

    Expressions(Body body) {
        this.body = body;
    }

    /** Pushes the value of an expression. */
    void value(Expression expression) {
        Double number = Literals.number(expression);
        if (number != null) {
            body.asm.pushNumber(number);
            return;
        }
        switch (expression) {
            case Ast.Identifier name -> {
                body.asm.at(name.start());
                body.bindings.load(name.name(), name);
            }
            case Ast.This self -> {
                body.asm.at(self.start());
                body.bindings.loadThis();
            }
            case Ast.NullLiteral _ -> body.asm.emit(PUSH_NULL);
            case Ast.BooleanLiteral literal ->
                    body.asm.emit(literal.value() ? PUSH_TRUE : PUSH_FALSE);
            case Ast.NumberLiteral literal -> body.asm.pushNumber(literal.value());
            case Ast.StringLiteral literal -> body.literals.string(literal.value());
            case Ast.RegExpLiteral literal -> body.literals.regExp(literal);
            case Ast.TemplateLiteral template -> body.literals.template(template);
            case Ast.TaggedTemplate tagged -> body.calls.tagged(tagged);
            case Ast.ArrayLiteral array -> {
                body.asm.at(array.start());
                body.literals.array(array.elements());
            }
            case Ast.ObjectLiteral object -> body.literals.object(object);
            case Ast.FunctionExpression e -> body.functions.closure(e.function(), "");
            case Ast.ClassExpression e -> body.classes.define(e.classNode(), "", null);
            case Ast.Unary unary -> body.operators.unary(unary);
            case Ast.Update update -> body.assignments.update(update, true);
            case Ast.Binary binary -> body.operators.binary(binary);
            case Ast.Logical logical -> body.operators.logical(logical);
            case Ast.PrivateIn in -> body.operators.privateIn(in);
            case Ast.Assign assign -> body.assignments.assign(assign, true);
            case Ast.CompoundAssign assign -> body.assignments.compound(assign, true);
            case Ast.LogicalAssign assign -> body.assignments.logical(assign, true);
            case Ast.Conditional choice -> body.operators.conditional(choice, true);
            case Ast.Sequence sequence -> {
                int last = sequence.expressions().size() - 1;
                sequence.expressions().subList(0, last).forEach(this::effect);
                value(sequence.expressions().get(last));
            }
            case Ast.Call call -> body.calls.call(call, false);
            case Ast.New call -> body.calls.construct(call);
            case Ast.SuperCall call -> body.calls.superCall(call);
            case Ast.Member member -> body.calls.member(member);
            case Ast.Index index -> body.calls.index(index);
            case Ast.PrivateMember member -> body.calls.privateMember(member);
            case Ast.OptionalChain chain -> body.calls.chain(chain);
            case Ast.SuperMember member -> {
                body.asm.at(member.start());
                body.bindings.loadThis();
                body.calls.superField(member);
            }
            case Ast.SuperIndex index -> {
                body.asm.at(index.start());
                body.bindings.loadThis();
                value(index.index());
                body.asm.at(index.start());
                body.asm.emit(GET_SUPER_ELEM);
            }
            case Ast.Yield yield -> body.generators.yield(yield);
            case Ast.Await await -> {
                value(await.argument());
                body.asm.at(await.start());
                body.asm.emit(AWAIT_VAL);
            }
            case Ast.ImportCall call -> importCall(call);
            case Ast.ImportMeta _ -> body.asm.emit(IMPORT_META);
            case Ast.NewTarget _ -> body.bindings.loadNewTarget();
        }
    }

    /** Evaluates an expression whose value nobody wants. */
    void effect(Expression expression) {
        switch (expression) {
            case Ast.Update update -> body.assignments.update(update, false);
            case Ast.Assign assign -> body.assignments.assign(assign, false);
            case Ast.CompoundAssign assign -> body.assignments.compound(assign, false);
            case Ast.LogicalAssign assign -> body.assignments.logical(assign, false);
            case Ast.Conditional choice -> body.operators.conditional(choice, false);
            case Ast.Logical logical when logical.operator() != LogicalOperator.COALESCE ->
                    body.operators.logicalEffect(logical);
            case Ast.Sequence sequence -> sequence.expressions().forEach(this::effect);
            case Ast.Unary unary when unary.operator() == UnaryOperator.VOID ->
                    effect(unary.operand());
            case Ast.StringLiteral _, Ast.NumberLiteral _, Ast.BooleanLiteral _ -> {}
            default -> {
                value(expression);
                body.asm.emit(DROP);
            }
        }
    }

    /** Pushes the value; an anonymous function takes the name (NamedEvaluation, ECMA-262 8.4.5). */
    void named(Expression expression, String name) {
        switch (expression) {
            case Ast.FunctionExpression e when e.function().name() == null ->
                    body.functions.closure(e.function(), name);
            case Ast.ClassExpression e when e.classNode().name() == null ->
                    body.classes.define(e.classNode(), name, null);
            default -> value(expression);
        }
    }

    /** Pushes the value; an anonymous function takes the key on top of the stack as name. */
    void namedByKey(Expression expression) {
        switch (expression) {
            case Ast.FunctionExpression e when e.function().name() == null -> {
                body.functions.closure(e.function(), "");
                body.asm.emit(SET_FUNCTION_NAME, 0);
            }
            case Ast.ClassExpression e when e.classNode().name() == null -> {
                int mark = body.allocated();
                int slot = body.allocate();
                body.asm.emit(DUP);
                body.asm.emit(PUT_LOC, slot);
                body.classes.define(e.classNode(), "", () -> body.asm.emit(GET_LOC, slot));
                body.release(mark);
            }
            default -> value(expression);
        }
    }

    /** {@return whether it is a function or class that takes a name from where it stands} */
    static boolean isAnonymousFunction(@Nullable Expression expression) {
        return switch (expression) {
            case Ast.FunctionExpression e -> e.function().name() == null;
            case Ast.ClassExpression e -> e.classNode().name() == null;
            case null, default -> false;
        };
    }

    private void importCall(Ast.ImportCall call) {
        value(call.specifier());
        Expression options = call.options();
        if (options == null) {
            body.asm.emit(PUSH_UNDEFINED);
        } else {
            value(options);
        }
        body.asm.at(call.start());
        body.asm.emit(IMPORT_CALL);
    }
}
