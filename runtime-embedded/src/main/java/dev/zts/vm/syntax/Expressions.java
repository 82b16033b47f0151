package dev.zts.vm.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses expressions (ECMA-262 clause 13). */
@SuppressWarnings({"AssignmentExpression", "ReferenceEquality"}) // objects are compared by identity
final class Expressions {

    /*
     * Cover grammars: what may turn out to be a pattern or the parameters of an arrow function is
     * read as an expression first and converted when the = or => is there (Patterns). What only a
     * pattern may hold, as {a = 1}, is remembered as a fault until then; whoever knows that no
     * pattern can come any more raises it. Nothing is read twice.
     */

    private final Parser parser;
    private final Lexer lexer;

    /** Expressions in parentheses that could be targets without them. */
    final Set<Ast> parenthesized = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Where the first fault is that only a pattern mends, or -1. */
    private int coverOffset = -1;

    private String coverMessage = "";

    /** The offset at which an arrow function can start. */
    private int arrowAt = -1;

    /** Whether in is an operator in the body of that arrow function. */
    private boolean arrowIn;

    /** The offset of the last async that was read as a name. */
    private int asyncAt = -1;

    /* The last expressions of their kind, since they cannot be operands everywhere. */
    private Ast.@Nullable Expression lastParenthesized;
    private Ast.@Nullable Expression lastArrow;
    private Ast.@Nullable Expression lastUnary;

    /* Where this function last had yield, await, or a name await; parameters hold none. */
    int lastYield = -1;
    int lastAwait = -1;
    int lastAwaitName = -1;

    Expressions(Parser parser) {
        this.parser = parser;
        this.lexer = parser.lexer;
    }

    /* ---- Comma and assignment ---- */

    /**
     * Reads an expression.
     *
     * @param in whether in is an operator, which it is not in the head of a for loop
     */
    Ast.Expression expression(boolean in) {
        int start = lexer.start;
        Ast.Expression first = assignment(in);
        return lexer.token == Token.COMMA ? sequence(start, first, in) : first;
    }

    private Ast.Expression sequence(int start, Ast.Expression first, boolean in) {
        List<Ast.Expression> found = new ArrayList<>();
        found.add(first);
        while (lexer.take(Token.COMMA)) {
            found.add(assignment(in));
        }
        return new Ast.Sequence(start, lexer.previousEnd, found);
    }

    /** Reads an AssignmentExpression. */
    Ast.Expression assignment(boolean in) {
        int outerOffset = coverOffset;
        String outerMessage = coverMessage;
        coverOffset = -1;
        Ast.Expression found = assignmentCover(in);
        refuseCover();
        coverOffset = outerOffset;
        coverMessage = outerMessage;
        return found;
    }

    /** Raises the remembered fault, as no pattern can come any more. */
    void refuseCover() {
        if (coverOffset >= 0) {
            throw lexer.problem(coverOffset, coverMessage);
        }
    }

    /** Remembers a fault that only a pattern mends. */
    void noteCover(int offset, String message) {
        if (coverOffset < 0) {
            coverOffset = offset;
            coverMessage = message;
        }
    }

    /** The start of a conditional expression up to its colon. */
    private record Choice(int start, Ast.Expression test, Ast.Expression consequent) {}

    /** Reads an AssignmentExpression that the caller may convert to a pattern. */
    Ast.Expression assignmentCover(boolean in) {
        parser.enter(Parser.EXPRESSION_DEPTH);
        int outerOffset = coverOffset;
        String outerMessage = coverMessage;
        coverOffset = -1;
        List<Choice> choices = null;
        Ast.Expression found;
        while (true) {
            int start = lexer.start;
            if (lexer.token == Token.YIELD && parser.function.isGenerator) {
                found = yieldExpression(in);
                break;
            }
            arrowAt = start;
            arrowIn = in;
            found = binary(1, in);
            if (found == lastArrow) {
                break;
            }
            if (lexer.token != Token.QUESTION) {
                if (lexer.token.assignment) {
                    found = assign(start, found, in);
                }
                break;
            }
            refuseCover();
            choices = choices == null ? new ArrayList<>() : choices;
            choices.add(choice(start, found));
        }
        if (coverOffset >= 0 && !isCover(found)) {
            refuseCover();
        }
        if (outerOffset >= 0) {
            coverOffset = outerOffset;
            coverMessage = outerMessage;
        }
        parser.leave(Parser.EXPRESSION_DEPTH);
        return choices == null ? found : conditional(choices, found);
    }

