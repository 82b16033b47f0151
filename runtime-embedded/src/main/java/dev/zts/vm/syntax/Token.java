package dev.zts.vm.syntax;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of tokens (ECMA-262 clause 12), one row each: text, precedence as a binary operator,
 * and the operator.
 */
enum Token {
    END("end of input"),
    NUMBER("number"),
    STRING("string"),
    /** A backtick; the parser asks the lexer for the texts of the template. */
    TEMPLATE("`"),
    PRIVATE_NAME("private name"),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    LEFT_PAREN("("),
    RIGHT_PAREN(")"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    DOT("."),
    ELLIPSIS("..."),
    OPTIONAL_DOT("?."),
    SEMICOLON(";"),
    COMMA(","),
    COLON(":"),
    QUESTION("?"),
    ARROW("=>"),
    AT("@"),
    NOT("!"),
    BIT_NOT("~"),
    INCREMENT("++"),
    DECREMENT("--"),

    COALESCE("??", 1, null, LogicalOperator.COALESCE),
    OR("||", 1, null, LogicalOperator.OR),
    AND("&&", 2, null, LogicalOperator.AND),
    BIT_OR("|", 3, BinaryOperator.BIT_OR, null),
    BIT_XOR("^", 4, BinaryOperator.BIT_XOR, null),
    BIT_AND("&", 5, BinaryOperator.BIT_AND, null),
    EQUAL("==", 6, BinaryOperator.EQUAL, null),
    NOT_EQUAL("!=", 6, BinaryOperator.NOT_EQUAL, null),
    STRICT_EQUAL("===", 6, BinaryOperator.STRICT_EQUAL, null),
    STRICT_NOT_EQUAL("!==", 6, BinaryOperator.STRICT_NOT_EQUAL, null),
    LESS("<", 7, BinaryOperator.LESS, null),
    LESS_EQUAL("<=", 7, BinaryOperator.LESS_EQUAL, null),
    GREATER(">", 7, BinaryOperator.GREATER, null),
    GREATER_EQUAL(">=", 7, BinaryOperator.GREATER_EQUAL, null),
    SHIFT_LEFT("<<", 8, BinaryOperator.SHIFT_LEFT, null),
    SHIFT_RIGHT(">>", 8, BinaryOperator.SHIFT_RIGHT, null),
    SHIFT_RIGHT_UNSIGNED(">>>", 8, BinaryOperator.SHIFT_RIGHT_UNSIGNED, null),
    PLUS("+", 9, BinaryOperator.ADD, null),
    MINUS("-", 9, BinaryOperator.SUBTRACT, null),
    STAR("*", 10, BinaryOperator.MULTIPLY, null),
    SLASH("/", 10, BinaryOperator.DIVIDE, null),
    PERCENT("%", 10, BinaryOperator.REMAINDER, null),
    POWER("**", 11, BinaryOperator.POWER, null),

    ASSIGN("="),
    ADD_ASSIGN("+=", BinaryOperator.ADD),
    SUBTRACT_ASSIGN("-=", BinaryOperator.SUBTRACT),
    MULTIPLY_ASSIGN("*=", BinaryOperator.MULTIPLY),
    DIVIDE_ASSIGN("/=", BinaryOperator.DIVIDE),
    REMAINDER_ASSIGN("%=", BinaryOperator.REMAINDER),
    POWER_ASSIGN("**=", BinaryOperator.POWER),
    SHIFT_LEFT_ASSIGN("<<=", BinaryOperator.SHIFT_LEFT),
    SHIFT_RIGHT_ASSIGN(">>=", BinaryOperator.SHIFT_RIGHT),
    SHIFT_RIGHT_UNSIGNED_ASSIGN(">>>=", BinaryOperator.SHIFT_RIGHT_UNSIGNED),
    BIT_AND_ASSIGN("&=", BinaryOperator.BIT_AND),
    BIT_OR_ASSIGN("|=", BinaryOperator.BIT_OR),
    BIT_XOR_ASSIGN("^=", BinaryOperator.BIT_XOR),
    AND_ASSIGN("&&=", LogicalOperator.AND),
    OR_ASSIGN("||=", LogicalOperator.OR),
    COALESCE_ASSIGN("??=", LogicalOperator.COALESCE),

    /* From here on: names, all of them fit behind a dot. */
    IDENTIFIER("identifier"),
    /** A reserved word written with an escape, which only a property may be named. */
    ESCAPED_WORD("escaped word"),
    /** A word that strict code reserves, and for which there is no syntax. */
    RESERVED("reserved word"),
    AWAIT("await"),
    BREAK("break"),
    CASE("case"),
    CATCH("catch"),
    CLASS("class"),
    CONST("const"),
    CONTINUE("continue"),
    DEBUGGER("debugger"),
    DEFAULT("default"),
    DELETE("delete"),
    DO("do"),
    ELSE("else"),
    EXPORT("export"),
    EXTENDS("extends"),
    FALSE("false"),
    FINALLY("finally"),
    FOR("for"),
    FUNCTION("function"),
    IF("if"),
    IMPORT("import"),
    IN("in", 7, BinaryOperator.IN, null),
    INSTANCEOF("instanceof", 7, BinaryOperator.INSTANCEOF, null),
    LET("let"),
    NEW("new"),
    NULL("null"),
    RETURN("return"),
    STATIC("static"),
    SUPER("super"),
    SWITCH("switch"),
    THIS("this"),
    THROW("throw"),
    TRUE("true"),
    TRY("try"),
    TYPEOF("typeof"),
    VAR("var"),
    VOID("void"),
    WHILE("while"),
    WITH("with"),
    YIELD("yield");

    /** The precedence of in and instanceof. */
    static final int RELATIONAL = 7;

    final String text;

    /** From 1 for || to 11 for **; 0 if no binary operator. */
    final int precedence;

    /** Of a binary operator, or of a compound assignment. */
    final @Nullable BinaryOperator binary;

    /** Of a logical operator, or of a logical assignment. */
    final @Nullable LogicalOperator logical;

    /** True for = and every compound and logical assignment. */
    final boolean assignment;

    Token(String text) {
        this(text, 0, null, null);
    }

    Token(String text, BinaryOperator assigning) {
        this(text, 0, assigning, null);
    }

    Token(String text, LogicalOperator assigning) {
        this(text, 0, null, assigning);
    }

    Token(
            String text,
            int precedence,
            @Nullable BinaryOperator binary,
            @Nullable LogicalOperator logical) {
        this.text = text;
        this.precedence = precedence;
        this.binary = binary;
        this.logical = logical;
        this.assignment =
                text.equals("=") || precedence == 0 && (binary != null || logical != null);
    }

    /** {@return true for what may stand behind a dot} */
    boolean isName() {
        return compareTo(IDENTIFIER) >= 0;
    }
}
