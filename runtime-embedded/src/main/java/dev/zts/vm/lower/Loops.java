package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.AWAIT_VAL;
import static dev.zts.vm.bytecode.Opcode.CHECK_OBJECT;
import static dev.zts.vm.bytecode.Opcode.CLOSE_UPVALUE;
import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.FOR_IN_START;
import static dev.zts.vm.bytecode.Opcode.FOR_OF_NEXT;
import static dev.zts.vm.bytecode.Opcode.GET_ITERATOR;
import static dev.zts.vm.bytecode.Opcode.GET_LOC;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.IF_FALSE;
import static dev.zts.vm.bytecode.Opcode.ITER_CLOSE;
import static dev.zts.vm.bytecode.Opcode.ITER_CLOSE_QUIET;
import static dev.zts.vm.bytecode.Opcode.ITER_NEXT_CALL;
import static dev.zts.vm.bytecode.Opcode.ITER_RETURN_CALL;
import static dev.zts.vm.bytecode.Opcode.ITER_UNWRAP;
import static dev.zts.vm.bytecode.Opcode.LOOP;
import static dev.zts.vm.bytecode.Opcode.PUT_LOC;
import static dev.zts.vm.bytecode.Opcode.ROT3;
import static dev.zts.vm.bytecode.Opcode.THROW;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.lower.Control.Iterating;
import dev.zts.vm.lower.Control.Region;
import dev.zts.vm.lower.Control.Target;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.BindingIdentifier;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.Ast.Pattern;
import dev.zts.vm.syntax.Ast.Statement;
import dev.zts.vm.syntax.DeclarationKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loops, and the closing of iterators (ECMA-262 14.7, 7.4). */
final class Loops {

    private final Body body;
    private int nesting;

    Loops(Body body) {
        this.body = body;
    }

    boolean isInLoop() {
        return nesting > 0;
    }

    void whileLoop(Ast.While loop, Set<String> labels) {
        Label head = new Label();
        Label end = new Label();
        Label next = new Label();
        nesting++;
        body.asm.bind(head);
        body.operators.condition(loop.test(), end, false);
        inside(loop.body(), labels, end, next);
        body.asm.at(loop.start());
        body.asm.jump(LOOP, head);
        body.asm.bind(end);
        nesting--;
    }

    void doWhile(Ast.DoWhile loop, Set<String> labels) {
        Label head = new Label();
        Label end = new Label();
        Label next = new Label();
        nesting++;
        body.asm.bind(head);
        inside(loop.body(), labels, end, next);
        body.operators.condition(loop.test(), end, false);
        body.asm.at(loop.start());
        body.asm.jump(LOOP, head);
        body.asm.bind(end);
        nesting--;
    }

    /** The body of a loop, with both labels; ends where continue goes to. */
    private void inside(Statement statement, Set<String> labels, Label end, Label next) {
        body.exits.push(
                new Target(body.exits.innermost(), body.asm.depth(), labels, true, end, next));
        body.statements.statement(statement);
        body.exits.pop();
        body.asm.bind(next);
    }

    void forLoop(Ast.For loop, Set<String> labels) {
        Scope outer = body.scope();
        int mark = body.allocated();
        Scope scope = body.unit.scopes().block(loop);
        body.bindings.enter(scope);
        if (loop.initializer() != null) {
            body.statements.statement(loop.initializer());
        }
        copy(scope);
        Label head = new Label();
        Label end = new Label();
        Label next = new Label();
        nesting++;
        body.asm.bind(head);
        if (loop.test() != null) {
            body.operators.condition(loop.test(), end, false);
        }
        inside(loop.body(), labels, end, next);
        copy(scope);
        if (loop.update() != null) {
            body.expressions.effect(loop.update());
        }
        body.asm.at(loop.start());
        body.asm.jump(LOOP, head);
        body.asm.bind(end);
        nesting--;
        body.bindings.leave(outer, mark);
    }

    /** CreatePerIterationEnvironment: closures keep the variables of their iteration. */
    private void copy(@Nullable Scope scope) {
        if (scope == null) {
            return;
        }
        for (Variable variable : scope.variables()) {
            if (variable.captured && variable.kind == Variable.Kind.LET) {
                body.asm.emit(CLOSE_UPVALUE, variable.slot);
            }
        }
    }

    /* ---- for-in and for-of ---- */

    void forIn(Ast.ForIn loop, Set<String> labels) {
        int depth = body.asm.depth();
        head(loop.target(), loop.object());
        body.asm.at(loop.object().start());
        body.asm.emit(FOR_IN_START);
        Label end = new Label();
        body.exits.push(new Target(body.exits.innermost(), depth, labels, true, end, null));
        each(loop, loop.target(), loop.object(), loop.body(), labels, null);
        body.exits.pop();
        body.asm.bind(end);
    }

    void forOf(Ast.ForOf loop, Set<String> labels) {
        int depth = body.asm.depth();
        head(loop.target(), loop.iterable());
        body.asm.at(loop.iterable().start());
        body.asm.emit(GET_ITERATOR, loop.isAwait() ? 1 : 0);
        Label end = new Label();
        Region region = new Region();
        body.exits.push(new Target(body.exits.innermost(), depth, labels, true, end, null));
        body.exits.push(
                new Iterating(body.exits.innermost(), body.asm.depth(), region, loop.isAwait()));
        each(loop, loop.target(), loop.iterable(), loop.body(), labels, region);
        body.exits.pop();
        body.exits.pop();
        body.asm.bind(end);
    }

