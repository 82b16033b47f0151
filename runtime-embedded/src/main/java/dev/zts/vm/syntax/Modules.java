package dev.zts.vm.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses imports and exports (ECMA-262 16.2). */
final class Modules {

    private final Parser parser;
    private final Lexer lexer;
    private final Set<String> exported = new HashSet<>();

    /** Own names that are exported, which must be declared somewhere in the module. */
    private final List<Ast.ExportName> locals = new ArrayList<>();

    Modules(Parser parser) {
        this.parser = parser;
        this.lexer = parser.lexer;
    }

    SyntaxProblem notAtTop() {
        return notAtTop(lexer.start, lexer.text);
    }

    SyntaxProblem notAtTop(int offset, String word) {
        return lexer.problem(offset, word + " can only stand at the top level of a module");
    }

    private void checkTop() {
        if (!parser.module || parser.scope != parser.top) {
            throw notAtTop();
        }
    }

    /** Refuses exports of what is not declared; at the end of the module. */
    void checkExports() {
        for (Ast.ExportName name : locals) {
            if (parser.top.role(name.local()) == null) {
                throw lexer.problem(name.start(), name.local() + " is exported but not declared");
            }
        }
    }

    /* ---- Imports ---- */

    /** {@return true if the current word import begins import()} */
    boolean atImportCall() {
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean found = lexer.token == Token.LEFT_PAREN;
        lexer.reset(mark);
        return found;
    }

    private boolean atImportExpression() {
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean found = lexer.token == Token.LEFT_PAREN || lexer.token == Token.DOT;
        lexer.reset(mark);
        return found;
    }

    Ast.Statement importOrExpression() {
        return atImportExpression() ? parser.statements.statement() : importDeclaration();
    }

    /** A statement that begins with import where no declaration is allowed. */
    Ast.Statement importExpression() {
        if (!atImportExpression()) {
            throw notAtTop();
        }
        return parser.statements.expressionStatement();
    }

    private Ast.Statement importDeclaration() {
        checkTop();
        int start = lexer.start;
        lexer.next();
        List<Ast.ImportBinding> bindings = new ArrayList<>();
        if (lexer.token != Token.STRING) {
            bindings(bindings);
            lexer.expectWord("from");
        }
        Ast.ModuleRequest request = request();
        lexer.semicolon();
        return new Ast.ImportDeclaration(start, lexer.previousEnd, bindings, request);
    }

    private void bindings(List<Ast.ImportBinding> found) {
        if (parser.atIdentifier()) {
            refusePhases();
            Ast.BindingIdentifier local = local();
            found.add(new Ast.ImportName(local.start(), local.end(), "default", local));
            if (!lexer.take(Token.COMMA)) {
                return;
            }
        }
        switch (lexer.token) {
            case STAR -> found.add(namespace());
            case LEFT_BRACE -> named(found);
            default -> throw lexer.expected("a name, *, { or a string");
        }
    }

    private void refusePhases() {
        if (!lexer.atWord("defer") && !lexer.atWord("source")) {
            return;
        }
        boolean defer = lexer.text.equals("defer");
        int start = lexer.start;
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean phase =
                defer
                        ? lexer.token == Token.STAR
                        : lexer.token == Token.IDENTIFIER && !lexer.atWord("from");
        if (phase) {
            throw lexer.problem(start, Unsupported.IMPORT_PHASES);
        }
        lexer.reset(mark);
    }

    private Ast.BindingIdentifier local() {
        Ast.BindingIdentifier local = parser.bindingName();
        parser.declare(local.name(), local.start(), Scope.Role.LEXICAL);
        return local;
    }

    private Ast.ImportBinding namespace() {
        int start = lexer.start;
        lexer.next();
        lexer.expectWord("as");
        Ast.BindingIdentifier local = local();
        return new Ast.ImportNamespace(start, local.end(), local);
    }

    private void named(List<Ast.ImportBinding> found) {
        lexer.next();
        while (lexer.token != Token.RIGHT_BRACE) {
            found.add(importName());
            if (lexer.token != Token.RIGHT_BRACE && !lexer.take(Token.COMMA)) {
                throw lexer.expected(", or }");
            }
        }
        lexer.next();
    }

    private Ast.ImportBinding importName() {
        int start = lexer.start;
        Lexer.Mark mark = lexer.mark();
        String imported = moduleName();
        if (!lexer.takeWord("as")) {
            if (mark.token() == Token.STRING) {
                throw lexer.expected("as");
            }
            lexer.reset(mark);
        }
        Ast.BindingIdentifier local = local();
        return new Ast.ImportName(start, local.end(), imported, local);
    }

