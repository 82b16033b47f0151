package dev.zts.vm.bytecode;

import org.jspecify.annotations.Nullable;

/**
 * One instruction as it stands in a function's code.
 *
 * @param pc where it begins, its prefix included
 * @param wide whether it has the prefix
 * @param operands decoded, jumps as the pc they lead to
 * @param next where the next one begins
 */
@SuppressWarnings("ArrayRecordComponent") // read at once, never compared
public record Instruction(int pc, Opcode opcode, boolean wide, int[] operands, int next) {

    private static final int[] NO_OPERANDS = {};

    /** {@return the instruction at a pc, or null if there is no whole one} */
    public static @Nullable Instruction decode(byte[] code, int pc) {
        if (pc < 0 || pc >= code.length) {
            return null;
        }
        boolean wide = (code[pc] & 0xFF) == Op.WIDE;
        int at = wide ? pc + 1 : pc;
        if (at >= code.length) {
            return null;
        }
        Opcode opcode = Opcode.of(code[at]);
        if (opcode == null || opcode == Opcode.WIDE) {
            return null;
        }
        int next = at + opcode.length(wide);
        if (next > code.length) {
            return null;
        }
        int[] operands = NO_OPERANDS;
        if (!opcode.operands().isEmpty()) {
            operands = new int[opcode.operands().size()];
        }
        int from = at + 1;
        for (int i = 0; i < operands.length; i++) {
            Operand operand = opcode.operands().get(i);
            int bytes = wide ? operand.wideBytes() : operand.bytes();
            operands[i] = target(operand, read(code, from, bytes, operand.signed()), next);
            from += bytes;
        }
        return new Instruction(pc, opcode, wide, operands, next);
    }

    private static int target(Operand operand, int value, int next) {
        return switch (operand) {
            case JUMP -> next + value;
            case BACK -> next - value;
            default -> value;
        };
    }

    private static int read(byte[] code, int at, int bytes, boolean signed) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (code[at + i] & 0xFF) << 8 * i;
        }
        int unused = 32 - 8 * bytes;
        return signed ? value << unused >> unused : value;
    }

    /** {@return its count operand, 0 if it has none} */
    public int count() {
        int operand = opcode.countOperand();
        return operand < 0 ? 0 : operands[operand];
    }

    /** {@return whether it may jump} */
    public boolean jumps() {
        return opcode.jumpOperand() >= 0;
    }

    /** {@return where it may jump to} */
    public int target() {
        int operand = opcode.jumpOperand();
        if (operand < 0) {
            throw new IllegalStateException(opcode.mnemonic() + " does not jump");
        }
        return operands[operand];
    }

    /** {@return whether control may go on behind it} */
    public boolean fallsThrough() {
        return switch (opcode) {
            case GOTO, LOOP, RET, RET_UNDEFINED, HALT, THROW, THROW_CONST, THROW_ERROR -> false;
            default -> true;
        };
    }
}
