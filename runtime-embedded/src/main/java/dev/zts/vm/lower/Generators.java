package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.AWAIT_VAL;
import static dev.zts.vm.bytecode.Opcode.DELEGATE_CALL;
import static dev.zts.vm.bytecode.Opcode.DELEGATE_DONE;
import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.DUP;
import static dev.zts.vm.bytecode.Opcode.GET_FIELD;
import static dev.zts.vm.bytecode.Opcode.GET_ITERATOR;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.IF_FALSE;
import static dev.zts.vm.bytecode.Opcode.IF_TRUE;
import static dev.zts.vm.bytecode.Opcode.LOOP;
import static dev.zts.vm.bytecode.Opcode.PUSH_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.RESUME;
import static dev.zts.vm.bytecode.Opcode.STRICT_EQ;
import static dev.zts.vm.bytecode.Opcode.SWAP;
import static dev.zts.vm.bytecode.Opcode.YIELD;
import static dev.zts.vm.bytecode.Opcode.YIELD_RAW;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.lower.Control.Region;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.Expression;
import java.util.Objects;

/** Yield and yield* (ECMA-262 15.5.5, 27.5.3.7, 27.6.3.8). */
final class Generators {

    private final Body body;

    Generators(Body body) {
        this.body = body;
    }

    @SuppressWarnings("NamedLikeContextualKeyword") // named after what it lowers
    void yield(Ast.Yield node) {
        if (node.delegate()) {
            delegate(node);
            return;
        }
        Expression argument = node.argument();
        if (argument == null) {
            body.asm.emit(PUSH_UNDEFINED);
        } else {
            body.expressions.value(argument);
        }
        body.asm.at(node.start());
        if (body.async) {
            body.asm.emit(AWAIT_VAL);
        }
        Label returned = new Label();
        Label end = new Label();
        body.asm.emit(YIELD);
        body.asm.jump(RESUME, returned);
        body.asm.jump(GOTO, end);
        body.asm.bind(returned);
        if (body.async) {
            body.asm.emit(AWAIT_VAL);
        }
        body.exits.leaveByReturn();
        body.asm.bind(end);
    }

    private void delegate(Ast.Yield node) {
        body.expressions.value(Objects.requireNonNull(node.argument()));
        body.asm.at(node.start());
        body.asm.emit(GET_ITERATOR, body.async ? 1 : 0);
        body.asm.emit(PUSH_UNDEFINED);
        body.asm.pushInt(0);
        Label head = new Label();
        Label done = new Label();
        Label returned = new Label();
        Label end = new Label();
        body.asm.bind(head);
        body.asm.emit(DELEGATE_CALL);
        if (body.async) {
            body.asm.emit(AWAIT_VAL);
        }
        body.asm.jump(DELEGATE_DONE, done);
        if (body.async) {
            body.asm.emit(GET_FIELD, "value");
            body.asm.emit(YIELD);
            awaitReturn();
        } else {
            body.asm.emit(YIELD_RAW);
        }
        body.asm.jump(LOOP, head);
        body.asm.bind(done);
        body.asm.jump(IF_TRUE, returned);
        body.asm.emit(SWAP);
        body.asm.emit(DROP);
        body.asm.jump(GOTO, end);
        body.asm.bind(returned);
        body.exits.leaveByReturn();
        body.asm.emit(DROP);
        body.asm.emit(PUSH_UNDEFINED);
        body.asm.bind(end);
    }

    /**
     * received mode -> received mode: awaits the value of a return; if that fails the mode becomes
     * that of a throw (AsyncGeneratorYield).
     */
    private void awaitReturn() {
        int depth = body.asm.depth() - 2;
        Label end = new Label();
        body.asm.emit(DUP);
        body.asm.pushInt(2);
        body.asm.emit(STRICT_EQ);
        body.asm.jump(IF_FALSE, end);
        body.asm.emit(DROP);
        Region region = new Region();
        region.open(body);
        body.asm.emit(AWAIT_VAL);
        region.close(body, depth);
        body.asm.pushInt(2);
        body.asm.jump(GOTO, end);
        body.asm.resumeAt(depth);
        body.asm.beginHandler(region.handler(), depth, region.covers());
        body.asm.pushInt(1);
        body.asm.bind(end);
    }
}
