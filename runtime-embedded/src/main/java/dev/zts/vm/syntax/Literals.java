package dev.zts.vm.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parses array, object and template literals (ECMA-262 13.2.4, 13.2.5, 13.2.8). */
final class Literals {

    private final Parser parser;
    private final Lexer lexer;

    Literals(Parser parser) {
        this.parser = parser;
        this.lexer = parser.lexer;
    }

    Ast.ArrayLiteral array() {
        int start = lexer.start;
        lexer.next();
        List<Ast.ArrayItem> found = new ArrayList<>();
        Ast.ArrayItem last = null;
        boolean commaLast = false;
        while (lexer.token != Token.RIGHT_BRACKET) {
            commaLast = false;
            if (lexer.token == Token.COMMA) {
                found.add(new Ast.Hole(lexer.start, lexer.start));
                lexer.next();
                continue;
            }
            last =
                    lexer.token == Token.ELLIPSIS
                            ? parser.expressions.spread(true)
                            : parser.expressions.assignmentCover(true);
            found.add(last);
            commaLast = lexer.take(Token.COMMA);
            if (!commaLast && lexer.token != Token.RIGHT_BRACKET) {
                throw lexer.expected(", or ]");
            }
        }
        lexer.next();
        var literal = new Ast.ArrayLiteral(start, lexer.previousEnd, found);
        if (commaLast && last instanceof Ast.Spread) {
            parser.patterns.noteCommaBehindRest(literal);
        }
        return literal;
    }

    /* ---- Templates ---- */

    /**
     * Reads a template from its backtick.
     *
     * @param tagged true if invalid escapes are allowed
     */
    Ast.TemplateLiteral template(boolean tagged) {
        int start = lexer.start;
        int from = lexer.end;
        List<Ast.TemplateText> texts = new ArrayList<>();
        List<Ast.Expression> expressions = new ArrayList<>();
        while (true) {
            texts.add(lexer.templateText(from, tagged));
            if (lexer.afterTemplateText()) {
                return new Ast.TemplateLiteral(start, lexer.previousEnd, texts, expressions);
            }
            expressions.add(parser.expressions.expression(true));
            if (lexer.token != Token.RIGHT_BRACE) {
                throw lexer.expected("}");
            }
            from = lexer.end;
        }
    }

    /* ---- Objects ---- */

    Ast.ObjectLiteral object() {
        int start = lexer.start;
        lexer.next();
        List<Ast.ObjectItem> found = new ArrayList<>();
        boolean prototype = false;
        boolean commaBehindSpread = false;
        while (lexer.token != Token.RIGHT_BRACE) {
            Ast.ObjectItem item = item();
            if (item instanceof Ast.ObjectPrototype) {
                if (prototype) {
                    parser.expressions.noteCover(
                            item.start(), "__proto__ stands in the object twice");
                }
                prototype = true;
            }
            found.add(item);
            if (!lexer.take(Token.COMMA)) {
                break;
            }
            commaBehindSpread |= item instanceof Ast.ObjectSpread;
        }
        if (!lexer.take(Token.RIGHT_BRACE)) {
            throw lexer.expected(", or }");
        }
        var literal = new Ast.ObjectLiteral(start, lexer.previousEnd, found);
        if (commaBehindSpread) {
            parser.patterns.noteCommaBehindRest(literal);
        }
        return literal;
    }

    private Ast.ObjectItem item() {
        int start = lexer.start;
        if (lexer.take(Token.ELLIPSIS)) {
            Ast.Expression argument = parser.expressions.assignmentCover(true);
            return new Ast.ObjectSpread(start, lexer.previousEnd, argument);
        }
        if (lexer.take(Token.STAR)) {
            return method(start, MethodKind.METHOD, key(), false, true);
        }
        if (lexer.token == Token.IDENTIFIER && !lexer.escaped) {
            switch (lexer.text) {
                case "get", "set", "async" -> {
                    return modified(start);
                }
                default -> {}
            }
        }
        Token token = lexer.token;
        boolean name = parser.atIdentifier();
        Ast.PropertyKey key = key();
        if (lexer.token == Token.LEFT_PAREN) {
            return method(start, MethodKind.METHOD, key, false, false);
        }
        if (lexer.token == Token.COLON) {
            return property(start, key);
        }
        if (key instanceof Ast.NamedKey named && token != Token.STRING) {
            if (!name) {
                throw lexer.problem(start, named.name() + " is a reserved word");
            }
            return shorthand(named, token);
        }
        throw lexer.expected(": or (");
    }

