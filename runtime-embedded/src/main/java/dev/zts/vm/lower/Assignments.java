package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.DEC;
import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.DUP;
import static dev.zts.vm.bytecode.Opcode.DUP2;
import static dev.zts.vm.bytecode.Opcode.GET_ELEM_KEEP;
import static dev.zts.vm.bytecode.Opcode.GET_PRIVATE;
import static dev.zts.vm.bytecode.Opcode.GET_SUPER_ELEM;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.INC;
import static dev.zts.vm.bytecode.Opcode.PLUS;
import static dev.zts.vm.bytecode.Opcode.PUT_ELEM;
import static dev.zts.vm.bytecode.Opcode.PUT_FIELD;
import static dev.zts.vm.bytecode.Opcode.PUT_FIELD_IC;
import static dev.zts.vm.bytecode.Opcode.PUT_FIELD_KEEP;
import static dev.zts.vm.bytecode.Opcode.PUT_PRIVATE;
import static dev.zts.vm.bytecode.Opcode.PUT_SUPER_ELEM;
import static dev.zts.vm.bytecode.Opcode.PUT_SUPER_FIELD;
import static dev.zts.vm.bytecode.Opcode.ROT3;
import static dev.zts.vm.bytecode.Opcode.SWAP;
import static dev.zts.vm.bytecode.Opcode.TO_PROPERTY_KEY;
import static dev.zts.vm.bytecode.Opcode.TUCK;
import static dev.zts.vm.bytecode.Opcode.TUCK2;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.Ast.Pattern;
import dev.zts.vm.syntax.Ast.SimpleTarget;

/**
 * Assignments and updates (ECMA-262 13.15, 13.4): the parts of the target are pushed first, then
 * the value, then it is stored.
 */
final class Assignments {

    private final Body body;

    Assignments(Body body) {
        this.body = body;
    }

    void assign(Ast.Assign assign, boolean used) {
        switch (assign.target()) {
            case SimpleTarget target -> {
                pushTarget(target);
                if (target instanceof Ast.Identifier name && !assign.parenthesized()) {
                    body.expressions.named(assign.value(), name.name());
                } else {
                    body.expressions.value(assign.value());
                }
                store(target, used);
            }
            case Pattern pattern -> {
                body.expressions.value(assign.value());
                if (used) {
                    body.asm.emit(DUP);
                }
                body.patterns.take(pattern, false);
            }
        }
    }

    void compound(Ast.CompoundAssign assign, boolean used) {
        pushCurrent(assign.target());
        body.expressions.value(assign.value());
        body.asm.at(assign.start());
        body.asm.emit(Operators.opcode(assign.operator()));
        store(assign.target(), used);
    }

    void update(Ast.Update update, boolean used) {
        Opcode opcode = update.delta() > 0 ? INC : DEC;
        SimpleTarget target = update.target();
        pushCurrent(target);
        body.asm.at(update.start());
        if (update.prefix() || !used) {
            body.asm.emit(opcode);
            store(target, used);
            return;
        }
        body.asm.emit(PLUS);
        keep(target);
        body.asm.emit(opcode);
        store(target, false);
    }

    void logical(Ast.LogicalAssign assign, boolean used) {
        SimpleTarget target = assign.target();
        Label shortcut = new Label();
        Label end = new Label();
        int depth = body.asm.depth();
        pushCurrent(target);
        body.asm.emit(DUP);
        body.operators.leaveUnless(assign.operator(), shortcut);
        body.asm.emit(DROP);
        if (target instanceof Ast.Identifier name && !assign.parenthesized()) {
            body.expressions.named(assign.value(), name.name());
        } else {
            body.expressions.value(assign.value());
        }
        store(target, used);
        body.asm.jump(GOTO, end);
        body.asm.resumeAt(depth + parts(target) + 1);
        body.asm.bind(shortcut);
        dropParts(target, used);
        body.asm.bind(end);
    }

    private void dropParts(SimpleTarget target, boolean used) {
        if (!used) {
            for (int i = 0; i <= parts(target); i++) {
                body.asm.emit(DROP);
            }
            return;
        }
        switch (parts(target)) {
            case 1 -> {
                body.asm.emit(SWAP);
                body.asm.emit(DROP);
            }
            case 2 -> {
                body.asm.emit(ROT3);
                body.asm.emit(DROP);
                body.asm.emit(SWAP);
                body.asm.emit(DROP);
            }
            default -> {}
        }
    }

    /** {@return how many values {@link #pushTarget} pushes} */
    static int parts(SimpleTarget target) {
        return switch (target) {
            case Ast.Identifier _, Ast.BindingIdentifier _ -> 0;
            case Ast.Member _, Ast.SuperMember _ -> 1;
            case Ast.Index index -> Calls.fieldName(index) == null ? 2 : 1;
            case Ast.PrivateMember _, Ast.SuperIndex _ -> 2;
        };
    }

