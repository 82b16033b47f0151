package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.GET_LOC;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.IF_FALSE;
import static dev.zts.vm.bytecode.Opcode.PUT_LOC;
import static dev.zts.vm.bytecode.Opcode.STRICT_EQ;
import static dev.zts.vm.bytecode.Opcode.THROW;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.lower.Control.Exit;
import dev.zts.vm.lower.Control.Finally;
import dev.zts.vm.lower.Control.Guarded;
import dev.zts.vm.lower.Control.Region;
import dev.zts.vm.syntax.Ast;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Try statements (ECMA-262 14.15). A finally block stands once; how it was entered waits in two
 * locals, and it goes on from there unless it is left otherwise.
 */
final class Guards {

    private static final int NORMAL = 0;
    private static final int THROWN = 1;

    /** The completion number of the first break, continue or return. */
    static final int FIRST_EXIT = 2;

    private final Body body;

    Guards(Body body) {
        this.body = body;
    }

    void guarded(Ast.Try node) {
        Ast.Block finalizer = node.finalizer();
        if (finalizer == null) {
            caught(node.block(), node.handler());
        } else {
            withFinally(node, finalizer);
        }
    }

    private void caught(Ast.Block block, Ast.@Nullable Catch handler) {
        if (handler == null) {
            body.statements.statement(block);
            return;
        }
        int depth = body.asm.depth();
        Region region = new Region();
        body.exits.push(new Guarded(body.exits.innermost(), depth, region));
        region.open(body);
        body.statements.statement(block);
        region.close(body, depth);
        body.exits.pop();
        if (!region.covers()) {
            return;
        }
        Label end = new Label();
        body.asm.jump(GOTO, end);
        body.asm.at(handler.start());
        body.asm.beginHandler(region.handler(), depth, true);
        handler(handler);
        body.asm.bind(end);
    }

    private void handler(Ast.Catch handler) {
        Scope outer = body.scope();
        int mark = body.allocated();
        body.bindings.enter(body.unit.scopes().block(handler));
        if (handler.parameter() == null) {
            body.asm.emit(DROP);
        } else {
            body.patterns.take(handler.parameter(), true);
        }
        body.statements.statement(handler.body());
        body.bindings.leave(outer, mark);
    }

    private void withFinally(Ast.Try node, Ast.Block finalizer) {
        int mark = body.allocated();
        int depth = body.asm.depth();
        Region region = new Region();
        Finally control =
                new Finally(
                        body.exits.innermost(),
                        depth,
                        region,
                        body.allocate(),
                        body.allocate(),
                        new Label(),
                        new ArrayList<>());
        body.exits.push(control);
        region.open(body);
        caught(node.block(), node.handler());
        region.close(body, depth);
        body.exits.pop();
        boolean falls = body.asm.isReachable();
        enter(control, NORMAL);
        body.asm.jump(GOTO, control.entry());
        body.asm.at(finalizer.start());
        body.asm.beginHandler(region.handler(), depth, region.covers());
        body.asm.emit(PUT_LOC, control.valueSlot());
        enter(control, THROWN);
        body.asm.bind(control.entry());
        body.statements.statement(finalizer);
        goOn(control, falls);
        body.release(mark);
    }

    private void enter(Finally control, int kind) {
        body.asm.pushInt(kind);
        body.asm.emit(PUT_LOC, control.kindSlot());
    }

    /** The end of a finally block: what was going on when it was entered goes on. */
    private void goOn(Finally control, boolean falls) {
        Label end = new Label();
        if (falls) {
            body.asm.emit(GET_LOC, control.kindSlot());
            body.asm.jump(IF_FALSE, end);
        }
        for (int i = 0; i < control.exits().size(); i++) {
            Exit exit = control.exits().get(i);
            Label next = new Label();
            body.asm.emit(GET_LOC, control.kindSlot());
            body.asm.pushInt(i + FIRST_EXIT);
            body.asm.emit(STRICT_EQ);
            body.asm.jump(IF_FALSE, next);
            body.exits.goOn(exit, control.valueSlot());
            body.asm.bind(next);
        }
        body.asm.emit(GET_LOC, control.valueSlot());
        body.asm.emit(THROW);
        body.asm.bind(end);
    }
}