    /** An item that starts with get, set or async, which may also be its name. */
    private Ast.ObjectItem modified(int start) {
        String word = lexer.text;
        var key = new Ast.NamedKey(start, lexer.end, word);
        lexer.next();
        switch (lexer.token) {
            case LEFT_PAREN -> {
                return method(start, MethodKind.METHOD, key, false, false);
            }
            case COLON -> {
                return property(start, key);
            }
            case COMMA, RIGHT_BRACE, ASSIGN -> {
                return shorthand(key, Token.IDENTIFIER);
            }
            default -> {}
        }
        if (!word.equals("async")) {
            MethodKind kind = word.equals("get") ? MethodKind.GET : MethodKind.SET;
            return method(start, kind, key(), false, false);
        }
        if (lexer.newlineBefore) {
            throw lexer.problem(lexer.previousEnd, "no line end is allowed behind async");
        }
        boolean generator = lexer.take(Token.STAR);
        return method(start, MethodKind.METHOD, key(), true, generator);
    }

    private Ast.ObjectItem method(
            int start, MethodKind kind, Ast.PropertyKey key, boolean async, boolean generator) {
        FunctionKind functionKind =
                switch (kind) {
                    case METHOD -> FunctionKind.METHOD;
                    case GET -> FunctionKind.GETTER;
                    case SET -> FunctionKind.SETTER;
                };
        if (lexer.token != Token.LEFT_PAREN) {
            throw lexer.expected("(");
        }
        Ast.FunctionNode function = parser.functions.method(start, functionKind, async, generator);
        return new Ast.ObjectMethod(start, function.end(), kind, key, function);
    }

    private Ast.ObjectItem property(int start, Ast.PropertyKey key) {
        lexer.next();
        Ast.Expression value = parser.expressions.assignmentCover(true);
        int end = lexer.previousEnd;
        return key instanceof Ast.NamedKey named && named.name().equals("__proto__")
                ? new Ast.ObjectPrototype(start, end, named, value)
                : new Ast.ObjectProperty(start, end, key, value);
    }

    private Ast.ObjectItem shorthand(Ast.NamedKey key, Token token) {
        var name = new Ast.Identifier(key.start(), key.end(), key.name());
        if (token != Token.IDENTIFIER) {
            parser.expressions.lastAwaitName = key.start();
        }
        if (key.name().equals("arguments")) {
            parser.expressions.noteArguments(key.start());
        }
        if (lexer.token != Token.ASSIGN) {
            return new Ast.ObjectProperty(key.start(), key.end(), key, name);
        }
        parser.checkBindable(key.start(), key.name());
        parser.expressions.noteCover(lexer.start, "only a pattern can have a default here");
        lexer.next();
        Ast.Expression initializer = parser.expressions.assignment(true);
        int end = lexer.previousEnd;
        var value = new Ast.Assign(key.start(), end, name, false, initializer);
        return new Ast.ObjectProperty(key.start(), end, key, value);
    }

    /** Reads a property key that is no private name. */
    Ast.PropertyKey key() {
        int start = lexer.start;
        int end = lexer.end;
        if (lexer.token.isName() || lexer.token == Token.STRING) {
            String name = lexer.text;
            lexer.next();
            return new Ast.NamedKey(start, end, name);
        }
        if (lexer.token == Token.NUMBER) {
            double value = lexer.number;
            lexer.next();
            return new Ast.NumberKey(start, end, value);
        }
        if (lexer.token != Token.LEFT_BRACKET) {
            throw lexer.expected("a property name");
        }
        lexer.next();
        Ast.Expression expression = parser.expressions.assignment(true);
        lexer.expect(Token.RIGHT_BRACKET);
        return new Ast.ComputedKey(start, lexer.previousEnd, expression);
    }
}