    private Choice choice(int start, Ast.Expression test) {
        lexer.next();
        Ast.Expression consequent = assignment(true);
        lexer.expect(Token.COLON);
        return new Choice(start, test, consequent);
    }

    private Ast.Expression conditional(List<Choice> choices, Ast.Expression last) {
        refuseCover();
        Ast.Expression found = last;
        int end = lexer.previousEnd;
        for (Choice choice : choices.reversed()) {
            found = new Ast.Conditional(choice.start, end, choice.test, choice.consequent, found);
        }
        return found;
    }

    private boolean isCover(Ast.Expression expression) {
        return (expression instanceof Ast.ObjectLiteral || expression instanceof Ast.ArrayLiteral)
                && expression != lastParenthesized;
    }

    private Ast.Expression assign(int start, Ast.Expression left, boolean in) {
        Token operator = lexer.token;
        boolean inParentheses = left == lastParenthesized;
        if (operator == Token.ASSIGN) {
            Ast.Pattern target;
            if (isCover(left)) {
                target = parser.patterns.assignment(left);
                coverOffset = -1;
            } else {
                target = simpleTarget(left);
            }
            lexer.next();
            Ast.Expression value = assignment(in);
            return new Ast.Assign(start, lexer.previousEnd, target, inParentheses, value);
        }
        Ast.SimpleTarget target = simpleTarget(left);
        lexer.next();
        Ast.Expression value = assignment(in);
        int end = lexer.previousEnd;
        if (operator.logical != null) {
            return new Ast.LogicalAssign(
                    start, end, operator.logical, target, inParentheses, value);
        }
        if (operator.binary == null) {
            throw new AssertionError(operator);
        }
        return new Ast.CompoundAssign(start, end, operator.binary, target, value);
    }

    /** {@return the expression as something to assign} */
    Ast.SimpleTarget simpleTarget(Ast.Expression expression) {
        if (expression instanceof Ast.Identifier name) {
            parser.checkBindable(name.start(), name.name());
        }
        if (expression instanceof Ast.SimpleTarget target) {
            return target;
        }
        String what =
                expression instanceof Ast.OptionalChain
                        ? "an optional chain cannot be assigned"
                        : "this cannot be assigned";
        throw lexer.problem(expression.start(), what);
    }

    /**
     * What stands first in a for loop.
     *
     * @param target the expression as target if in or of follows
     */
    record LoopHead(Ast.Expression expression, Ast.@Nullable Pattern target) {}

    /** Reads the head of a for loop up to a semicolon, in or of. */
    LoopHead loopHead() {
        int start = lexer.start;
        int outerOffset = coverOffset;
        String outerMessage = coverMessage;
        coverOffset = -1;
        Ast.Expression first = assignmentCover(false);
        boolean each = lexer.token == Token.IN || lexer.atWord("of");
        Ast.Pattern target = null;
        if (each && isCover(first)) {
            target = parser.patterns.assignment(first);
        } else {
            refuseCover();
            target = each ? simpleTarget(first) : null;
        }
        coverOffset = outerOffset;
        coverMessage = outerMessage;
        if (lexer.token == Token.COMMA) {
            first = sequence(start, first, false);
        }
        return new LoopHead(first, target);
    }

