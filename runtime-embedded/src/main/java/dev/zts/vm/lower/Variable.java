package dev.zts.vm.lower;

/** A declared name, or what the lowering keeps in a variable of its own: this, a private name. */
final class Variable {

    enum Kind {
        VAR,
        LET,
        CONST,
        FUNCTION,
        PARAMETER,
        /** The own name of a function expression. */
        SELF,
        IMPORT,
        /** Not a name of the source. */
        HIDDEN;

        /** {@return whether assigning to it is a TypeError} */
        boolean isConstant() {
            return this == CONST || this == SELF || this == IMPORT;
        }

        /** {@return whether it cannot be read before its declaration ran} */
        boolean hasDeadZone() {
            return this == LET || this == CONST;
        }
    }

    private static final int NONE = -1;

    final String name;
    final Kind kind;
    final Scope scope;

    /** Whether a function within its own mentions it, so that it lives in a cell. */
    boolean captured;

    /** Whether something may look at it before it has its value. */
    boolean early;

    /** Whether anything mentions it. */
    boolean used;

    /** While scopes are analysed: whether its declaration lies behind. */
    boolean ready;

    /** Its local in the function that declares it. */
    int slot = NONE;

    Variable(String name, Kind kind, Scope scope) {
        this.name = name;
        this.kind = kind;
        this.scope = scope;
    }

    boolean hasSlot() {
        return slot != NONE;
    }

    /** {@return whether its cell is made at the entry of its scope, not with its value} */
    boolean hasEntryCell() {
        return captured && (early || kind == Kind.VAR || kind == Kind.FUNCTION);
    }
}
