package dev.zts.vm.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses binding patterns (ECMA-262 14.3.3), and converts expressions to assignment patterns
 * (13.15.5) and to parameters of arrow functions (15.3).
 */
final class Patterns {

    private final Parser parser;
    private final Lexer lexer;

    /** Literals with a comma behind a spread, which a rest cannot have. */
    private final Set<Ast> commaBehindRest = Collections.newSetFromMap(new IdentityHashMap<>());

    Patterns(Parser parser) {
        this.parser = parser;
        this.lexer = parser.lexer;
    }

    void noteCommaBehindRest(Ast literal) {
        commaBehindRest.add(literal);
    }

    /* ---- Binding patterns ---- */

    /** Reads a name or pattern and declares its names. */
    Ast.Pattern binding(Scope.Role role) {
        return bindingTarget(role);
    }

    /** Reads the rest parameter of an arrow function, whose names are declared later. */
    Ast.Pattern arrowRest() {
        return bindingTarget(null);
    }

    private Ast.Pattern bindingTarget(Scope.@Nullable Role role) {
        return switch (lexer.token) {
            case LEFT_BRACE -> nested(role, true);
            case LEFT_BRACKET -> nested(role, false);
            default -> bindingName(role);
        };
    }

    private Ast.Pattern nested(Scope.@Nullable Role role, boolean object) {
        parser.enter(Parser.PATTERN_DEPTH);
        Ast.Pattern found = object ? objectBinding(role) : arrayBinding(role);
        parser.leave(Parser.PATTERN_DEPTH);
        return found;
    }

    private Ast.BindingIdentifier bindingName(Scope.@Nullable Role role) {
        Ast.BindingIdentifier name = parser.bindingName();
        if (role != null) {
            parser.declare(name.name(), name.start(), role);
        }
        return name;
    }

    /** Reads a target with its default. */
    Ast.PatternElement bindingElement(Scope.@Nullable Role role) {
        int start = lexer.start;
        return withDefault(start, bindingTarget(role));
    }

    private Ast.PatternElement withDefault(int start, Ast.Pattern target) {
        Ast.Expression value =
                lexer.take(Token.ASSIGN) ? parser.expressions.assignment(true) : null;
        return new Ast.PatternElement(start, lexer.previousEnd, target, value);
    }

    private Ast.ArrayPattern arrayBinding(Scope.@Nullable Role role) {
        int start = lexer.start;
        lexer.next();
        List<Ast.ArrayPatternItem> elements = new ArrayList<>();
        Ast.Pattern rest = null;
        while (lexer.token != Token.RIGHT_BRACKET && rest == null) {
            if (lexer.token == Token.COMMA) {
                elements.add(new Ast.Hole(lexer.start, lexer.start));
                lexer.next();
                continue;
            }
            if (lexer.take(Token.ELLIPSIS)) {
                rest = bindingTarget(role);
            } else {
                elements.add(bindingElement(role));
                if (lexer.token != Token.RIGHT_BRACKET && !lexer.take(Token.COMMA)) {
                    throw lexer.expected(", or ]");
                }
            }
        }
        lexer.expect(Token.RIGHT_BRACKET);
        return new Ast.ArrayPattern(start, lexer.previousEnd, elements, rest);
    }

    private Ast.ObjectPattern objectBinding(Scope.@Nullable Role role) {
        int start = lexer.start;
        lexer.next();
        List<Ast.PatternProperty> properties = new ArrayList<>();
        Ast.Pattern rest = null;
        while (lexer.token != Token.RIGHT_BRACE && rest == null) {
            if (lexer.take(Token.ELLIPSIS)) {
                rest = bindingName(role);
            } else {
                properties.add(bindingProperty(role));
                if (lexer.token != Token.RIGHT_BRACE && !lexer.take(Token.COMMA)) {
                    throw lexer.expected(", or }");
                }
            }
        }
        lexer.expect(Token.RIGHT_BRACE);
        return new Ast.ObjectPattern(start, lexer.previousEnd, properties, rest);
    }