    private Ast.Expression yieldExpression(boolean in) {
        int start = lexer.start;
        FunctionState function = parser.function;
        if (function.inParameters) {
            throw lexer.problem(start, "parameters cannot hold yield");
        }
        function.bits |= FunctionFacts.YIELD;
        lexer.next();
        lastYield = start;
        boolean delegate = false;
        Ast.Expression argument = null;
        if (!lexer.newlineBefore) {
            delegate = lexer.take(Token.STAR);
            if (delegate || !atYieldEnd()) {
                argument = assignment(in);
                lastYield = start;
            }
        }
        return new Ast.Yield(start, lexer.previousEnd, argument, delegate);
    }

    private boolean atYieldEnd() {
        return switch (lexer.token) {
            case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE, COMMA, SEMICOLON, COLON, END, IN -> true;
            default -> false;
        };
    }

    /* ---- Operators ---- */

    private Ast.Expression binary(int precedence, boolean in) {
        int start = lexer.start;
        Ast.Expression left =
                lexer.token == Token.PRIVATE_NAME ? privateIn(precedence, in) : unary();
        if (left == lastArrow) {
            return left;
        }
        while (true) {
            Token operator = lexer.token;
            int own = operator.precedence;
            if (own == 0 || own < precedence || operator == Token.IN && !in) {
                return left;
            }
            left = operation(start, left, operator, in);
        }
    }

    private Ast.Expression operation(int start, Ast.Expression left, Token operator, boolean in) {
        boolean free = left != lastParenthesized;
        if (operator == Token.POWER && free && left == lastUnary) {
            throw lexer.problem(lexer.start, "write parentheses around the operand of **");
        }
        int operatorStart = lexer.start;
        lexer.next();
        Ast.Expression right;
        if (operator == Token.POWER) {
            parser.enter(Parser.OPERATOR_DEPTH);
            right = binary(operator.precedence, in);
            parser.leave(Parser.OPERATOR_DEPTH);
        } else {
            right = binary(operator.precedence + 1, in);
        }
        int end = lexer.previousEnd;
        if (operator.binary != null) {
            return new Ast.Binary(start, end, operator.binary, left, right);
        }
        LogicalOperator logical = operator.logical;
        if (logical == null) {
            throw new AssertionError(operator);
        }
        if (free && mixes(logical, left) || right != lastParenthesized && mixes(logical, right)) {
            throw lexer.problem(operatorStart, "write parentheses between ?? and || or &&");
        }
        return new Ast.Logical(start, end, logical, left, right);
    }

    private static boolean mixes(LogicalOperator operator, Ast.Expression operand) {
        return operand instanceof Ast.Logical inner
                && (inner.operator() == LogicalOperator.COALESCE)
                        != (operator == LogicalOperator.COALESCE);
    }

    private Ast.Expression privateIn(int precedence, boolean in) {
        Ast.PrivateName name = privateName();
        if (lexer.token != Token.IN || !in || precedence > Token.RELATIONAL) {
            throw lexer.problem(name.start(), "a private name alone can only stand before in");
        }
        lexer.next();
        Ast.Expression object = binary(Token.RELATIONAL + 1, true);
        return new Ast.PrivateIn(name.start(), lexer.previousEnd, name, object);
    }

    /** Reads a private name that is used. */
    private Ast.PrivateName privateName() {
        var name = new Ast.PrivateName(lexer.start, lexer.end, lexer.text);
        if (parser.privateScope == null) {
            throw lexer.problem(name.start(), "#" + name.name() + " is not declared in a class");
        }
        parser.privateScope.use(name);
        lexer.next();
        return name;
    }

    private Ast.Expression unary() {
        return switch (lexer.token) {
            case NOT -> unary(UnaryOperator.NOT);
            case BIT_NOT -> unary(UnaryOperator.BIT_NOT);
            case PLUS -> unary(UnaryOperator.PLUS);
            case MINUS -> unary(UnaryOperator.MINUS);
            case TYPEOF -> unary(UnaryOperator.TYPEOF);
            case VOID -> unary(UnaryOperator.VOID);
            case DELETE -> unary(UnaryOperator.DELETE);
            case INCREMENT -> prefix(1);
            case DECREMENT -> prefix(-1);
            case AWAIT -> parser.function.isAsync ? awaitExpression() : postfix();
            default -> postfix();
        };
    }

