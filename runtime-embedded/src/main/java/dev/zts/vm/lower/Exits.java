package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.GET_LOC;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.IF_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.PUT_LOC;
import static dev.zts.vm.bytecode.Opcode.RET;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.lower.Control.Exit;
import dev.zts.vm.lower.Control.Finally;
import dev.zts.vm.lower.Control.Guarded;
import dev.zts.vm.lower.Control.Iterating;
import dev.zts.vm.lower.Control.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ways out of a statement: break, continue and return close the iterators they leave and pass
 * through finally blocks (ECMA-262 14.8 to 14.10, 7.4.11).
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class Exits {

    private final Body body;
    private @Nullable Control innermost;
    private @Nullable Label epilogue;
    private int resultSlot;

    Exits(Body body) {
        this.body = body;
    }

    /** Sets the local that takes the result of a derived constructor. */
    void resultSlot(int slot) {
        resultSlot = slot;
    }

    /** {@return what encloses this place} */
    @Nullable Control innermost() {
        return innermost;
    }

    void push(Control control) {
        innermost = control;
    }

    void pop() {
        innermost = Objects.requireNonNull(innermost).outer();
    }

    /** {@return whether a return here leaves nothing that wants to know} */
    boolean isPlainReturn() {
        for (Control c = innermost; c != null; c = c.outer()) {
            if (!(c instanceof Target)) {
                return false;
            }
        }
        return !body.function.isDerived();
    }

    void leaveTo(@Nullable String label, boolean isContinue) {
        leave(new Exit(find(label, isContinue), isContinue));
    }

    private Target find(@Nullable String label, boolean isContinue) {
        for (Control c = innermost; c != null; c = c.outer()) {
            if (c instanceof Target target
                    && (isContinue ? target.onContinue() : target.onBreak()) != null
                    && (label == null ? target.plain() : target.labels().contains(label))) {
                return target;
            }
        }
        throw new AssertionError("no target " + label);
    }

    /** Returns the top of the stack. */
    void leaveByReturn() {
        leave(new Exit(null, false));
    }

    private void leave(Exit exit) {
        int depth = body.asm.depth() - (exit.target() == null ? 1 : 0);
        int mark = body.allocated();
        List<Control.Region> suspended = new ArrayList<>();
        if (!passes(exit, suspended)) {
            arrive(exit);
        }
        suspended.forEach(region -> region.open(body));
        body.release(mark);
        body.asm.resumeAt(depth);
    }

    /** Leaves what lies between; {@return whether a finally block takes over}. */
    private boolean passes(Exit exit, List<Control.Region> suspended) {
        int slot = -1;
        for (Control c = innermost; c != null && c != exit.target(); c = c.outer()) {
            switch (c) {
                case Target _ -> {}
                case Guarded guarded -> suspend(guarded.region(), suspended);
                case Iterating iterating -> {
                    if (exit.target() == null && slot < 0) {
                        slot = body.allocate();
                        body.asm.emit(PUT_LOC, slot);
                    }
                    dropTo(iterating.depth());
                    suspend(iterating.region(), suspended);
                    body.loops.close(iterating.async());
                }
                case Finally last -> {
                    divert(exit, last, slot);
                    return true;
                }
            }
        }
        if (slot >= 0) {
            body.asm.emit(GET_LOC, slot);
        }
        return false;
    }

    private void suspend(Control.Region region, List<Control.Region> suspended) {
        if (region.isOpen()) {
            region.suspend(body);
            suspended.add(region);
        }
    }

    private void divert(Exit exit, Finally last, int slot) {
        if (exit.target() == null) {
            if (slot >= 0) {
                body.asm.emit(GET_LOC, slot);
            }
            body.asm.emit(PUT_LOC, last.valueSlot());
        }
        int number = last.exits().indexOf(exit);
        if (number < 0) {
            number = last.exits().size();
            last.exits().add(exit);
        }
        dropTo(last.depth());
        body.asm.pushInt(number + Guards.FIRST_EXIT);
        body.asm.emit(PUT_LOC, last.kindSlot());
        body.asm.jump(GOTO, last.entry());
    }

    /** Goes on with a way out behind a finally block. */
    void goOn(Exit exit, int valueSlot) {
        if (exit.target() == null) {
            body.asm.emit(GET_LOC, valueSlot);
        }
        leave(exit);
    }

    private void arrive(Exit exit) {
        Target target = exit.target();
        if (target != null) {
            dropTo(target.depth());
            Label label = exit.isContinue() ? target.onContinue() : target.onBreak();
            body.asm.jump(GOTO, Objects.requireNonNull(label));
        } else if (body.function.isDerived()) {
            toEpilogue();
        } else {
            body.asm.emit(RET);
        }
    }

    private void dropTo(int depth) {
        while (body.asm.depth() > depth) {
            body.asm.emit(DROP);
        }
    }

    /** A derived constructor checks its result outside of every handler. */
    private void toEpilogue() {
        Label label = epilogue;
        if (label == null) {
            label = new Label();
            epilogue = label;
        }
        body.asm.emit(PUT_LOC, resultSlot);
        dropTo(0);
        body.asm.jump(GOTO, label);
    }

    /** The end of a derived constructor: an undefined result gives this (ECMA-262 10.2.2). */
    void epilogue() {
        Label label = epilogue;
        if (label == null) {
            return;
        }
        Label useThis = new Label();
        body.asm.bind(label);
        body.asm.emit(GET_LOC, resultSlot);
        body.asm.jump(IF_UNDEFINED, useThis);
        body.asm.emit(GET_LOC, resultSlot);
        body.asm.emit(RET);
        body.asm.bind(useThis);
        body.bindings.loadThis();
        body.asm.emit(RET);
    }
}
