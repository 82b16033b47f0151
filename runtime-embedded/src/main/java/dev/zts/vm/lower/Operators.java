package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.ADD;
import static dev.zts.vm.bytecode.Opcode.BIT_AND;
import static dev.zts.vm.bytecode.Opcode.BIT_NOT;
import static dev.zts.vm.bytecode.Opcode.BIT_OR;
import static dev.zts.vm.bytecode.Opcode.BIT_XOR;
import static dev.zts.vm.bytecode.Opcode.DELETE_ELEM;
import static dev.zts.vm.bytecode.Opcode.DELETE_FIELD;
import static dev.zts.vm.bytecode.Opcode.DIV;
import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.DUP;
import static dev.zts.vm.bytecode.Opcode.EQ;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.GT;
import static dev.zts.vm.bytecode.Opcode.GTE;
import static dev.zts.vm.bytecode.Opcode.IF_FALSE;
import static dev.zts.vm.bytecode.Opcode.IF_NULLISH;
import static dev.zts.vm.bytecode.Opcode.IF_TRUE;
import static dev.zts.vm.bytecode.Opcode.IN;
import static dev.zts.vm.bytecode.Opcode.INSTANCEOF;
import static dev.zts.vm.bytecode.Opcode.LT;
import static dev.zts.vm.bytecode.Opcode.LTE;
import static dev.zts.vm.bytecode.Opcode.MOD;
import static dev.zts.vm.bytecode.Opcode.MUL;
import static dev.zts.vm.bytecode.Opcode.NEG;
import static dev.zts.vm.bytecode.Opcode.NEQ;
import static dev.zts.vm.bytecode.Opcode.NOT;
import static dev.zts.vm.bytecode.Opcode.PLUS;
import static dev.zts.vm.bytecode.Opcode.POW;
import static dev.zts.vm.bytecode.Opcode.PRIVATE_IN;
import static dev.zts.vm.bytecode.Opcode.PUSH_TRUE;
import static dev.zts.vm.bytecode.Opcode.PUSH_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.SHL;
import static dev.zts.vm.bytecode.Opcode.SHR;
import static dev.zts.vm.bytecode.Opcode.STRICT_EQ;
import static dev.zts.vm.bytecode.Opcode.STRICT_NEQ;
import static dev.zts.vm.bytecode.Opcode.SUB;
import static dev.zts.vm.bytecode.Opcode.THROW_ERROR;
import static dev.zts.vm.bytecode.Opcode.TYPEOF;
import static dev.zts.vm.bytecode.Opcode.USHR;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.BinaryOperator;
import dev.zts.vm.syntax.LogicalOperator;
import dev.zts.vm.syntax.UnaryOperator;
import dev.zts.vm.value.ErrorKind;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Unary, binary and logical operators and the conditional, as values and as jumps (ECMA-262 13.5 to
 * 13.14). Chains that grow to the left are followed in a loop, not by recursion.
 */
final class Operators {

    private final Body body;

    Operators(Body body) {
        this.body = body;
    }