    private Ast.Expression unary(UnaryOperator operator) {
        int start = lexer.start;
        lexer.next();
        Ast.Expression operand = operand();
        if (operator == UnaryOperator.DELETE) {
            checkDelete(start, operand);
        }
        lastUnary = new Ast.Unary(start, lexer.previousEnd, operator, operand);
        return lastUnary;
    }

    private Ast.Expression operand() {
        parser.enter(Parser.OPERATOR_DEPTH);
        Ast.Expression operand = unary();
        parser.leave(Parser.OPERATOR_DEPTH);
        return operand;
    }

    private void checkDelete(int start, Ast.Expression operand) {
        if (operand instanceof Ast.Identifier name) {
            throw lexer.problem(start, "strict code cannot delete the variable " + name.name());
        }
        Ast.Expression last =
                operand instanceof Ast.OptionalChain chain ? chain.expression() : operand;
        if (last instanceof Ast.PrivateMember member) {
            throw lexer.problem(start, "#" + member.name().name() + " cannot be deleted");
        }
    }

    private Ast.Expression prefix(int delta) {
        int start = lexer.start;
        lexer.next();
        Ast.SimpleTarget target = simpleTarget(operand());
        return new Ast.Update(start, lexer.previousEnd, delta, true, target);
    }

    private Ast.Expression awaitExpression() {
        int start = lexer.start;
        FunctionState function = parser.function;
        if (function.inParameters) {
            throw lexer.problem(start, "parameters cannot hold await");
        }
        function.bits |= FunctionFacts.AWAIT;
        lexer.next();
        Ast.Expression operand = operand();
        lastAwait = start;
        lastUnary = new Ast.Await(start, lexer.previousEnd, operand);
        return lastUnary;
    }

    private Ast.Expression postfix() {
        int start = lexer.start;
        Ast.Expression found = leftHandSide();
        if (lexer.newlineBefore || found == lastArrow) {
            return found;
        }
        if (lexer.token == Token.INCREMENT || lexer.token == Token.DECREMENT) {
            int delta = lexer.token == Token.INCREMENT ? 1 : -1;
            Ast.SimpleTarget target = simpleTarget(found);
            lexer.next();
            return new Ast.Update(start, lexer.previousEnd, delta, false, target);
        }
        return found;
    }

    /* ---- Members and calls ---- */

    /** Reads the expression behind extends: no arrow function. */
    Ast.Expression heritage() {
        parser.enter(Parser.EXPRESSION_DEPTH);
        arrowAt = -1;
        int outerOffset = coverOffset;
        String outerMessage = coverMessage;
        coverOffset = -1;
        Ast.Expression found = leftHandSide();
        refuseCover();
        coverOffset = outerOffset;
        coverMessage = outerMessage;
        parser.leave(Parser.EXPRESSION_DEPTH);
        return found;
    }

    /** Reads a LeftHandSideExpression. */
    private Ast.Expression leftHandSide() {
        int start = lexer.start;
        Ast.Expression found = primary();
        return found == lastArrow ? found : links(start, found, true);
    }

    private Ast.Expression links(int start, Ast.Expression first, boolean calls) {
        Ast.Expression found = first;
        boolean chain = false;
        while (true) {
            switch (lexer.token) {
                case DOT -> {
                    lexer.next();
                    found = member(start, found, false);
                }
                case LEFT_BRACKET -> found = index(start, found, false);
                case OPTIONAL_DOT -> {
                    if (!calls) {
                        throw lexer.problem(lexer.start, "new cannot have an optional chain");
                    }
                    chain = true;
                    lexer.next();
                    found = optional(start, found);
                }
                case TEMPLATE -> {
                    if (chain) {
                        throw templateInChain();
                    }
                    Ast.TemplateLiteral template = parser.literals.template(true);
                    found = new Ast.TaggedTemplate(start, lexer.previousEnd, found, template);
                }
                case LEFT_PAREN -> {
                    if (!calls) {
                        return found;
                    }
                    if (found.start() == asyncAt
                            && found instanceof Ast.Identifier
                            && asyncAt == arrowAt
                            && found != lastParenthesized
                            && !lexer.newlineBefore) {
                        found = asyncCall(start, found);
                        if (found == lastArrow) {
                            return found;
                        }
                    } else {
                        found = call(start, found, false);
                    }
                }
                default -> {
                    return chain ? new Ast.OptionalChain(start, lexer.previousEnd, found) : found;
                }
            }
        }
    }

