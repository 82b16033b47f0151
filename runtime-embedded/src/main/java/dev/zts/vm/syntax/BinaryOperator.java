package dev.zts.vm.syntax;

/**
 * The operator of a {@link Ast.Binary} and, with "=" appended, of an {@link Ast.CompoundAssign}.
 */
public enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    POWER("**"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    SHIFT_RIGHT_UNSIGNED(">>>"),
    BIT_AND("&"),
    BIT_OR("|"),
    BIT_XOR("^"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    STRICT_EQUAL("==="),
    STRICT_NOT_EQUAL("!=="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    IN("in"),
    INSTANCEOF("instanceof");

    private final String text;

    BinaryOperator(String text) {
        this.text = text;
    }

    /** {@return the operator as it is written} */
    public String text() {
        return text;
    }
}
