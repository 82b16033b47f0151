package dev.zts.telemetry;

import java.util.List;

/**
 * A function as its engine has it: bytecode, and the JVM code made of it.
 *
 * @param line where the function begins
 * @param endLine where it ends
 * @param instructions its bytecode in order
 * @param jvmCode listing of the JVM code that baseline made, empty if it is interpreted
 * @param calls of the function so far
 * @param note why it is not compiled further, empty if there is nothing to say
 */
public record FunctionListing(
        String function,
        String file,
        int line,
        int endLine,
        Tier tier,
        List<Instruction> instructions,
        String jvmCode,
        int codeBytes,
        long calls,
        long backEdges,
        long deoptimizations,
        String note) {

    public FunctionListing {
        instructions = List.copyOf(instructions);
    }

    /**
     * One instruction.
     *
     * @param text as a listing has it, without the pc
     * @param line of the source
     * @param refused whether it keeps the function interpreted
     */
    public record Instruction(int pc, String text, int line, boolean refused) {}
}
