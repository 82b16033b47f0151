package dev.zts.vm.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses classes (ECMA-262 15.7). */
final class Classes {

    private final Parser parser;
    private final Lexer lexer;

    Classes(Parser parser) {
        this.parser = parser;
        this.lexer = parser.lexer;
    }

    /**
     * Reads a class declaration.
     *
     * @param named false if the name may be missing, behind export default
     */
    Ast.ClassNode declaration(boolean named) {
        int start = lexer.start;
        lexer.next();
        Ast.BindingIdentifier name = null;
        if (named || !atClassTail()) {
            name = parser.bindingName();
            parser.declare(name.name(), name.start(), Scope.Role.LEXICAL);
        }
        return tail(start, name);
    }

    Ast.ClassNode expression() {
        int start = lexer.start;
        lexer.next();
        return tail(start, atClassTail() ? null : parser.bindingName());
    }

    private boolean atClassTail() {
        return lexer.token == Token.LEFT_BRACE || lexer.token == Token.EXTENDS;
    }

    /** A class body while it is read. */
    private static final class Body {
        final boolean derived;
        final List<Ast.ClassElement> elements = new ArrayList<>();
        Ast.@Nullable FunctionNode constructor;

        Body(boolean derived) {
            this.derived = derived;
        }
    }

    private Ast.ClassNode tail(int start, Ast.@Nullable BindingIdentifier name) {
        parser.enter(Parser.CLASS_DEPTH);
        Ast.Expression heritage = lexer.take(Token.EXTENDS) ? parser.expressions.heritage() : null;
        lexer.expect(Token.LEFT_BRACE);
        PrivateScope scope = new PrivateScope(parser.privateScope);
        parser.privateScope = scope;
        Body body = new Body(heritage != null);
        while (lexer.token != Token.RIGHT_BRACE) {
            if (!lexer.take(Token.SEMICOLON)) {
                element(body);
            }
        }
        lexer.next();
        parser.privateScope = scope.outer;
        parser.leave(Parser.CLASS_DEPTH);
        Ast.PrivateName unknown = scope.close();
        if (unknown != null) {
            throw lexer.problem(
                    unknown.start(), "#" + unknown.name() + " is not declared in a class");
        }
        return new Ast.ClassNode(
                start, lexer.previousEnd, name, heritage, body.constructor, body.elements);
    }

    /* ---- Elements ---- */

    private void element(Body body) {
        int start = lexer.start;
        int nameEnd = lexer.end;
        boolean isStatic = false;
        if (lexer.take(Token.STATIC)) {
            if (lexer.token == Token.LEFT_BRACE) {
                Ast.FunctionNode block = parser.functions.staticBlock(start);
                body.elements.add(new Ast.ClassStaticBlock(start, block.end(), block));
                return;
            }
            if (atKeyEnd()) {
                afterKey(
                        body,
                        new Element(start, start, false, MethodKind.METHOD),
                        new Ast.NamedKey(start, nameEnd, "static"));
                return;
            }
            isStatic = true;
        }
        modified(body, start, isStatic);
    }

    /** What stands before the key of an element. */
    private static final class Element {
        final int start;
        final int textStart;
        final boolean isStatic;
        final MethodKind kind;
        boolean isAsync;
        boolean isGenerator;

        /** True if only a method can follow. */
        boolean method;

        Element(int start, int textStart, boolean isStatic, MethodKind kind) {
            this.start = start;
            this.textStart = textStart;
            this.isStatic = isStatic;
            this.kind = kind;
            this.method = kind != MethodKind.METHOD;
        }
    }

    private void modified(Body body, int start, boolean isStatic) {
        int textStart = lexer.start;
        MethodKind kind = MethodKind.METHOD;
        boolean isAsync = false;
        if (lexer.token == Token.IDENTIFIER && !lexer.escaped && isModifier(lexer.text)) {
            String word = lexer.text;
            var key = new Ast.NamedKey(textStart, lexer.end, word);
            lexer.next();
            if (isKey(word)) {
                afterKey(body, new Element(start, textStart, isStatic, kind), key);
                return;
            }
            switch (word) {
                case "get" -> kind = MethodKind.GET;
                case "set" -> kind = MethodKind.SET;
                default -> isAsync = true;
            }
        }
        Element element = new Element(start, textStart, isStatic, kind);
        element.isAsync = isAsync;
        element.isGenerator = kind == MethodKind.METHOD && lexer.take(Token.STAR);
        element.method |= isAsync || element.isGenerator;
        afterKey(body, element, key());
    }