    /** Evaluates what is looped over, with the names of the loop in their dead zone. */
    private void head(Ast.ForTarget target, Expression object) {
        Scope outer = body.scope();
        int mark = body.allocated();
        body.bindings.enter(body.unit.scopes().block(target));
        body.expressions.value(object);
        body.bindings.leave(outer, mark);
    }

    /** The loop over an iterator that lies on the stack; takes it off in the end. */
    private void each(
            Ast loop,
            Ast.ForTarget target,
            Expression object,
            Statement statement,
            Set<String> labels,
            @Nullable Region region) {
        boolean await = loop instanceof Ast.ForOf forOf && forOf.isAwait();
        Scope outer = body.scope();
        int mark = body.allocated();
        int depth = body.asm.depth();
        Label head = new Label();
        Label done = new Label();
        Label next = new Label();
        nesting++;
        body.asm.bind(head);
        body.asm.at(object.start());
        step(await, done);
        take(loop, target, region);
        body.exits.push(new Target(body.exits.innermost(), depth, labels, true, null, next));
        body.statements.statement(statement);
        body.exits.pop();
        body.asm.bind(next);
        if (region != null) {
            region.close(body, depth);
        }
        body.bindings.leave(outer, mark);
        body.asm.at(loop.start());
        body.asm.jump(LOOP, head);
        if (region != null && region.covers()) {
            body.asm.resumeAt(depth);
            body.asm.at(object.start());
            if (await) {
                awaitCloseOnThrow(region, depth);
            } else {
                closeOnThrow(region, depth);
            }
        }
        body.asm.resumeAt(depth + (await ? 1 : 0));
        body.asm.bind(done);
        for (int i = await ? 3 : 2; i > 0; i--) {
            body.asm.emit(DROP);
        }
        nesting--;
    }

    private void step(boolean await, Label done) {
        if (await) {
            body.asm.emit(ITER_NEXT_CALL);
            body.asm.emit(AWAIT_VAL);
            body.asm.jump(ITER_UNWRAP, done);
        } else {
            body.asm.jump(FOR_OF_NEXT, done);
        }
    }

    /** Binds the value on top; a plain name cannot throw and stays out of the region. */
    private void take(Ast loop, Ast.ForTarget target, @Nullable Region region) {
        Pattern pattern =
                switch (target) {
                    case Ast.ForDeclaration declaration -> declaration.pattern();
                    case Ast.ForAssignment assignment -> assignment.pattern();
                };
        boolean initialise =
                target instanceof Ast.ForDeclaration declaration
                        && declaration.kind() != DeclarationKind.VAR;
        boolean plain = pattern instanceof BindingIdentifier;
        if (region != null && !plain) {
            region.open(body);
        }
        body.bindings.enter(body.unit.scopes().block(loop));
        body.patterns.take(pattern, initialise);
        if (region != null && plain) {
            region.open(body);
        }
    }

    /* ---- Closing ---- */

    /** Closes the iterator on top, whose loop is left without a throw. */
    void close(boolean async) {
        if (!async) {
            body.asm.emit(ITER_CLOSE);
            return;
        }
        Label skip = new Label();
        body.asm.emit(ITER_RETURN_CALL);
        body.asm.jump(IF_FALSE, skip);
        body.asm.emit(AWAIT_VAL);
        body.asm.emit(CHECK_OBJECT);
        body.asm.bind(skip);
        body.asm.emit(DROP);
    }

    /** The handler that closes an iterator and throws on. */
    void closeOnThrow(Region region, int depth) {
        body.asm.beginHandler(region.handler(), depth, region.covers());
        body.asm.emit(ROT3);
        body.asm.emit(ROT3);
        body.asm.emit(ITER_CLOSE_QUIET);
        body.asm.emit(THROW);
    }

    /** As {@link #closeOnThrow}, awaiting what return() gives; its own errors vanish. */
    private void awaitCloseOnThrow(Region region, int depth) {
        int mark = body.allocated();
        int thrown = body.allocate();
        body.asm.beginHandler(region.handler(), depth, region.covers());
        body.asm.emit(PUT_LOC, thrown);
        Label skip = new Label();
        Label end = new Label();
        Region quiet = new Region();
        quiet.open(body);
        body.asm.emit(ITER_RETURN_CALL);
        body.asm.jump(IF_FALSE, skip);
        body.asm.emit(AWAIT_VAL);
        body.asm.bind(skip);
        quiet.close(body, depth - 2);
        body.asm.emit(DROP);
        body.asm.jump(GOTO, end);
        body.asm.resumeAt(depth - 2);
        body.asm.beginHandler(quiet.handler(), depth - 2, quiet.covers());
        body.asm.emit(DROP);
        body.asm.bind(end);
        body.asm.emit(GET_LOC, thrown);
        body.asm.emit(THROW);
        body.release(mark);
    }
}
