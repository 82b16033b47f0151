package dev.zts.vm.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses functions of every kind (ECMA-262 clause 15). */
final class Functions {

    private final Parser parser;
    private final Lexer lexer;

    Functions(Parser parser) {
        this.parser = parser;
        this.lexer = parser.lexer;
    }

    private record Parameters(List<Ast.PatternElement> list, Ast.@Nullable Pattern rest) {

        boolean simple() {
            return rest == null
                    && list.stream()
                            .allMatch(p ->
                                    p.defaultValue() == null
                                            && p.target() instanceof Ast.BindingIdentifier);
        }

        boolean expressions() {
            return list.stream().anyMatch(Patterns::containsExpression)
                    || Patterns.containsExpression(rest);
        }

        int expectedArgumentCount() {
            int count = 0;
            while (count < list.size() && list.get(count).defaultValue() == null) {
                count++;
            }
            return count;
        }
    }

    /* ---- Declarations, expressions, methods ---- */

    /**
     * Reads a function declaration from the word function.
     *
     * @param start of the text, with async
     * @param named false if the name may be missing, behind export default
     */
    Ast.FunctionNode declaration(int start, boolean isAsync, boolean named) {
        lexer.next();
        boolean isGenerator = lexer.take(Token.STAR);
        Ast.BindingIdentifier name = null;
        if (named || lexer.token != Token.LEFT_PAREN) {
            name = parser.bindingName();
            parser.declare(name.name(), name.start(), parser.functionRole());
        }
        return function(start, FunctionKind.NORMAL, isAsync, isGenerator, name);
    }

    /** Reads a function expression from the word function. */
    Ast.FunctionNode expression(int start, boolean isAsync) {
        lexer.next();
        boolean isGenerator = lexer.take(Token.STAR);
        FunctionState outer = parser.function;
        parser.function = new FunctionState(outer, FunctionKind.NORMAL, isAsync, isGenerator);
        Ast.BindingIdentifier name = lexer.token == Token.LEFT_PAREN ? null : parser.bindingName();
        parser.function = outer;
        return function(start, FunctionKind.NORMAL, isAsync, isGenerator, name);
    }

    /** Reads a method from its parameters; a constructor too. */
    Ast.FunctionNode method(int start, FunctionKind kind, boolean isAsync, boolean isGenerator) {
        return function(start, kind, isAsync, isGenerator, null);
    }

    private Ast.FunctionNode function(
            int start,
            FunctionKind kind,
            boolean isAsync,
            boolean isGenerator,
            Ast.@Nullable BindingIdentifier name) {
        Frame frame = push(kind, isAsync, isGenerator);
        parser.function.inParameters = true;
        Parameters parameters = parameters(kind);
        parser.function.inParameters = false;
        List<Ast.Statement> body = body(parameters.simple());
        return pop(frame, start, name, parameters, body, false);
    }

    private Parameters parameters(FunctionKind kind) {
        int start = lexer.start;
        lexer.expect(Token.LEFT_PAREN);
        List<Ast.PatternElement> list = new ArrayList<>(4);
        Ast.Pattern rest = null;
        while (lexer.token != Token.RIGHT_PAREN) {
            if (lexer.take(Token.ELLIPSIS)) {
                rest = parser.patterns.binding(Scope.Role.PARAMETER);
                break;
            }
            list.add(parser.patterns.bindingElement(Scope.Role.PARAMETER));
            if (lexer.token != Token.RIGHT_PAREN && !lexer.take(Token.COMMA)) {
                throw lexer.expected(", or )");
            }
        }
        lexer.expect(Token.RIGHT_PAREN);
        if (kind == FunctionKind.GETTER && (!list.isEmpty() || rest != null)) {
            throw lexer.problem(start, "a getter has no parameters");
        }
        if (kind == FunctionKind.SETTER && (list.size() != 1 || rest != null)) {
            throw lexer.problem(start, "a setter has exactly one parameter");
        }
        return new Parameters(list, rest);
    }