    private static boolean isModifier(String word) {
        return word.equals("get") || word.equals("set") || word.equals("async");
    }

    /** {@return true if get, set or async, which was read, is itself the key} */
    private boolean isKey(String word) {
        if (atKeyEnd()) {
            return true;
        }
        return word.equals("async") ? lexer.newlineBefore : lexer.token == Token.STAR;
    }

    private boolean atKeyEnd() {
        return switch (lexer.token) {
            case LEFT_PAREN, ASSIGN, SEMICOLON, RIGHT_BRACE, END -> true;
            default -> false;
        };
    }

    private Ast.PropertyKey key() {
        if (lexer.token != Token.PRIVATE_NAME) {
            return parser.literals.key();
        }
        var name = new Ast.PrivateName(lexer.start, lexer.end, lexer.text);
        if (name.name().equals("constructor")) {
            throw lexer.problem(name.start(), "a private name cannot be #constructor");
        }
        lexer.next();
        return name;
    }

    private void afterKey(Body body, Element element, Ast.PropertyKey key) {
        if (element.method || lexer.token == Token.LEFT_PAREN) {
            method(body, element, key);
        } else {
            body.elements.add(field(element, key));
        }
    }

    private Ast.ClassField field(Element element, Ast.PropertyKey key) {
        if (isNamed(key, "constructor") || element.isStatic && isNamed(key, "prototype")) {
            throw lexer.problem(
                    key.start(), "a field cannot be named " + ((Ast.NamedKey) key).name());
        }
        declarePrivate(key, PrivateScope.Use.OTHER);
        Ast.FunctionNode initializer =
                lexer.take(Token.ASSIGN) ? parser.functions.fieldInitializer() : null;
        lexer.semicolon();
        return new Ast.ClassField(
                element.start, lexer.previousEnd, element.isStatic, key, initializer);
    }

    private void method(Body body, Element element, Ast.PropertyKey key) {
        if (lexer.token != Token.LEFT_PAREN) {
            throw lexer.expected("(");
        }
        if (element.isStatic && isNamed(key, "prototype")) {
            throw lexer.problem(key.start(), "a static method cannot be named prototype");
        }
        if (!element.isStatic && isNamed(key, "constructor")) {
            body.constructor = constructor(body, element, key);
            return;
        }
        declarePrivate(key, PrivateScope.Use.of(element.kind, element.isStatic));
        FunctionKind kind =
                switch (element.kind) {
                    case METHOD -> FunctionKind.METHOD;
                    case GET -> FunctionKind.GETTER;
                    case SET -> FunctionKind.SETTER;
                };
        Ast.FunctionNode function =
                parser.functions.method(
                        element.textStart, kind, element.isAsync, element.isGenerator);
        body.elements.add(
                new Ast.ClassMethod(
                        element.start,
                        function.end(),
                        element.isStatic,
                        element.kind,
                        key,
                        function));
    }

    private Ast.FunctionNode constructor(Body body, Element element, Ast.PropertyKey key) {
        if (element.method) {
            throw lexer.problem(
                    key.start(), "a constructor cannot be an accessor, generator or async");
        }
        if (body.constructor != null) {
            throw lexer.problem(key.start(), "the class has a constructor already");
        }
        return parser.functions.method(
                element.textStart,
                body.derived ? FunctionKind.DERIVED_CONSTRUCTOR : FunctionKind.CONSTRUCTOR,
                false,
                false);
    }

    private static boolean isNamed(Ast.PropertyKey key, String name) {
        return key instanceof Ast.NamedKey named && named.name().equals(name);
    }

    private void declarePrivate(Ast.PropertyKey key, PrivateScope.Use use) {
        if (key instanceof Ast.PrivateName name
                && parser.privateScope != null
                && !parser.privateScope.declare(name.name(), use)) {
            throw lexer.problem(name.start(), "#" + name.name() + " is declared already");
        }
    }
}
