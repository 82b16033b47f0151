package dev.zts.vm.bytecode;

import java.util.Arrays;

/** The types of locals and stack before an instruction, changed into those behind it. */
final class TypeState {

    /** Of a state that no register was written to. */
    static final int NOTHING = Integer.MAX_VALUE;

    /** Of a state that is all new, even if it has no registers. */
    static final int ALL = -1;

    private final FunctionCode code;
    private final int locals;
    private final Type[] registers;
    private int pc;
    private int depth;

    /** Whether a generator passed its initial yield, or a module was linked. */
    boolean begun;

    /** Lowest register that was written to since the owner last looked. */
    int lowestWritten = ALL;

    TypeState(FunctionCode code, Type[] known, boolean begun) {
        this.code = code;
        this.locals = code.locals();
        this.registers = Arrays.copyOf(known, locals + code.stack());
        this.depth = known.length - locals;
        this.begun = begun;
    }

    void at(int newPc) {
        pc = newPc;
    }

    int depth() {
        return depth;
    }

    /** {@return the types of the locals and so many stack entries} */
    Type[] snapshot(int stack) {
        return Arrays.copyOf(registers, locals + stack);
    }

    /** {@return the types of locals and stack with some of the stack replaced} */
    Type[] snapshot(int dropped, Type... pushed) {
        Type[] types = Arrays.copyOf(registers, locals + depth - dropped + pushed.length);
        System.arraycopy(pushed, 0, types, locals + depth - dropped, pushed.length);
        return types;
    }

    void push(Type type) {
        check(depth < code.stack(), "a stack deeper than its function says");
        write(locals + depth++, type);
    }

    private void write(int register, Type type) {
        registers[register] = type;
        lowestWritten = Math.min(lowestWritten, register);
    }

    /** {@return the type so far below the top} */
    Type peek(int below) {
        check(depth > below, "an empty stack");
        return registers[locals + depth - 1 - below];
    }

    Type pop() {
        Type type = peek(0);
        depth--;
        return type;
    }

    /** Pops what is of that type. */
    Type pop(Type wanted) {
        expect(0, wanted);
        return pop();
    }

    void popValues(int count) {
        for (int i = 0; i < count; i++) {
            pop(Type.VALUE);
        }
    }

    void expect(int below, Type wanted) {
        Type found = peek(below);
        if (!found.is(wanted)) {
            throw Verifier.fault(code, pc, found + " on the stack instead of " + wanted);
        }
    }

    /** Checks for an iterator and its position. */
    void expectIteration(int below, boolean keysToo) {
        expect(below, Type.POSITION);
        if (!keysToo || peek(below + 1) != Type.KEYS) {
            expect(below + 1, Type.ITERATOR);
        }
    }

    Type local(int index) {
        return registers[index];
    }

    void expectLocal(int index, Type wanted) {
        Type found = registers[index];
        if (!found.is(wanted)) {
            throw Verifier.fault(code, pc, found + " in local " + index + " instead of " + wanted);
        }
    }

    void setLocal(int index, Type type) {
        write(index, type);
    }

    /** Replaces the top entries by some of them, numbered from the lowest. */
    void permute(int taken, int... order) {
        check(depth >= taken, "an empty stack");
        Type[] old = Arrays.copyOfRange(registers, locals + depth - taken, locals + depth);
        depth -= taken;
        for (int from : order) {
            push(old[from]);
        }
    }

    void check(boolean good, String what) {
        if (!good) {
            throw Verifier.fault(code, pc, what);
        }
    }
}