    private List<Ast.Statement> body(boolean simpleParameters) {
        lexer.expect(Token.LEFT_BRACE);
        List<Ast.Statement> found = new ArrayList<>();
        while (lexer.token == Token.STRING) {
            boolean strict = atUseStrict();
            int start = lexer.start;
            int end = lexer.end;
            Ast.Statement statement = parser.statements.item();
            found.add(statement);
            if (!isDirective(statement, start, end)) {
                break;
            }
            if (strict && !simpleParameters) {
                throw lexer.problem(start, "\"use strict\" needs parameters that are plain names");
            }
        }
        found.addAll(parser.statements.list(Token.RIGHT_BRACE));
        lexer.next();
        return found;
    }

    private boolean atUseStrict() {
        return !lexer.escaped && lexer.text.equals("use strict");
    }

    private static boolean isDirective(Ast.Statement statement, int start, int end) {
        return statement instanceof Ast.ExpressionStatement found
                && found.expression() instanceof Ast.StringLiteral literal
                && literal.start() == start
                && literal.end() == end;
    }

    /* ---- Class fields and static blocks ---- */

    /** Reads the value of a class field. */
    Ast.FunctionNode fieldInitializer() {
        int start = lexer.start;
        Frame frame = push(FunctionKind.FIELD_INITIALIZER, false, false);
        Ast.Expression value = parser.expressions.assignment(true);
        List<Ast.Statement> body = List.of(new Ast.Return(start, lexer.previousEnd, value));
        return pop(frame, start, null, new Parameters(List.of(), null), body, true);
    }

    /** Reads a static block from its brace. */
    Ast.FunctionNode staticBlock(int start) {
        Frame frame = push(FunctionKind.STATIC_BLOCK, false, false);
        lexer.expect(Token.LEFT_BRACE);
        List<Ast.Statement> body = parser.statements.list(Token.RIGHT_BRACE);
        lexer.next();
        return pop(frame, start, null, new Parameters(List.of(), null), body, false);
    }

    /* ---- Arrow functions ---- */

    /**
     * Reads an arrow function from its arrow.
     *
     * @param start the offset of its parameters
     * @param items its parameters, read as expressions
     * @param mentioned facts of the parameters
     * @param in whether in is an operator in its body
     */
    Ast.Expression arrow(
            int start,
            List<Ast.Expression> items,
            Ast.@Nullable Pattern rest,
            int mentioned,
            boolean in) {
        checkParameters(start, false);
        return arrow(start, items, rest, mentioned, false, in);
    }

    /** Reads {@code async name => body} from its name. */
    Ast.Expression asyncArrow(int start, boolean in) {
        if (lexer.token != Token.IDENTIFIER) {
            throw parser.noIdentifier();
        }
        Ast.Identifier name = new Ast.Identifier(lexer.start, lexer.end, lexer.text);
        lexer.next();
        if (lexer.newlineBefore) {
            throw lexer.unexpected();
        }
        return arrow(start, List.of(name), null, 0, true, in);
    }

    /**
     * Reads an async arrow function from its arrow.
     *
     * @param from the offset of its parameters
     * @param commaLast true if a comma stands behind the last of them
     */
    Ast.Expression asyncArrow(
            int start,
            int from,
            List<Ast.ArrayItem> items,
            boolean commaLast,
            int mentioned,
            boolean in) {
        checkParameters(from, true);
        List<Ast.Expression> parameters = new ArrayList<>();
        Ast.Pattern rest = null;
        for (Ast.ArrayItem item : items) {
            if (rest != null || commaLast && item instanceof Ast.Spread) {
                throw lexer.problem(item.start(), "a rest must be the last and without comma");
            }
            switch (item) {
                case Ast.Spread spread -> rest = parser.patterns.restParameter(spread.argument());
                case Ast.Expression expression -> parameters.add(expression);
                case Ast.Hole _ -> throw new AssertionError(item);
            }
        }
        return arrow(start, parameters, rest, mentioned, true, in);
    }

