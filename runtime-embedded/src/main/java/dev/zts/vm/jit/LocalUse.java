package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.bytecode.Opcode;
import java.util.BitSet;

/** Which locals an instruction reads and writes. */
final class LocalUse {

    private LocalUse() {}

    /** {@return the local whose old value an instruction ends, or -1} */
    static int written(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        return switch (opcode) {
            case PUT_LOC_0, PUT_LOC_1, PUT_LOC_2, PUT_LOC_3 -> opcode.number() - Op.PUT_LOC_0;
            case PUT_LOC -> instruction.operands()[0];
            default -> -1;
        };
    }

    /** Adds the locals an instruction reads. */
    static void addRead(Instruction instruction, FunctionCode code, BitSet read) {
        Opcode opcode = instruction.opcode();
        switch (opcode) {
            case GET_LOC_0, GET_LOC_1, GET_LOC_2, GET_LOC_3 ->
                    read.set(opcode.number() - Op.GET_LOC_0);
            case GET_LOC, GET_LOC_ADD, GET_CELL, PUT_CELL, MAKE_CELL, CLOSE_UPVALUE ->
                    read.set(instruction.operands()[0]);
            case GET_LOC_GET_LOC_ADD -> {
                read.set(instruction.operands()[0]);
                read.set(instruction.operands()[1]);
            }
            case MAKE_FUNCTION, MAKE_CLOSURE, MAKE_ASYNC -> {
                FunctionCode made = (FunctionCode) code.constants()[instruction.operands()[0]];
                for (Upvalue upvalue : made.upvalues()) {
                    if (upvalue.local()) {
                        read.set(upvalue.index());
                    }
                }
            }
            default -> {}
        }
    }
}
