package dev.zts.vm.bytecode;

import java.util.ArrayList;
import java.util.List;

/** The instructions of functions. */
final class Listings {

    private Listings() {}

    static List<Instruction> of(FunctionCode function) {
        List<Instruction> instructions = new ArrayList<>();
        Instruction instruction = Instruction.decode(function.code(), 0);
        while (instruction != null) {
            instructions.add(instruction);
            instruction = Instruction.decode(function.code(), instruction.next());
        }
        return instructions;
    }
}
