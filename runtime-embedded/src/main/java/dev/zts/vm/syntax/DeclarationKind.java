package dev.zts.vm.syntax;

/** The keyword of a variable declaration. */
public enum DeclarationKind {
    VAR,
    LET,
    CONST;

    /** {@return true if the names live in the block: let and const} */
    public boolean lexical() {
        return this != VAR;
    }
}