    private SyntaxProblem templateInChain() {
        return lexer.problem(lexer.start, "an optional chain cannot hold a template");
    }

    private Ast.Expression optional(int start, Ast.Expression object) {
        return switch (lexer.token) {
            case LEFT_PAREN -> call(start, object, true);
            case LEFT_BRACKET -> index(start, object, true);
            case TEMPLATE -> throw templateInChain();
            default -> member(start, object, true);
        };
    }

    private Ast.Expression member(int start, Ast.Expression object, boolean optional) {
        if (lexer.token == Token.PRIVATE_NAME) {
            Ast.PrivateName name = privateName();
            return new Ast.PrivateMember(start, name.end(), object, name, optional);
        }
        int nameStart = lexer.start;
        String name = memberName();
        return new Ast.Member(start, lexer.previousEnd, object, nameStart, name, optional);
    }

    private String memberName() {
        if (!lexer.token.isName()) {
            throw lexer.expected("a property name");
        }
        String name = lexer.text;
        lexer.next();
        return name;
    }

    private Ast.Expression index(int start, Ast.Expression object, boolean optional) {
        lexer.next();
        Ast.Expression index = expression(true);
        lexer.expect(Token.RIGHT_BRACKET);
        return new Ast.Index(start, lexer.previousEnd, object, index, optional);
    }

    private Ast.Expression call(int start, Ast.Expression callee, boolean optional) {
        List<Ast.ArrayItem> arguments = arguments();
        if (!optional && callee instanceof Ast.Identifier name && name.name().equals("eval")) {
            parser.function.bits |= FunctionFacts.DIRECT_EVAL;
        }
        return new Ast.Call(start, lexer.previousEnd, callee, arguments, optional);
    }

    private List<Ast.ArrayItem> arguments() {
        lexer.next();
        if (lexer.take(Token.RIGHT_PAREN)) {
            return List.of();
        }
        List<Ast.ArrayItem> found = new ArrayList<>(4);
        do {
            if (lexer.token == Token.RIGHT_PAREN) {
                break;
            }
            found.add(lexer.token == Token.ELLIPSIS ? spread(false) : assignment(true));
        } while (lexer.take(Token.COMMA));
        expectListEnd(Token.RIGHT_PAREN);
        return found;
    }

    private void expectListEnd(Token end) {
        if (!lexer.take(end)) {
            throw lexer.expected(", or " + end.text);
        }
    }

    /** Reads {@code ...x} of an array literal or argument list. */
    Ast.Spread spread(boolean cover) {
        int start = lexer.start;
        lexer.next();
        Ast.Expression argument = cover ? assignmentCover(true) : assignment(true);
        return new Ast.Spread(start, lexer.previousEnd, argument);
    }

