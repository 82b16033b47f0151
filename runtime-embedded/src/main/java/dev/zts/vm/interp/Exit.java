package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;

/**
 * A place where optimized code is left because an assumption does not hold.
 *
 * @param code the function that was compiled
 * @param at the function the assumption is about: the same or an inlined one
 * @param pc where the interpreter goes on in it
 */
public record Exit(FunctionCode code, FunctionCode at, int pc, Reason reason) {

    /** Why compiled code is left (SEED-FACTS.md 5.2, and bounds). */
    public enum Reason {
        TYPE_MISMATCH,
        HIDDEN_CLASS_MISMATCH,
        OVERFLOW,
        CALLEE_CHANGED,
        BOUNDS,
        BOOL_EXPECTED,
        /**
         * No assumption failed: the isolate itself did not come here before, so that it has not
         * found a variable, a method or an inlined function yet, or has to find it again.
         */
        NOT_READY
    }
}
