package dev.zts.vm.syntax;

/** What a function node was written as. */
public enum FunctionKind {
    /** A function declaration or function expression. */
    NORMAL,
    /** An arrow function: no own this, arguments, super or new.target. */
    ARROW,
    /** A method of an object literal or class, also an async or generator one. */
    METHOD,
    GETTER,
    SETTER,
    /** The constructor of a class without heritage. */
    CONSTRUCTOR,
    /** The constructor of a class with an extends clause. */
    DERIVED_CONSTRUCTOR,
    /** The initializer of a class field: no parameters, one return statement. */
    FIELD_INITIALIZER,
    /** The body of a static block: no parameters. */
    STATIC_BLOCK;

    /** {@return true if a function of this kind has a home object and may name super.x} */
    public boolean hasHomeObject() {
        return this != NORMAL && this != ARROW;
    }
}
