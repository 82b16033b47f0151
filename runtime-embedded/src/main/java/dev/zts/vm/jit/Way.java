package dev.zts.vm.jit;

/** How optimized code does an instruction. */
enum Way {
    /** As baseline code does. */
    GENERIC,
    /** On ints. */
    INT,
    /** On doubles. */
    DOUBLE,
    /** On booleans. */
    BOOL,
    /** On strings. */
    CONCAT,
    /** By comparing shapes. */
    SHAPES,
    /** As the method of a prototype, by its inline cache. */
    METHOD,
    /** On arrays of ints. */
    INTS,
    /** On arrays of doubles. */
    DOUBLES,
    /** On an array of any kind, by an int. */
    ELEMENT,
    /** As a variable that was found before and has its value. */
    FOUND,
    /** On an object nobody knows yet. */
    FRESH,
    /** As a built-in function of numbers, with an int for a result. */
    NUMERIC_INT,
    /** As a built-in function of numbers. */
    NUMERIC,
    /** As a certain built-in function. */
    BUILT_IN,
    /** As part of the caller. */
    INLINE,
    /** Not at all: it never ran, so the code is left. */
    EXIT
}
