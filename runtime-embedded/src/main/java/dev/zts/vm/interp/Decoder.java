package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.bytecode.Operand;
import java.util.List;

/** Reads the operands of instructions out of the loop, plain and behind {@code wide}. */
final class Decoder {

    private static final byte[] LENGTH = new byte[256];
    private static final byte[] WIDE_LENGTH = new byte[256];

    /** Bytes of the operands; negative for signed ones. */
    private static final byte[] FIRST = new byte[256];

    private static final byte[] WIDE_FIRST = new byte[256];
    private static final byte[] SECOND = new byte[256];
    private static final byte[] WIDE_SECOND = new byte[256];

    static {
        for (Opcode opcode : Opcode.values()) {
            int at = opcode.number();
            LENGTH[at] = (byte) opcode.length(false);
            WIDE_LENGTH[at] = (byte) opcode.length(true);
            List<Operand> operands = opcode.operands();
            if (!operands.isEmpty()) {
                FIRST[at] = size(operands.get(0), false);
                WIDE_FIRST[at] = size(operands.get(0), true);
            }
            if (operands.size() > 1) {
                SECOND[at] = size(operands.get(1), false);
                WIDE_SECOND[at] = size(operands.get(1), true);
            }
        }
    }

    private Decoder() {}

    private static byte size(Operand operand, boolean wide) {
        int bytes = wide ? operand.wideBytes() : operand.bytes();
        return (byte) (operand.signed() ? -bytes : bytes);
    }

    /** {@return bytes of an instruction without a prefix} */
    static int length(int op, boolean wide) {
        return wide ? WIDE_LENGTH[op] : LENGTH[op];
    }

    /**
     * {@return the first operand, 0 if there is none}
     *
     * @param at where the operands begin
     */
    static int first(byte[] code, int at, int op, boolean wide) {
        return read(code, at, wide ? WIDE_FIRST[op] : FIRST[op]);
    }

    /** {@return the second operand, 0 if there is none} */
    static int second(byte[] code, int at, int op, boolean wide) {
        int before = Math.abs(wide ? WIDE_FIRST[op] : FIRST[op]);
        return read(code, at + before, wide ? WIDE_SECOND[op] : SECOND[op]);
    }

    private static int read(byte[] code, int at, int size) {
        return switch (size) {
            case 0 -> 0;
            case 1 -> code[at] & 0xFF;
            case -1 -> code[at];
            case 2 -> code[at] & 0xFF | (code[at + 1] & 0xFF) << 8;
            case -2 -> code[at] & 0xFF | code[at + 1] << 8;
            default ->
                    code[at] & 0xFF
                            | (code[at + 1] & 0xFF) << 8
                            | (code[at + 2] & 0xFF) << 16
                            | code[at + 3] << 24;
        };
    }
}
