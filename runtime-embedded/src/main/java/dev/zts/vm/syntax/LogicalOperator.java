package dev.zts.vm.syntax;

/** The operator of a {@link Ast.Logical} and, with "=" appended, of a {@link Ast.LogicalAssign}. */
public enum LogicalOperator {
    AND("&&"),
    OR("||"),
    COALESCE("??");

    private final String text;

    LogicalOperator(String text) {
        this.text = text;
    }

    /** {@return the operator as it is written} */
    public String text() {
        return text;
    }
}
