package dev.zts.vm.jit;

/** How optimized code holds the value of a register. */
enum Kind {
    /** Not at all: nobody reads it. */
    DEAD,
    /** As an object that is known to be undefined. */
    UNDEFINED,
    INT,
    DOUBLE,
    BOOL,
    /** As an object. */
    OBJECT;

    boolean isNumber() {
        return this == INT || this == DOUBLE;
    }

    /** {@return whether the JVM local is a reference} */
    boolean isReference() {
        return this == OBJECT || this == UNDEFINED;
    }

    /** {@return what holds either} */
    Kind merge(Kind other) {
        if (this == other) {
            return this;
        }
        if (this == DEAD || other == DEAD) {
            return DEAD;
        }
        return isNumber() && other.isNumber() ? DOUBLE : OBJECT;
    }
}