    /** Reads what follows the name async: arguments, or the parameters of an async arrow. */
    private Ast.Expression asyncCall(int start, Ast.Expression async) {
        boolean in = arrowIn;
        FunctionState function = parser.function;
        int bits = function.bits;
        function.bits = 0;
        int outerOffset = coverOffset;
        String outerMessage = coverMessage;
        coverOffset = -1;
        int from = lexer.start;
        int trailingComma = -1;
        lexer.next();
        List<Ast.ArrayItem> items = new ArrayList<>(4);
        while (lexer.token != Token.RIGHT_PAREN) {
            items.add(lexer.token == Token.ELLIPSIS ? spread(true) : assignmentCover(true));
            if (lexer.token != Token.COMMA) {
                break;
            }
            trailingComma = lexer.start;
            lexer.next();
        }
        boolean trailing = trailingComma == lexer.previousEnd - 1;
        expectListEnd(Token.RIGHT_PAREN);
        if (lexer.token == Token.ARROW && !lexer.newlineBefore) {
            coverOffset = outerOffset;
            coverMessage = outerMessage;
            int mentioned = function.bits;
            function.bits |= bits;
            return lastArrow =
                    parser.functions.asyncArrow(start, from, items, trailing, mentioned, in);
        }
        refuseCover();
        coverOffset = outerOffset;
        coverMessage = outerMessage;
        function.bits |= bits;
        return new Ast.Call(start, lexer.previousEnd, async, items, false);
    }

    /* ---- Primary expressions ---- */

    private Ast.Expression primary() {
        int start = lexer.start;
        return switch (lexer.token) {
            case IDENTIFIER -> lexer.atWord("async") ? async(start) : name(start);
            case AWAIT, ESCAPED_WORD -> awaitName(start);
            case NUMBER -> number(start);
            case STRING -> string(start);
            case TEMPLATE -> parser.literals.template(false);
            case LEFT_PAREN -> parentheses(start);
            case LEFT_BRACKET -> parser.literals.array();
            case LEFT_BRACE -> parser.literals.object();
            case FUNCTION -> functionExpression(start, false);
            case CLASS -> classExpression();
            case THIS -> thisExpression(start);
            case NULL -> simple(new Ast.NullLiteral(start, lexer.end));
            case TRUE -> simple(new Ast.BooleanLiteral(start, lexer.end, true));
            case FALSE -> simple(new Ast.BooleanLiteral(start, lexer.end, false));
            case SLASH, DIVIDE_ASSIGN -> regExp();
            case NEW -> newExpression();
            case SUPER -> superExpression(start);
            case IMPORT -> importExpression(start);
            case AT -> throw lexer.problem(start, Unsupported.DECORATORS);
            case YIELD, LET, STATIC, RESERVED -> throw parser.noIdentifier();
            default -> throw lexer.unexpected();
        };
    }

    private Ast.Expression simple(Ast.Expression literal) {
        lexer.next();
        return literal;
    }

    private Ast.Expression number(int start) {
        return simple(new Ast.NumberLiteral(start, lexer.end, lexer.number));
    }

    private Ast.Expression string(int start) {
        return simple(new Ast.StringLiteral(start, lexer.end, lexer.text));
    }

    private Ast.Expression regExp() {
        Ast.RegExpLiteral literal = lexer.regExp();
        RegExpLiterals.check(lexer, literal);
        return literal;
    }

    private Ast.Expression thisExpression(int start) {
        parser.function.bits |= FunctionFacts.THIS;
        return simple(new Ast.This(start, lexer.end));
    }

    private Ast.Expression awaitName(int start) {
        if (lexer.token == Token.AWAIT && !parser.function.isAsync) {
            refuseAwait(start);
        }
        if (!parser.atIdentifier()) {
            throw parser.noIdentifier();
        }
        noteAwaitName();
        return name(start);
    }

    /** Refuses what was meant as an await expression. */
    private void refuseAwait(int start) {
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean operand =
                switch (lexer.token) {
                    case IDENTIFIER -> !lexer.atWord("of");
                    case THIS, NEW, SUPER, NUMBER, STRING, FUNCTION, CLASS, IMPORT -> true;
                    default -> false;
                };
        if (operand && !lexer.newlineBefore) {
            throw lexer.problem(start, "await needs an async function or the top of a module");
        }
        lexer.reset(mark);
    }

    /** Remembers that await is a name at the current token. */
    void noteAwaitName() {
        lastAwaitName = lexer.start;
    }