    /** Evaluates the parts of a target: object and key. */
    void pushTarget(SimpleTarget target) {
        switch (target) {
            case Ast.Identifier _, Ast.BindingIdentifier _ -> {}
            case Ast.Member member -> body.expressions.value(member.object());
            case Ast.Index index -> {
                body.expressions.value(index.object());
                if (Calls.fieldName(index) == null) {
                    body.expressions.value(index.index());
                }
            }
            case Ast.PrivateMember member -> {
                body.expressions.value(member.object());
                body.calls.privateName(member.name());
            }
            case Ast.SuperMember member -> {
                body.asm.at(member.start());
                body.bindings.loadThis();
            }
            case Ast.SuperIndex index -> {
                body.asm.at(index.start());
                body.bindings.loadThis();
                body.expressions.value(index.index());
            }
        }
    }

    /** Evaluates the parts of a target, then its value; a key is converted once only. */
    private void pushCurrent(SimpleTarget target) {
        pushTarget(target);
        switch (target) {
            case Ast.Identifier name -> {
                body.asm.at(name.start());
                body.bindings.load(name.name(), name);
            }
            case Ast.BindingIdentifier name -> body.bindings.load(name.name(), name);
            case Ast.Member member -> {
                body.asm.emit(DUP);
                body.calls.field(member.name(), member.nameStart());
            }
            case Ast.Index index -> {
                String name = Calls.fieldName(index);
                if (name != null) {
                    body.asm.emit(DUP);
                    body.calls.field(name, index.index().start());
                } else {
                    body.asm.at(index.index().start());
                    body.asm.emit(GET_ELEM_KEEP);
                }
            }
            case Ast.PrivateMember member -> {
                body.asm.at(member.name().start());
                body.asm.emit(DUP2);
                body.asm.emit(GET_PRIVATE);
            }
            case Ast.SuperMember member -> {
                body.asm.emit(DUP);
                body.calls.superField(member);
            }
            case Ast.SuperIndex index -> {
                body.asm.at(index.start());
                body.asm.emit(TO_PROPERTY_KEY);
                body.asm.emit(DUP2);
                body.asm.emit(GET_SUPER_ELEM);
            }
        }
    }

    /** Puts a copy of the top below the parts of a target. */
    private void keep(SimpleTarget target) {
        body.asm.emit(
                switch (parts(target)) {
                    case 0 -> DUP;
                    case 1 -> TUCK;
                    default -> TUCK2;
                });
    }

    /** Pops a value and the parts of a target, and stores; leaves the value if it is used. */
    void store(SimpleTarget target, boolean used) {
        if (target instanceof Ast.Member member && used && body.calls.isOneTime()) {
            body.asm.at(member.nameStart());
            body.asm.emit(PUT_FIELD_KEEP, member.name());
            return;
        }
        if (used) {
            keep(target);
        }
        switch (target) {
            case Ast.Identifier name -> {
                body.asm.at(name.start());
                body.bindings.assign(name.name(), name);
            }
            case Ast.BindingIdentifier name -> {
                body.asm.at(name.start());
                body.bindings.assign(name.name(), name);
            }
            case Ast.Member member -> putField(member.name(), member.nameStart());
            case Ast.Index index -> {
                String name = Calls.fieldName(index);
                if (name != null) {
                    putField(name, index.index().start());
                } else {
                    body.asm.at(index.index().start());
                    body.asm.emit(PUT_ELEM);
                }
            }
            case Ast.PrivateMember member -> {
                body.asm.at(member.name().start());
                body.asm.emit(PUT_PRIVATE);
            }
            case Ast.SuperMember member -> {
                body.asm.at(member.nameStart());
                body.asm.emit(PUT_SUPER_FIELD, member.name());
            }
            case Ast.SuperIndex index -> {
                body.asm.at(index.start());
                body.asm.emit(PUT_SUPER_ELEM);
            }
        }
    }

    private void putField(String name, int offset) {
        body.asm.at(offset);
        if (body.calls.isOneTime()) {
            body.asm.emit(PUT_FIELD, name);
        } else {
            body.asm.emit(PUT_FIELD_IC, body.asm.atom(name), body.asm.cache());
        }
    }

    /** Pops a value into a target whose parts are evaluated behind it (heads of for-in, for-of). */
    void storeBelow(SimpleTarget target) {
        pushTarget(target);
        switch (parts(target)) {
            case 1 -> body.asm.emit(SWAP);
            case 2 -> body.asm.emit(ROT3);
            default -> {}
        }
        store(target, false);
    }

    /** Pushes a value with the name of its target, if that is a name. */
    void namedValue(Pattern target, Expression value) {
        switch (target) {
            case Ast.Identifier name -> body.expressions.named(value, name.name());
            case Ast.BindingIdentifier name -> body.expressions.named(value, name.name());
            default -> body.expressions.value(value);
        }
    }
}
