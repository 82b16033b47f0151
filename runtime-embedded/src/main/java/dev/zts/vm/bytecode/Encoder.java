package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.Assembler.Label;
import java.util.Arrays;
import java.util.Objects;

/**
 * The step from instructions to bytes: short forms, operand widths, jump distances. Jumps start
 * narrow and those that do not reach are widened until all do.
 */
final class Encoder {

    private final Instructions instructions;
    private final Opcode[] opcodes;
    private final boolean[] wide;
    private final int[] pcs;
    private byte[] code = new byte[0];
    private int[] positions = new int[16];
    private int positionCount;

    Encoder(Instructions instructions) {
        this.instructions = instructions;
        int size = instructions.size();
        this.opcodes = new Opcode[size];
        this.wide = new boolean[size];
        this.pcs = new int[size + 1];
    }

    byte[] encode() {
        for (int i = 0; i < opcodes.length; i++) {
            opcodes[i] = shortest(i);
            wide[i] = opcodes[i] != Opcode.NOP && !operandsFit(i);
        }
        do {
            place();
        } while (widenJumps());
        code = new byte[pcs[opcodes.length]];
        for (int i = 0; i < opcodes.length; i++) {
            if (instructions.op(i) != Instructions.LABEL) {
                write(i);
            }
        }
        return code;
    }

    /** {@return pairs of pc and source offset} */
    int[] positions() {
        return Arrays.copyOf(positions, positionCount);
    }

    private Opcode shortest(int i) {
        int op = instructions.op(i);
        if (op == Instructions.LABEL) {
            return Opcode.NOP;
        }
        int first = instructions.first(i);
        if (first >= 0 && first <= 3) {
            switch (op) {
                case Op.PUSH_I8 -> op = Op.PUSH_0 + first;
                case Op.GET_LOC -> op = Op.GET_LOC_0 + first;
                case Op.PUT_LOC -> op = Op.PUT_LOC_0 + first;
                default -> {}
            }
        }
        return Objects.requireNonNull(Opcode.of(op));
    }

    private boolean operandsFit(int i) {
        int value = instructions.first(i);
        for (Operand operand : opcodes[i].operands()) {
            if (!isJump(operand)) {
                if (!fits(value, operand)) {
                    return false;
                }
                value = instructions.second(i);
            }
        }
        return true;
    }

    private static boolean isJump(Operand operand) {
        return operand == Operand.JUMP || operand == Operand.BACK;
    }

    private static boolean fits(int value, Operand operand) {
        int bits = operand.bytes() * 8;
        return operand.signed()
                ? value >= -(1 << bits - 1) && value < 1 << bits - 1
                : value >= 0 && value < 1 << bits;
    }

    private void place() {
        int pc = 0;
        for (int i = 0; i < opcodes.length; i++) {
            pcs[i] = pc;
            if (instructions.op(i) == Instructions.LABEL) {
                Objects.requireNonNull(instructions.label(i)).pc = pc;
            } else {
                pc += (wide[i] ? 1 : 0) + opcodes[i].length(wide[i]);
            }
        }
        pcs[opcodes.length] = pc;
    }

    private boolean widenJumps() {
        boolean changed = false;
        for (int i = 0; i < opcodes.length; i++) {
            if (!wide[i] && instructions.op(i) != Instructions.LABEL) {
                for (Operand operand : opcodes[i].operands()) {
                    if (isJump(operand) && !fits(distance(i), operand)) {
                        wide[i] = true;
                        changed = true;
                    }
                }
            }
        }
        return changed;
    }

    /** {@return how far instruction i jumps, from its end, in its direction} */
    private int distance(int i) {
        Label target = Objects.requireNonNull(instructions.label(i));
        int end = pcs[i + 1];
        if (target.pc == -1) {
            throw new AssertionError(opcodes[i].mnemonic() + " at " + pcs[i] + " has no target");
        }
        int forward = target.pc - end;
        boolean back = opcodes[i] == Opcode.LOOP;
        if (back ? forward > 0 : forward < 0) {
            throw new AssertionError(
                    opcodes[i].mnemonic() + " at " + pcs[i] + " jumps the wrong way");
        }
        return back ? -forward : forward;
    }

    private void write(int i) {
        int pc = pcs[i];
        notePosition(pc, instructions.offset(i));
        if (wide[i]) {
            code[pc++] = (byte) Op.WIDE;
        }
        code[pc++] = (byte) opcodes[i].number();
        int value = instructions.first(i);
        for (Operand operand : opcodes[i].operands()) {
            int bytes = wide[i] ? operand.wideBytes() : operand.bytes();
            int written = isJump(operand) ? distance(i) : value;
            for (int b = 0; b < bytes; b++) {
                code[pc++] = (byte) (written >> 8 * b);
            }
            if (!isJump(operand)) {
                value = instructions.second(i);
            }
        }
    }

    private void notePosition(int pc, int offset) {
        if (positionCount > 0 && positions[positionCount - 1] == offset) {
            return;
        }
        if (positionCount == positions.length) {
            positions = Arrays.copyOf(positions, positionCount * 2);
        }
        positions[positionCount++] = pc;
        positions[positionCount++] = offset;
    }
}