    private Ast.Expression name(int start) {
        boolean arrow = start == arrowAt;
        boolean in = arrowIn;
        Ast.Identifier name = reference();
        if (arrow && lexer.token == Token.ARROW && !lexer.newlineBefore) {
            return lastArrow = parser.functions.arrow(start, List.of(name), null, 0, in);
        }
        return name;
    }

    /** Reads a name that is used; the current token is one. */
    Ast.Identifier reference() {
        var name = new Ast.Identifier(lexer.start, lexer.end, lexer.text);
        if (name.name().equals("arguments")) {
            noteArguments(name.start());
        }
        lexer.next();
        return name;
    }

    /** Remembers that the name arguments is used. */
    void noteArguments(int offset) {
        FunctionState function = parser.function;
        if (function.argumentsForbidden) {
            throw lexer.problem(
                    offset, "class fields and static blocks cannot use the name arguments");
        }
        function.bits |= FunctionFacts.ARGUMENTS;
    }

    private Ast.Expression async(int start) {
        boolean arrow = start == arrowAt;
        boolean in = arrowIn;
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        if (!lexer.newlineBefore) {
            if (lexer.token == Token.FUNCTION) {
                return functionExpression(start, true);
            }
            if (arrow && atAsyncArrowName()) {
                return lastArrow = parser.functions.asyncArrow(start, in);
            }
        }
        lexer.reset(mark);
        asyncAt = start;
        return name(start);
    }

    /** {@return true at a name with an arrow behind it} */
    private boolean atAsyncArrowName() {
        if (lexer.token != Token.IDENTIFIER
                && lexer.token != Token.AWAIT
                && lexer.token != Token.ESCAPED_WORD) {
            return false;
        }
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean found = lexer.token == Token.ARROW;
        lexer.reset(mark);
        return found;
    }

    private Ast.Expression functionExpression(int start, boolean isAsync) {
        Ast.FunctionNode function = parser.functions.expression(start, isAsync);
        return new Ast.FunctionExpression(start, function.end(), function);
    }

    private Ast.Expression classExpression() {
        Ast.ClassNode node = parser.classes.expression();
        return new Ast.ClassExpression(node.start(), node.end(), node);
    }

    /* ---- Parentheses ---- */

    private Ast.Expression parentheses(int start) {
        boolean arrow = start == arrowAt;
        boolean in = arrowIn;
        FunctionState function = parser.function;
        int bits = function.bits;
        function.bits = 0;
        int outerOffset = coverOffset;
        String outerMessage = coverMessage;
        coverOffset = -1;
        lexer.next();
        List<Ast.Expression> items = new ArrayList<>(2);
        Ast.Pattern rest = null;
        boolean open = true;
        while (lexer.token != Token.RIGHT_PAREN) {
            if (arrow && lexer.token == Token.ELLIPSIS) {
                lexer.next();
                rest = parser.patterns.arrowRest();
                open = true;
                break;
            }
            items.add(assignmentCover(true));
            open = lexer.take(Token.COMMA);
            if (!open) {
                break;
            }
        }
        int end = lexer.start;
        lexer.expect(Token.RIGHT_PAREN);
        int mentioned = function.bits;
        function.bits |= bits;
        if (arrow && lexer.token == Token.ARROW && !lexer.newlineBefore) {
            coverOffset = outerOffset;
            coverMessage = outerMessage;
            return lastArrow = parser.functions.arrow(start, items, rest, mentioned, in);
        }
        if (open) {
            throw lexer.problem(end, "unexpected )");
        }
        refuseCover();
        coverOffset = outerOffset;
        coverMessage = outerMessage;
        return parenthesized(items);
    }

    private Ast.Expression parenthesized(List<Ast.Expression> items) {
        Ast.Expression found = items.getFirst();
        if (items.size() > 1) {
            found = new Ast.Sequence(found.start(), items.getLast().end(), items);
        }
        lastArrow = null;
        lastParenthesized = found;
        if (found instanceof Ast.SimpleTarget
                || found instanceof Ast.Assign
                || found instanceof Ast.ObjectLiteral
                || found instanceof Ast.ArrayLiteral) {
            parenthesized.add(found);
        }
        return found;
    }

