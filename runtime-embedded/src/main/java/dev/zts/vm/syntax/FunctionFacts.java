package dev.zts.vm.syntax;

/**
 * What the code of a function or program mentions. Arrow functions count for themselves and for
 * every function around them up to the first that is no arrow, since they take these from there;
 * computed keys and heritage of a class count for the code around the class. Parameters count.
 *
 * @param usesThis this, a super property or a super call
 * @param usesArguments an identifier arguments, which may still be a declared one
 * @param usesSuperProperty {@code super.x} or {@code super[x]}
 * @param usesSuperCall {@code super(...)}
 * @param usesNewTarget {@code new.target}
 * @param containsDirectEval a call written {@code eval(...)}
 * @param containsAwait await or for await; not counted out of nested functions, arrows neither
 * @param containsYield yield; not counted out of nested functions
 */
public record FunctionFacts(
        boolean usesThis,
        boolean usesArguments,
        boolean usesSuperProperty,
        boolean usesSuperCall,
        boolean usesNewTarget,
        boolean containsDirectEval,
        boolean containsAwait,
        boolean containsYield) {

    static final int THIS = 1;
    static final int ARGUMENTS = 1 << 1;
    static final int SUPER_PROPERTY = 1 << 2;
    static final int SUPER_CALL = 1 << 3;
    static final int NEW_TARGET = 1 << 4;
    static final int DIRECT_EVAL = 1 << 5;
    static final int AWAIT = 1 << 6;
    static final int YIELD = 1 << 7;

    /** What an arrow function hands on to the function around it. */
    static final int THROUGH_ARROWS =
            THIS | ARGUMENTS | SUPER_PROPERTY | SUPER_CALL | NEW_TARGET | DIRECT_EVAL;

    static FunctionFacts of(int bits) {
        return new FunctionFacts(
                (bits & THIS) != 0,
                (bits & ARGUMENTS) != 0,
                (bits & SUPER_PROPERTY) != 0,
                (bits & SUPER_CALL) != 0,
                (bits & NEW_TARGET) != 0,
                (bits & DIRECT_EVAL) != 0,
                (bits & AWAIT) != 0,
                (bits & YIELD) != 0);
    }
}