    /** Reads a ModuleExportName. */
    private String moduleName() {
        if (lexer.token != Token.STRING && !lexer.token.isName()) {
            throw lexer.expected("a name");
        }
        String name = lexer.text;
        if (lexer.token == Token.STRING && !isWellFormed(name)) {
            throw lexer.problem(lexer.start, "the name holds half of a surrogate pair");
        }
        lexer.next();
        return name;
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private Ast.ModuleRequest request() {
        if (lexer.token != Token.STRING) {
            throw lexer.expected("a string");
        }
        int start = lexer.start;
        String specifier = lexer.text;
        lexer.next();
        List<Ast.ImportAttribute> attributes = lexer.take(Token.WITH) ? attributes() : List.of();
        return new Ast.ModuleRequest(start, lexer.previousEnd, specifier, attributes);
    }

    private List<Ast.ImportAttribute> attributes() {
        List<Ast.ImportAttribute> found = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        lexer.expect(Token.LEFT_BRACE);
        while (lexer.token != Token.RIGHT_BRACE) {
            Ast.ImportAttribute attribute = attribute();
            if (!keys.add(attribute.key())) {
                throw lexer.problem(
                        attribute.start(),
                        "the attribute " + attribute.key() + " stands there already");
            }
            found.add(attribute);
            if (lexer.token != Token.RIGHT_BRACE && !lexer.take(Token.COMMA)) {
                throw lexer.expected(", or }");
            }
        }
        lexer.next();
        return found;
    }

    private Ast.ImportAttribute attribute() {
        int start = lexer.start;
        if (lexer.token != Token.STRING && !lexer.token.isName()) {
            throw lexer.expected("a name");
        }
        String key = lexer.text;
        lexer.next();
        lexer.expect(Token.COLON);
        if (lexer.token != Token.STRING) {
            throw lexer.expected("a string");
        }
        String value = lexer.text;
        lexer.next();
        return new Ast.ImportAttribute(start, lexer.previousEnd, key, value);
    }

    /* ---- Exports ---- */

    Ast.Statement export() {
        checkTop();
        int start = lexer.start;
        lexer.next();
        return switch (lexer.token) {
            case STAR -> exportAll(start);
            case LEFT_BRACE -> exportNames(start);
            case DEFAULT -> exportDefault(start);
            case VAR, LET, CONST, FUNCTION, CLASS -> exportDeclaration(start);
            case AT -> throw lexer.problem(lexer.start, Unsupported.DECORATORS);
            default -> {
                if (parser.statements.atAsyncFunction()) {
                    yield exportDeclaration(start);
                }
                throw lexer.expected("a declaration, default, * or {");
            }
        };
    }

    private void exported(int offset, String name) {
        if (!exported.add(name)) {
            throw lexer.problem(offset, name + " is exported already");
        }
    }

    private Ast.Statement exportDeclaration(int start) {
        Ast.Statement declaration =
                lexer.token == Token.VAR ? parser.statements.statement() : parser.statements.item();
        for (Ast.BindingIdentifier name : declaredNames(declaration)) {
            exported(name.start(), name.name());
        }
        return new Ast.ExportDeclaration(start, declaration.end(), declaration);
    }

    private static List<Ast.BindingIdentifier> declaredNames(Ast.Statement declaration) {
        return switch (declaration) {
            case Ast.FunctionDeclaration found -> listOf(found.function().name());
            case Ast.ClassDeclaration found -> listOf(found.classNode().name());
            case Ast.VariableDeclaration found ->
                    found.declarators().stream()
                            .flatMap(d -> Patterns.names(d.target()).stream())
                            .toList();
            default -> throw new AssertionError(declaration.getClass());
        };
    }

    private static List<Ast.BindingIdentifier> listOf(Ast.@Nullable BindingIdentifier name) {
        return name == null ? List.of() : List.of(name);
    }

    private Ast.Statement exportDefault(int start) {
        exported(lexer.start, "default");
        lexer.next();
        int from = lexer.start;
        if (lexer.token == Token.FUNCTION || parser.statements.atAsyncFunction()) {
            boolean isAsync = lexer.takeWord("async");
            Ast.FunctionNode function = parser.functions.declaration(from, isAsync, false);
            return new Ast.ExportDefaultFunction(start, function.end(), function);
        }
        if (lexer.token == Token.CLASS) {
            Ast.ClassNode node = parser.classes.declaration(false);
            return new Ast.ExportDefaultClass(start, node.end(), node);
        }
        Ast.Expression expression = parser.expressions.assignment(true);
        lexer.semicolon();
        return new Ast.ExportDefaultExpression(start, lexer.previousEnd, expression);
    }

    private Ast.Statement exportAll(int start) {
        lexer.next();
        String name = null;
        if (lexer.takeWord("as")) {
            int offset = lexer.start;
            name = moduleName();
            exported(offset, name);
        }
        lexer.expectWord("from");
        Ast.ModuleRequest request = request();
        lexer.semicolon();
        return new Ast.ExportAll(start, lexer.previousEnd, name, request);
    }

    private Ast.Statement exportNames(int start) {
        List<Ast.ExportName> names = new ArrayList<>();
        SyntaxProblem notLocal = null;
        lexer.next();
        while (lexer.token != Token.RIGHT_BRACE) {
            if (!parser.atIdentifier() && notLocal == null) {
                notLocal = parser.noIdentifier();
            }
            names.add(exportName());
            if (lexer.token != Token.RIGHT_BRACE && !lexer.take(Token.COMMA)) {
                throw lexer.expected(", or }");
            }
        }
        lexer.next();
        if (lexer.takeWord("from")) {
            Ast.ModuleRequest request = request();
            lexer.semicolon();
            return new Ast.ExportFrom(start, lexer.previousEnd, names, request);
        }
        if (notLocal != null) {
            throw notLocal;
        }
        locals.addAll(names);
        lexer.semicolon();
        return new Ast.ExportNames(start, lexer.previousEnd, names);
    }

    private Ast.ExportName exportName() {
        int start = lexer.start;
        String local = moduleName();
        String name = local;
        int offset = start;
        if (lexer.takeWord("as")) {
            offset = lexer.start;
            name = moduleName();
        }
        exported(offset, name);
        return new Ast.ExportName(start, lexer.previousEnd, local, name);
    }
}