    private void checkParameters(int from, boolean isAsync) {
        Expressions expressions = parser.expressions;
        if (expressions.lastYield >= from) {
            throw lexer.problem(expressions.lastYield, "parameters cannot hold yield");
        }
        if (expressions.lastAwait >= from) {
            throw lexer.problem(expressions.lastAwait, "parameters cannot hold await");
        }
        if (isAsync && expressions.lastAwaitName >= from) {
            throw lexer.problem(expressions.lastAwaitName, "await is reserved here");
        }
    }

    private Ast.Expression arrow(
            int start,
            List<Ast.Expression> items,
            Ast.@Nullable Pattern rest,
            int mentioned,
            boolean isAsync,
            boolean in) {
        Frame frame = push(FunctionKind.ARROW, isAsync, false);
        parser.function.bits = mentioned & FunctionFacts.THROUGH_ARROWS;
        Parameters parameters = parameters(items, rest);
        lexer.next();
        boolean expressionBody = lexer.token != Token.LEFT_BRACE;
        List<Ast.Statement> body = expressionBody ? expressionBody(in) : body(parameters.simple());
        Ast.FunctionNode node = pop(frame, start, null, parameters, body, expressionBody);
        return new Ast.FunctionExpression(start, node.end(), node);
    }

    private Parameters parameters(List<Ast.Expression> items, Ast.@Nullable Pattern rest) {
        List<Ast.PatternElement> list = new ArrayList<>(items.size());
        for (Ast.Expression item : items) {
            Ast.PatternElement parameter = parser.patterns.parameter(item);
            declare(parameter.target());
            list.add(parameter);
        }
        if (rest != null) {
            declare(rest);
        }
        return new Parameters(list, rest);
    }

    private void declare(Ast.Pattern pattern) {
        if (pattern instanceof Ast.BindingIdentifier name) {
            parser.declare(name.name(), name.start(), Scope.Role.PARAMETER);
            return;
        }
        for (Ast.BindingIdentifier name : Patterns.names(pattern)) {
            parser.declare(name.name(), name.start(), Scope.Role.PARAMETER);
        }
    }

    private List<Ast.Statement> expressionBody(boolean in) {
        int start = lexer.start;
        Ast.Expression value = parser.expressions.assignment(in);
        return List.of(new Ast.Return(start, lexer.previousEnd, value));
    }

    /* ---- In and out ---- */

    /** What is as before behind a function. */
    private record Frame(
            FunctionState function, Scope scope, int yielded, int awaited, int awaitName) {}

    private Frame push(FunctionKind kind, boolean isAsync, boolean isGenerator) {
        Expressions expressions = parser.expressions;
        parser.enter(Parser.FUNCTION_DEPTH);
        FunctionState outer = parser.function;
        Scope scope = parser.pushScope(true);
        parser.function = new FunctionState(outer, kind, isAsync, isGenerator);
        return new Frame(
                outer,
                scope,
                expressions.lastYield,
                expressions.lastAwait,
                expressions.lastAwaitName);
    }

    private Ast.FunctionNode pop(
            Frame frame,
            int start,
            Ast.@Nullable BindingIdentifier name,
            Parameters parameters,
            List<Ast.Statement> body,
            boolean expressionBody) {
        FunctionState function = parser.function;
        FunctionKind kind = function.kind;
        if (kind == null) {
            throw new AssertionError("not in a function");
        }
        if (kind == FunctionKind.ARROW) {
            frame.function.bits |= function.bits & FunctionFacts.THROUGH_ARROWS;
        }
        parser.function = frame.function;
        parser.scope = frame.scope;
        parser.leave(Parser.FUNCTION_DEPTH);
        parser.expressions.lastYield = frame.yielded;
        parser.expressions.lastAwait = frame.awaited;
        parser.expressions.lastAwaitName = frame.awaitName;
        return new Ast.FunctionNode(
                start,
                lexer.previousEnd,
                kind,
                function.isAsync,
                function.isGenerator,
                name,
                parameters.list,
                parameters.rest,
                body,
                expressionBody,
                parameters.simple(),
                parameters.expressions(),
                parameters.expectedArgumentCount(),
                FunctionFacts.of(function.bits));
    }
}