    static Opcode opcode(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> Opcode.ADD;
            case SUBTRACT -> SUB;
            case MULTIPLY -> MUL;
            case DIVIDE -> DIV;
            case REMAINDER -> MOD;
            case POWER -> POW;
            case SHIFT_LEFT -> SHL;
            case SHIFT_RIGHT -> SHR;
            case SHIFT_RIGHT_UNSIGNED -> USHR;
            case BIT_AND -> Opcode.BIT_AND;
            case BIT_OR -> Opcode.BIT_OR;
            case BIT_XOR -> Opcode.BIT_XOR;
            case EQUAL -> EQ;
            case NOT_EQUAL -> NEQ;
            case STRICT_EQUAL -> STRICT_EQ;
            case STRICT_NOT_EQUAL -> STRICT_NEQ;
            case LESS -> LT;
            case LESS_EQUAL -> LTE;
            case GREATER -> GT;
            case GREATER_EQUAL -> GTE;
            case IN -> Opcode.IN;
            case INSTANCEOF -> Opcode.INSTANCEOF;
        };
    }

    void binary(Ast.Binary binary) {
        Deque<Ast.Binary> spine = new ArrayDeque<>();
        Expression left = binary;
        while (left instanceof Ast.Binary b) {
            spine.push(b);
            left = b.left();
        }
        body.expressions.value(left);
        for (Ast.Binary b : spine) {
            body.expressions.value(b.right());
            body.asm.at(b.start());
            body.asm.emit(opcode(b.operator()));
        }
    }

    void unary(Ast.Unary unary) {
        Expression operand = unary.operand();
        switch (unary.operator()) {
            case TYPEOF -> {
                if (operand instanceof Ast.Identifier name) {
                    body.asm.at(name.start());
                    body.bindings.loadType(name.name(), name);
                } else {
                    simple(unary, Opcode.TYPEOF);
                }
            }
            case DELETE -> delete(unary, operand);
            case VOID -> {
                body.expressions.effect(operand);
                body.asm.emit(PUSH_UNDEFINED);
            }
            case MINUS -> simple(unary, NEG);
            case PLUS -> simple(unary, Opcode.PLUS);
            case NOT -> simple(unary, Opcode.NOT);
            case BIT_NOT -> simple(unary, Opcode.BIT_NOT);
        }
    }

    private void simple(Ast.Unary unary, Opcode opcode) {
        body.expressions.value(unary.operand());
        body.asm.at(unary.start());
        body.asm.emit(opcode);
    }

    private void delete(Ast.Unary unary, Expression operand) {
        switch (operand) {
            case Ast.OptionalChain chain -> body.calls.deleteChain(unary, chain);
            case Ast.Member member -> {
                body.expressions.value(member.object());
                deleteField(unary, member);
            }
            case Ast.Index index -> {
                body.expressions.value(index.object());
                deleteElement(unary, index);
            }
            case Ast.SuperMember _ -> {
                body.bindings.loadThis();
                deleteSuper(unary);
            }
            case Ast.SuperIndex index -> {
                body.bindings.loadThis();
                body.expressions.effect(index.index());
                deleteSuper(unary);
            }
            default -> {
                body.expressions.effect(operand);
                body.asm.emit(PUSH_TRUE);
            }
        }
    }

    void deleteField(Ast.Unary unary, Ast.Member member) {
        body.asm.at(unary.start());
        body.asm.emit(DELETE_FIELD, member.name());
    }

    void deleteElement(Ast.Unary unary, Ast.Index index) {
        body.expressions.value(index.index());
        body.asm.at(unary.start());
        body.asm.emit(DELETE_ELEM);
    }

    /** Leaves the this that was pushed as the value that is never used. */
    private void deleteSuper(Ast.Unary unary) {
        body.asm.at(unary.start());
        body.asm.emit(
                THROW_ERROR,
                ErrorKind.REFERENCE.ordinal(),
                body.asm.atom("Unsupported reference to 'super'"));
    }

    void privateIn(Ast.PrivateIn in) {
        body.expressions.value(in.object());
        body.asm.at(in.start());
        body.calls.privateName(in.name());
        body.asm.emit(PRIVATE_IN);
    }

    /* ---- Logic ---- */

    /** Operands of one operator share the jump to the end. */
    void logical(Ast.Logical logical) {
        Deque<Expression> operands = operands(logical);
        LogicalOperator operator = logical.operator();
        Label end = new Label();
        body.expressions.value(operands.pop());
        for (Expression operand : operands) {
            body.asm.emit(DUP);
            leaveUnless(operator, end);
            body.asm.emit(DROP);
            body.expressions.value(operand);
        }
        body.asm.bind(end);
    }

    /** Pops and jumps if the next operand of the operator does not count. */
    void leaveUnless(LogicalOperator operator, Label end) {
        switch (operator) {
            case AND -> body.asm.jump(IF_FALSE, end);
            case OR -> body.asm.jump(IF_TRUE, end);
            case COALESCE -> {
                Label next = new Label();
                body.asm.jump(IF_NULLISH, next);
                body.asm.jump(GOTO, end);
                body.asm.bind(next);
            }
        }
    }

    void logicalEffect(Ast.Logical logical) {
        Deque<Expression> operands = operands(logical);
        boolean leaveIf = logical.operator() == LogicalOperator.OR;
        Label end = new Label();
        Expression last = operands.removeLast();
        for (Expression operand : operands) {
            condition(operand, end, leaveIf);
        }
        body.expressions.effect(last);
        body.asm.bind(end);
    }

    private static Deque<Expression> operands(Ast.Logical logical) {
        Deque<Expression> operands = new ArrayDeque<>();
        Expression left = logical;
        while (left instanceof Ast.Logical l && l.operator() == logical.operator()) {
            operands.push(l.right());
            left = l.left();
        }
        operands.push(left);
        return operands;
    }

    void conditional(Ast.Conditional choice, boolean used) {
        Label otherwise = new Label();
        Label end = new Label();
        condition(choice.test(), otherwise, false);
        int depth = body.asm.depth();
        branch(choice.consequent(), used);
        body.asm.jump(GOTO, end);
        body.asm.bind(otherwise);
        if (body.asm.depth() != depth) {
            body.asm.resumeAt(depth);
        }
        branch(choice.alternate(), used);
        body.asm.bind(end);
    }

    private void branch(Expression expression, boolean used) {
        if (used) {
            body.expressions.value(expression);
        } else {
            body.expressions.effect(expression);
        }
    }

    /** Jumps if the expression is truthy, or if it is falsy, else goes on. */
    void condition(Expression test, Label target, boolean when) {
        switch (test) {
            case Ast.BooleanLiteral literal -> {
                if (literal.value() == when) {
                    body.asm.jump(GOTO, target);
                }
            }
            case Ast.Unary unary when unary.operator() == UnaryOperator.NOT ->
                    condition(unary.operand(), target, !when);
            case Ast.Logical logical when logical.operator() != LogicalOperator.COALESCE ->
                    logicalCondition(logical, target, when);
            default -> {
                body.expressions.value(test);
                body.asm.jump(when ? IF_TRUE : IF_FALSE, target);
            }
        }
    }

    private void logicalCondition(Ast.Logical logical, Label target, boolean when) {
        boolean leaveIf = logical.operator() == LogicalOperator.OR;
        Deque<Expression> operands = operands(logical);
        if (leaveIf == when) {
            operands.forEach(operand -> condition(operand, target, when));
            return;
        }
        Label end = new Label();
        Expression last = operands.removeLast();
        operands.forEach(operand -> condition(operand, end, leaveIf));
        condition(last, target, when);
        body.asm.bind(end);
    }
}
