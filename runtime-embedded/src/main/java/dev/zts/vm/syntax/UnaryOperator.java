package dev.zts.vm.syntax;

/** The operator of a {@link Ast.Unary}. */
public enum UnaryOperator {
    MINUS("-"),
    PLUS("+"),
    NOT("!"),
    BIT_NOT("~"),
    TYPEOF("typeof"),
    VOID("void"),
    DELETE("delete");

    private final String text;

    UnaryOperator(String text) {
        this.text = text;
    }

    /** {@return the operator as it is written} */
    public String text() {
        return text;
    }
}
