package dev.zts.telemetry;

/**
 * What it took to make bytecode of one script.
 *
 * @param tokenizeNanos {@link #NOT_SEPARATE} where the parser asks for one token after the other,
 *     so that the time is part of parsing
 * @param parseNanos to the syntax tree
 * @param scopeNanos to know what each name refers to
 * @param codegenNanos to bytecode, without what follows
 * @param optimizeNanos to replace sequences of instructions by shorter ones
 * @param totalNanos of all steps
 * @param sourceBytes of the text as UTF-8
 * @param bytecodeBytes of the instructions of all functions
 * @param nodes statements, expressions and binding patterns of the syntax tree
 * @param constants of all functions
 * @param cacheHit whether the bytecode was in the cache and was not made; then no step took time,
 *     and there was no syntax tree
 */
public record CompileStats(
        long tokenizeNanos,
        long parseNanos,
        long scopeNanos,
        long codegenNanos,
        long optimizeNanos,
        long totalNanos,
        int sourceBytes,
        int bytecodeBytes,
        int nodes,
        int constants,
        boolean cacheHit) {

    /** Time of a step that another one contains. */
    public static final long NOT_SEPARATE = -1;

    /** {@return the figures of bytecode that nobody had to make} */
    public static CompileStats ofHit(int sourceBytes, int bytecodeBytes, int constants) {
        return new CompileStats(0, 0, 0, 0, 0, 0, sourceBytes, bytecodeBytes, 0, constants, true);
    }
}