    /* ---- new, super, import ---- */

    private Ast.Expression newExpression() {
        int start = lexer.start;
        lexer.next();
        if (lexer.take(Token.DOT)) {
            return newTarget(start);
        }
        parser.enter(Parser.OPERATOR_DEPTH);
        int calleeStart = lexer.start;
        if (lexer.token == Token.IMPORT && parser.modules.atImportCall()) {
            throw lexer.problem(calleeStart, "new cannot have import() without parentheses");
        }
        Ast.Expression first = primary();
        if (first instanceof Ast.SuperCall && first != lastParenthesized) {
            throw lexer.problem(calleeStart, "new cannot have super()");
        }
        Ast.Expression callee = links(calleeStart, first, false);
        parser.leave(Parser.OPERATOR_DEPTH);
        List<Ast.ArrayItem> arguments = lexer.token == Token.LEFT_PAREN ? arguments() : List.of();
        return new Ast.New(start, lexer.previousEnd, callee, arguments);
    }

    private Ast.Expression newTarget(int start) {
        lexer.expectWord("target");
        if (!parser.function.newTarget) {
            throw lexer.problem(start, "new.target outside of a function");
        }
        parser.function.bits |= FunctionFacts.NEW_TARGET;
        return new Ast.NewTarget(start, lexer.previousEnd);
    }

    private Ast.Expression superExpression(int start) {
        FunctionState function = parser.function;
        lexer.next();
        if (lexer.token == Token.LEFT_PAREN) {
            if (!function.superCall) {
                throw lexer.problem(start, "super() outside of a derived class's constructor");
            }
            function.bits |= FunctionFacts.SUPER_CALL | FunctionFacts.THIS;
            List<Ast.ArrayItem> arguments = arguments();
            return new Ast.SuperCall(start, lexer.previousEnd, arguments);
        }
        if (!function.superProperty) {
            throw lexer.problem(start, "super outside of a method");
        }
        function.bits |= FunctionFacts.SUPER_PROPERTY | FunctionFacts.THIS;
        if (lexer.token == Token.LEFT_BRACKET) {
            lexer.next();
            Ast.Expression index = expression(true);
            lexer.expect(Token.RIGHT_BRACKET);
            return new Ast.SuperIndex(start, lexer.previousEnd, index);
        }
        if (!lexer.take(Token.DOT)) {
            throw lexer.expected("(, . or [");
        }
        if (lexer.token == Token.PRIVATE_NAME) {
            throw lexer.problem(lexer.start, "super has no private names");
        }
        int nameStart = lexer.start;
        String name = memberName();
        return new Ast.SuperMember(start, lexer.previousEnd, nameStart, name);
    }

    private Ast.Expression importExpression(int start) {
        lexer.next();
        if (lexer.token == Token.DOT) {
            return importMeta(start);
        }
        if (lexer.token != Token.LEFT_PAREN) {
            throw parser.modules.notAtTop(start, "import");
        }
        lexer.next();
        Ast.Expression specifier = assignment(true);
        Ast.Expression options = null;
        if (lexer.take(Token.COMMA) && lexer.token != Token.RIGHT_PAREN) {
            options = assignment(true);
            lexer.take(Token.COMMA);
        }
        lexer.expect(Token.RIGHT_PAREN);
        return new Ast.ImportCall(start, lexer.previousEnd, specifier, options);
    }

    private Ast.Expression importMeta(int start) {
        lexer.next();
        if (lexer.atWord("defer") || lexer.atWord("source")) {
            throw lexer.problem(start, Unsupported.IMPORT_PHASES);
        }
        lexer.expectWord("meta");
        if (!parser.module) {
            throw lexer.problem(start, "import.meta outside of a module");
        }
        return new Ast.ImportMeta(start, lexer.previousEnd);
    }
}