    private Ast.PatternProperty bindingProperty(Scope.@Nullable Role role) {
        int start = lexer.start;
        if (lexer.token.isName()) {
            int end = lexer.end;
            String text = lexer.text;
            Lexer.Mark mark = lexer.mark();
            lexer.next();
            if (lexer.token != Token.COLON) {
                lexer.reset(mark);
                Ast.BindingIdentifier name = bindingName(role);
                Ast.PatternElement element = withDefault(start, name);
                var key = new Ast.NamedKey(start, end, text);
                return new Ast.PatternProperty(start, lexer.previousEnd, key, element);
            }
            lexer.next();
            Ast.PatternElement element = bindingElement(role);
            var key = new Ast.NamedKey(start, end, text);
            return new Ast.PatternProperty(start, lexer.previousEnd, key, element);
        }
        Ast.PropertyKey key = parser.literals.key();
        lexer.expect(Token.COLON);
        Ast.PatternElement element = bindingElement(role);
        return new Ast.PatternProperty(start, lexer.previousEnd, key, element);
    }

    /* ---- From expressions ---- */

    /** {@return an object or array literal as assignment pattern} */
    Ast.Pattern assignment(Ast.Expression literal) {
        return converted(literal, false);
    }

    /** {@return an expression as parameter of an arrow function} */
    Ast.PatternElement parameter(Ast.Expression expression) {
        return element(expression, true);
    }

    /** {@return an expression behind "..." as rest parameter of an async arrow function} */
    Ast.Pattern restParameter(Ast.Expression expression) {
        return target(expression, true);
    }

    private Ast.PatternElement element(Ast.Expression expression, boolean binding) {
        if (expression instanceof Ast.Assign assign && !isParenthesized(assign)) {
            if (binding && assign.parenthesized()) {
                throw notInParentheses(assign.target());
            }
            Ast.Pattern target = binding ? bound(assign.target()) : assign.target();
            return new Ast.PatternElement(assign.start(), assign.end(), target, assign.value());
        }
        Ast.Pattern target = target(expression, binding);
        return new Ast.PatternElement(expression.start(), expression.end(), target, null);
    }

    private Ast.Pattern target(Ast.Expression expression, boolean binding) {
        if (expression instanceof Ast.ObjectLiteral || expression instanceof Ast.ArrayLiteral) {
            if (isParenthesized(expression)) {
                throw notInParentheses(expression);
            }
            return converted(expression, binding);
        }
        return binding ? boundName(expression) : parser.expressions.simpleTarget(expression);
    }

    private Ast.Pattern converted(Ast.Expression literal, boolean binding) {
        if (commaBehindRest.contains(literal)) {
            throw lexer.problem(literal.end() - 1, "a rest must be the last and without comma");
        }
        return switch (literal) {
            case Ast.ObjectLiteral object -> objectPattern(object, binding);
            case Ast.ArrayLiteral array -> arrayPattern(array, binding);
            default -> throw new AssertionError(literal.getClass());
        };
    }

    private Ast.ArrayPattern arrayPattern(Ast.ArrayLiteral array, boolean binding) {
        List<Ast.ArrayPatternItem> elements = new ArrayList<>();
        Ast.Pattern rest = null;
        for (Ast.ArrayItem item : array.elements()) {
            if (rest != null) {
                throw lexer.problem(item.start(), "a rest must be the last");
            }
            switch (item) {
                case Ast.Hole hole -> elements.add(hole);
                case Ast.Spread spread -> rest = target(spread.argument(), binding);
                case Ast.Expression expression -> elements.add(element(expression, binding));
            }
        }
        return new Ast.ArrayPattern(array.start(), array.end(), elements, rest);
    }

    private Ast.ObjectPattern objectPattern(Ast.ObjectLiteral object, boolean binding) {
        List<Ast.PatternProperty> properties = new ArrayList<>();
        Ast.Pattern rest = null;
        for (Ast.ObjectItem item : object.items()) {
            if (rest != null) {
                throw lexer.problem(item.start(), "a rest must be the last");
            }
            switch (item) {
                case Ast.ObjectProperty(int start, int end, var key, var value) ->
                        properties.add(property(start, end, key, value, binding));
                case Ast.ObjectPrototype(int start, int end, var key, var value) ->
                        properties.add(property(start, end, key, value, binding));
                case Ast.ObjectSpread spread -> rest = objectRest(spread.argument(), binding);
                case Ast.ObjectMethod method ->
                        throw lexer.problem(method.start(), "a pattern cannot hold methods");
            }
        }
        return new Ast.ObjectPattern(object.start(), object.end(), properties, rest);
    }

