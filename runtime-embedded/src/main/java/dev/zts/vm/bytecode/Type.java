package dev.zts.vm.bytecode;

import org.jspecify.annotations.Nullable;

/**
 * What the verifier knows about a local or a stack entry. Each type but the widest has a wider one;
 * values are what is or widens to {@link #VALUE}, all else is the machine's own and seen by the
 * instructions made for it only.
 */
enum Type {
    /** Different things on different paths. */
    MIXED(null),
    /** A JavaScript value, or the mark of a missing one. */
    VALUE(MIXED),
    INTEGER(VALUE),
    STRING(VALUE),
    OBJECT(VALUE),
    ARRAY(OBJECT),
    /** A closure of this code. */
    CLOSURE(OBJECT),
    /** A closure of a class constructor. */
    CLASS(CLOSURE),
    /** A closure that initialises fields: called with an object only, so no value. */
    INITIALISER(MIXED),
    /** The cell of a captured variable. */
    CELL(MIXED),
    /** What for-of and patterns iterate with. */
    ITERATOR(MIXED),
    /** What for-in iterates with. */
    KEYS(MIXED),
    /** Number of steps of an iteration. */
    POSITION(MIXED),
    MODULE(MIXED),
    /** The cell of a top-level binding. */
    BINDING(MIXED);

    private final @Nullable Type wider;

    Type(@Nullable Type wider) {
        this.wider = wider;
    }

    /** {@return whether all things of this type are of the other} */
    boolean is(Type other) {
        for (Type type = this; type != null; type = type.wider) {
            if (type == other) {
                return true;
            }
        }
        return false;
    }

    /** {@return the narrowest type of all things of either} */
    Type join(Type other) {
        Type type = this;
        while (!other.is(type)) {
            type = type.wider == null ? MIXED : type.wider;
        }
        return type;
    }
}