    private Ast.PatternProperty property(
            int start, int end, Ast.PropertyKey key, Ast.Expression value, boolean binding) {
        return new Ast.PatternProperty(start, end, key, element(value, binding));
    }

    private Ast.Pattern objectRest(Ast.Expression argument, boolean binding) {
        return binding ? boundName(argument) : parser.expressions.simpleTarget(argument);
    }

    private Ast.BindingIdentifier boundName(Ast.Expression expression) {
        if (isParenthesized(expression)) {
            throw notInParentheses(expression);
        }
        if (!(expression instanceof Ast.Identifier name)) {
            throw lexer.problem(expression.start(), "this is no parameter");
        }
        return boundName(name);
    }

    private Ast.BindingIdentifier boundName(Ast.Identifier name) {
        parser.checkBindable(name.start(), name.name());
        return new Ast.BindingIdentifier(name.start(), name.end(), name.name());
    }

    /** {@return an assignment pattern as binding pattern} */
    private Ast.Pattern bound(Ast.Pattern pattern) {
        return switch (pattern) {
            case Ast.Identifier name -> boundName((Ast.Expression) name);
            case Ast.ArrayPattern array -> boundArray(array);
            case Ast.ObjectPattern object -> boundObject(object);
            default -> throw lexer.problem(pattern.start(), "this is no parameter");
        };
    }

    private Ast.ArrayPattern boundArray(Ast.ArrayPattern array) {
        List<Ast.ArrayPatternItem> elements = new ArrayList<>();
        for (Ast.ArrayPatternItem item : array.elements()) {
            elements.add(item instanceof Ast.PatternElement element ? bound(element) : item);
        }
        Ast.Pattern rest = array.rest() == null ? null : bound(array.rest());
        return new Ast.ArrayPattern(array.start(), array.end(), elements, rest);
    }

    private Ast.ObjectPattern boundObject(Ast.ObjectPattern object) {
        List<Ast.PatternProperty> properties = new ArrayList<>();
        for (Ast.PatternProperty property : object.properties()) {
            properties.add(
                    new Ast.PatternProperty(
                            property.start(),
                            property.end(),
                            property.key(),
                            bound(property.value())));
        }
        Ast.Pattern rest = object.rest() == null ? null : bound(object.rest());
        return new Ast.ObjectPattern(object.start(), object.end(), properties, rest);
    }

    private Ast.PatternElement bound(Ast.PatternElement element) {
        return new Ast.PatternElement(
                element.start(), element.end(), bound(element.target()), element.defaultValue());
    }

    private boolean isParenthesized(Ast node) {
        return parser.expressions.parenthesized.contains(node);
    }

    private SyntaxProblem notInParentheses(Ast node) {
        return lexer.problem(node.start(), "a pattern cannot stand in parentheses");
    }

    /* ---- Names of patterns ---- */

    /** {@return the names a binding pattern declares} */
    static List<Ast.BindingIdentifier> names(Ast.Pattern pattern) {
        List<Ast.BindingIdentifier> found = new ArrayList<>();
        collect(pattern, found);
        return found;
    }

    private static void collect(@Nullable Ast pattern, List<Ast.BindingIdentifier> found) {
        switch (pattern) {
            case Ast.BindingIdentifier name -> found.add(name);
            case Ast.PatternElement element -> collect(element.target(), found);
            case Ast.ArrayPattern array -> {
                array.elements().forEach(element -> collect(element, found));
                collect(array.rest(), found);
            }
            case Ast.ObjectPattern object -> {
                object.properties().forEach(property -> collect(property.value(), found));
                collect(object.rest(), found);
            }
            case null, default -> {}
        }
    }

    /** {@return true if a pattern holds a default or computed key (ContainsExpression)} */
    static boolean containsExpression(@Nullable Ast pattern) {
        return switch (pattern) {
            case Ast.PatternElement element ->
                    element.defaultValue() != null || containsExpression(element.target());
            case Ast.ArrayPattern array ->
                    array.elements().stream().anyMatch(Patterns::containsExpression)
                            || containsExpression(array.rest());
            case Ast.ObjectPattern object ->
                    object.properties().stream()
                            .anyMatch(property ->
                                    property.key() instanceof Ast.ComputedKey
                                            || containsExpression(property.value()));
            case null, default -> false;
        };
    }
}
