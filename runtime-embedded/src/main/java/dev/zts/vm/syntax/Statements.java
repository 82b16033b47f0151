package dev.zts.vm.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses statements and declarations (ECMA-262 clause 14). */
final class Statements {

    private final Parser parser;
    private final Lexer lexer;

    Statements(Parser parser) {
        this.parser = parser;
        this.lexer = parser.lexer;
    }

    /** Reads statements up to a token, which stays the current one. */
    List<Ast.Statement> list(Token end) {
        List<Ast.Statement> found = new ArrayList<>();
        while (lexer.token != end) {
            found.add(item());
        }
        return found;
    }

    /** Reads a statement or declaration where both are allowed. */
    Ast.Statement item() {
        return switch (lexer.token) {
            case FUNCTION -> functionDeclaration(lexer.start, false);
            case CLASS -> classDeclaration();
            case LET -> variables(DeclarationKind.LET);
            case CONST -> variables(DeclarationKind.CONST);
            case IMPORT -> parser.modules.importOrExpression();
            case EXPORT -> parser.modules.export();
            case AT -> throw lexer.problem(lexer.start, Unsupported.DECORATORS);
            case IDENTIFIER -> identifierItem();
            default -> statement();
        };
    }

    private Ast.Statement identifierItem() {
        int start = lexer.start;
        if (atAsyncFunction()) {
            lexer.next();
            return functionDeclaration(start, true);
        }
        if (lexer.atWord("using") && atUsing()) {
            throw lexer.problem(start, Unsupported.USING);
        }
        return statement();
    }

    /** {@return true at async function, on one line} */
    boolean atAsyncFunction() {
        if (!lexer.atWord("async")) {
            return false;
        }
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean found = lexer.token == Token.FUNCTION && !lexer.newlineBefore;
        lexer.reset(mark);
        return found;
    }

    private boolean atUsing() {
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean found = lexer.token == Token.IDENTIFIER && !lexer.newlineBefore;
        lexer.reset(mark);
        return found;
    }

    private Ast.FunctionDeclaration functionDeclaration(int start, boolean isAsync) {
        Ast.FunctionNode function = parser.functions.declaration(start, isAsync, true);
        return new Ast.FunctionDeclaration(start, function.end(), function);
    }

    private Ast.ClassDeclaration classDeclaration() {
        Ast.ClassNode node = parser.classes.declaration(true);
        return new Ast.ClassDeclaration(node.start(), node.end(), node);
    }

    /** Reads a statement that is no declaration. */
    Ast.Statement statement() {
        parser.enter(Parser.STATEMENT_DEPTH);
        Ast.Statement found =
                switch (lexer.token) {
                    case LEFT_BRACE -> block();
                    case SEMICOLON -> empty();
                    case VAR -> variables(DeclarationKind.VAR);
                    case IF -> ifStatement();
                    case FOR -> forStatement();
                    case WHILE -> whileStatement();
                    case DO -> doWhile();
                    case CONTINUE -> continueStatement();
                    case BREAK -> breakStatement();
                    case RETURN -> returnStatement();
                    case SWITCH -> switchStatement();
                    case THROW -> throwStatement();
                    case TRY -> tryStatement();
                    case DEBUGGER -> debugger();
                    case WITH -> throw lexer.problem(lexer.start, "strict code has no with");
                    case FUNCTION -> throw misplaced("a function declaration");
                    case CLASS -> throw misplaced("a class declaration");
                    case LET, CONST -> throw misplaced("a declaration with " + lexer.text);
                    case IMPORT -> parser.modules.importExpression();
                    case EXPORT -> throw parser.modules.notAtTop();
                    default -> expressionOrLabel();
                };
        parser.leave(Parser.STATEMENT_DEPTH);
        return found;
    }

    private SyntaxProblem misplaced(String what) {
        return lexer.problem(lexer.start, what + " must stand in a block");
    }

    /* ---- Blocks and declarations ---- */

    /** Reads a block with a scope of its own. */
    Ast.Block block() {
        Scope outer = parser.pushScope(false);
        Ast.Block block = blockInScope();
        parser.scope = outer;
        return block;
    }

    private Ast.Block blockInScope() {
        int start = lexer.start;
        lexer.expect(Token.LEFT_BRACE);
        List<Ast.Statement> body = list(Token.RIGHT_BRACE);
        lexer.next();
        return new Ast.Block(start, lexer.previousEnd, body);
    }

    private Ast.Empty empty() {
        var empty = new Ast.Empty(lexer.start, lexer.end);
        lexer.next();
        return empty;
    }

    /** Reads a var, let or const statement. */
    Ast.VariableDeclaration variables(DeclarationKind kind) {
        int start = lexer.start;
        lexer.next();
        Ast.VariableDeclaration found = declarators(start, kind, false);
        lexer.semicolon();
        return new Ast.VariableDeclaration(start, lexer.previousEnd, kind, found.declarators());
    }

    private Ast.VariableDeclaration declarators(int start, DeclarationKind kind, boolean loopHead) {
        List<Ast.Declarator> found = new ArrayList<>();
        do {
            found.add(declarator(kind, loopHead));
        } while (lexer.take(Token.COMMA));
        return new Ast.VariableDeclaration(start, lexer.previousEnd, kind, found);
    }

    private Ast.Declarator declarator(DeclarationKind kind, boolean loopHead) {
        int start = lexer.start;
        Ast.Pattern target =
                parser.patterns.binding(kind.lexical() ? Scope.Role.LEXICAL : Scope.Role.VAR);
        Ast.Expression initializer = null;
        if (lexer.take(Token.ASSIGN)) {
            initializer = parser.expressions.assignment(!loopHead);
        } else if (!loopHead || !atLoopWord()) {
            if (kind == DeclarationKind.CONST) {
                throw lexer.problem(lexer.start, "a const declaration needs a value");
            }
            if (!(target instanceof Ast.BindingIdentifier)) {
                throw lexer.problem(lexer.start, "a destructuring declaration needs a value");
            }
        }
        return new Ast.Declarator(start, lexer.previousEnd, target, initializer);
    }

    private boolean atLoopWord() {
        return lexer.token == Token.IN || lexer.atWord("of");
    }

    /* ---- Control ---- */

    private record Branch(int start, Ast.Expression test, Ast.Statement consequent) {}

    private Ast.Statement ifStatement() {
        List<Branch> branches = new ArrayList<>(1);
        Ast.Statement last = null;
        do {
            int start = lexer.start;
            lexer.next();
            Ast.Expression test = condition();
            branches.add(new Branch(start, test, statement()));
            if (!lexer.take(Token.ELSE)) {
                break;
            }
            last = lexer.token == Token.IF ? null : statement();
        } while (last == null);
        int end = lexer.previousEnd;
        for (Branch branch : branches.reversed()) {
            last = new Ast.If(branch.start, end, branch.test, branch.consequent, last);
        }
        return java.util.Objects.requireNonNull(last);
    }

    private Ast.Expression condition() {
        lexer.expect(Token.LEFT_PAREN);
        Ast.Expression condition = parser.expressions.expression(true);
        lexer.expect(Token.RIGHT_PAREN);
        return condition;
    }

    private Ast.Statement whileStatement() {
        int start = lexer.start;
        lexer.next();
        Ast.Expression test = condition();
        Ast.Statement body = loopBody(start);
        return new Ast.While(start, lexer.previousEnd, test, body);
    }

    private Ast.Statement doWhile() {
        int start = lexer.start;
        lexer.next();
        Ast.Statement body = loopBody(start);
        lexer.expect(Token.WHILE);
        Ast.Expression test = condition();
        lexer.take(Token.SEMICOLON);
        return new Ast.DoWhile(start, lexer.previousEnd, body, test);
    }

    private Ast.Statement loopBody(int loopStart) {
        FunctionState function = parser.function;
        for (FunctionState.Label label : function.labels) {
            label.loop |= label.statementStart == loopStart;
        }
        function.loops++;
        Ast.Statement body = statement();
        function.loops--;
        return body;
    }

    /* ---- for ---- */

    private Ast.Statement forStatement() {
        int start = lexer.start;
        lexer.next();
        boolean isAwait = forAwait();
        lexer.expect(Token.LEFT_PAREN);
        Scope outer = parser.pushScope(false);
        Ast.Statement loop =
                switch (lexer.token) {
                    case VAR -> forDeclaration(start, isAwait, DeclarationKind.VAR);
                    case LET -> forDeclaration(start, isAwait, DeclarationKind.LET);
                    case CONST -> forDeclaration(start, isAwait, DeclarationKind.CONST);
                    case SEMICOLON -> forRest(start, isAwait, null);
                    default -> forExpression(start, isAwait);
                };
        parser.scope = outer;
        return loop;
    }

    private boolean forAwait() {
        if (lexer.token != Token.AWAIT) {
            return false;
        }
        if (!parser.function.isAsync) {
            throw lexer.problem(lexer.start, "for await needs an async function or module");
        }
        parser.function.bits |= FunctionFacts.AWAIT;
        lexer.next();
        return true;
    }

    private Ast.Statement forDeclaration(int start, boolean isAwait, DeclarationKind kind) {
        int declarationStart = lexer.start;
        lexer.next();
        Ast.VariableDeclaration found = declarators(declarationStart, kind, true);
        if (!atLoopWord()) {
            return forRest(start, isAwait, found);
        }
        Ast.Declarator only = found.declarators().getFirst();
        if (found.declarators().size() > 1) {
            throw lexer.problem(
                    found.declarators().get(1).start(),
                    "the loop can declare one variable or pattern");
        }
        if (only.initializer() != null) {
            throw lexer.problem(only.initializer().start(), "the loop's variable has no value");
        }
        var target = new Ast.ForDeclaration(declarationStart, found.end(), kind, only.target());
        return forEach(start, isAwait, target);
    }

    private Ast.Statement forExpression(int start, boolean isAwait) {
        int headStart = lexer.start;
        if (lexer.atWord("using") && atUsingInFor()) {
            throw lexer.problem(headStart, Unsupported.USING);
        }
        boolean async = lexer.atWord("async");
        Expressions.LoopHead head = parser.expressions.loopHead();
        Ast.Pattern target = head.target();
        if (target == null) {
            var initializer =
                    new Ast.ExpressionStatement(headStart, lexer.previousEnd, head.expression());
            return forRest(start, isAwait, initializer);
        }
        if (async && !isAwait && target instanceof Ast.Identifier && lexer.atWord("of")) {
            throw lexer.problem(headStart, "for (async of is not allowed");
        }
        return forEach(start, isAwait, new Ast.ForAssignment(headStart, lexer.previousEnd, target));
    }

    private boolean atUsingInFor() {
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean found =
                lexer.token == Token.IDENTIFIER && !lexer.newlineBefore && !lexer.atWord("of");
        lexer.reset(mark);
        return found;
    }

    private Ast.Statement forEach(int start, boolean isAwait, Ast.ForTarget target) {
        boolean isIn = lexer.token == Token.IN;
        if (isIn && isAwait) {
            throw lexer.expected("of");
        }
        lexer.next();
        Ast.Expression source =
                isIn ? parser.expressions.expression(true) : parser.expressions.assignment(true);
        lexer.expect(Token.RIGHT_PAREN);
        Ast.Statement body = loopBody(start);
        int end = lexer.previousEnd;
        return isIn
                ? new Ast.ForIn(start, end, target, source, body)
                : new Ast.ForOf(start, end, isAwait, target, source, body);
    }

    private Ast.Statement forRest(int start, boolean isAwait, Ast.@Nullable Statement initializer) {
        if (isAwait) {
            throw lexer.expected("of");
        }
        lexer.expect(Token.SEMICOLON);
        Ast.Expression test =
                lexer.token == Token.SEMICOLON ? null : parser.expressions.expression(true);
        lexer.expect(Token.SEMICOLON);
        Ast.Expression update =
                lexer.token == Token.RIGHT_PAREN ? null : parser.expressions.expression(true);
        lexer.expect(Token.RIGHT_PAREN);
        Ast.Statement body = loopBody(start);
        return new Ast.For(start, lexer.previousEnd, initializer, test, update, body);
    }

    /* ---- Jumps ---- */

    private Ast.Statement continueStatement() {
        int start = lexer.start;
        lexer.next();
        FunctionState.Label label = jumpLabel();
        if (label != null && !label.loop) {
            throw lexer.problem(
                    lexer.previousEnd - label.name.length(),
                    "continue needs the label of a loop, " + label.name + " is none");
        }
        if (parser.function.loops == 0) {
            throw lexer.problem(start, "continue outside of a loop");
        }
        lexer.semicolon();
        return new Ast.Continue(start, lexer.previousEnd, label == null ? null : label.name);
    }

    private Ast.Statement breakStatement() {
        int start = lexer.start;
        lexer.next();
        FunctionState.Label label = jumpLabel();
        if (label == null && parser.function.loops + parser.function.switches == 0) {
            throw lexer.problem(start, "break outside of a loop or switch");
        }
        lexer.semicolon();
        return new Ast.Break(start, lexer.previousEnd, label == null ? null : label.name);
    }

    private FunctionState.@Nullable Label jumpLabel() {
        if (lexer.newlineBefore || !parser.atIdentifier()) {
            return null;
        }
        FunctionState.Label label = parser.function.label(lexer.text);
        if (label == null) {
            throw lexer.problem(lexer.start, "no statement around has the label " + lexer.text);
        }
        lexer.next();
        return label;
    }

    private Ast.Statement returnStatement() {
        int start = lexer.start;
        if (!parser.function.returns()) {
            throw lexer.problem(start, "return outside of a function");
        }
        lexer.next();
        Ast.Expression argument = atStatementEnd() ? null : parser.expressions.expression(true);
        lexer.semicolon();
        return new Ast.Return(start, lexer.previousEnd, argument);
    }

    private boolean atStatementEnd() {
        return lexer.newlineBefore
                || switch (lexer.token) {
                    case SEMICOLON, RIGHT_BRACE, END -> true;
                    default -> false;
                };
    }

    private Ast.Statement throwStatement() {
        int start = lexer.start;
        lexer.next();
        if (lexer.newlineBefore) {
            throw lexer.problem(lexer.previousEnd, "no line end is allowed behind throw");
        }
        Ast.Expression argument = parser.expressions.expression(true);
        lexer.semicolon();
        return new Ast.Throw(start, lexer.previousEnd, argument);
    }

    private Ast.Statement debugger() {
        int start = lexer.start;
        lexer.next();
        lexer.semicolon();
        return new Ast.Debugger(start, lexer.previousEnd);
    }

    /* ---- switch and try ---- */

    private Ast.Statement switchStatement() {
        int start = lexer.start;
        lexer.next();
        Ast.Expression discriminant = condition();
        lexer.expect(Token.LEFT_BRACE);
        Scope outer = parser.pushScope(false);
        parser.function.switches++;
        List<Ast.SwitchCase> cases = new ArrayList<>();
        boolean hasDefault = false;
        while (lexer.token != Token.RIGHT_BRACE) {
            if (hasDefault && lexer.token == Token.DEFAULT) {
                throw lexer.problem(lexer.start, "the switch has a default already");
            }
            hasDefault |= lexer.token == Token.DEFAULT;
            cases.add(switchCase());
        }
        lexer.next();
        parser.function.switches--;
        parser.scope = outer;
        return new Ast.Switch(start, lexer.previousEnd, discriminant, cases);
    }

    private Ast.SwitchCase switchCase() {
        int start = lexer.start;
        Ast.Expression test = null;
        if (!lexer.take(Token.DEFAULT)) {
            if (!lexer.take(Token.CASE)) {
                throw lexer.expected("case, default or }");
            }
            test = parser.expressions.expression(true);
        }
        lexer.expect(Token.COLON);
        List<Ast.Statement> body = new ArrayList<>();
        while (!atCaseEnd()) {
            body.add(item());
        }
        return new Ast.SwitchCase(start, lexer.previousEnd, test, body);
    }

    private boolean atCaseEnd() {
        return switch (lexer.token) {
            case CASE, DEFAULT, RIGHT_BRACE -> true;
            default -> false;
        };
    }

    private Ast.Statement tryStatement() {
        int start = lexer.start;
        lexer.next();
        Ast.Block block = block();
        Ast.Catch handler = lexer.token == Token.CATCH ? catchClause() : null;
        Ast.Block finalizer = lexer.take(Token.FINALLY) ? block() : null;
        if (handler == null && finalizer == null) {
            throw lexer.expected("catch or finally");
        }
        return new Ast.Try(start, lexer.previousEnd, block, handler, finalizer);
    }

    private Ast.Catch catchClause() {
        int start = lexer.start;
        lexer.next();
        Scope outer = parser.pushScope(false);
        Ast.Pattern parameter = null;
        if (lexer.take(Token.LEFT_PAREN)) {
            parameter =
                    parser.patterns.binding(
                            parser.atIdentifier() ? Scope.Role.CATCH : Scope.Role.LEXICAL);
            lexer.expect(Token.RIGHT_PAREN);
        }
        Ast.Block body = blockInScope();
        parser.scope = outer;
        return new Ast.Catch(start, lexer.previousEnd, parameter, body);
    }

    /* ---- Expressions and labels ---- */

    private Ast.Statement expressionOrLabel() {
        if (lexer.token.isName() && parser.atIdentifier() && lexer.maybeFollowedBy(':')) {
            Lexer.Mark mark = lexer.mark();
            lexer.next();
            if (lexer.token == Token.COLON) {
                return labeled(mark.start(), mark.text());
            }
            lexer.reset(mark);
        }
        return expressionStatement();
    }

    Ast.Statement expressionStatement() {
        int start = lexer.start;
        if (lexer.atWord("async") && atAsyncFunction()) {
            throw misplaced("a function declaration");
        }
        if (lexer.token == Token.AWAIT && atAwaitUsing()) {
            throw lexer.problem(start, Unsupported.USING);
        }
        Ast.Expression expression = parser.expressions.expression(true);
        lexer.semicolon();
        return new Ast.ExpressionStatement(start, lexer.previousEnd, expression);
    }

    private boolean atAwaitUsing() {
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean found = lexer.atWord("using") && !lexer.newlineBefore && atUsing();
        lexer.reset(mark);
        return found;
    }

    private Ast.Statement labeled(int start, String name) {
        FunctionState function = parser.function;
        if (function.label(name) != null) {
            throw lexer.problem(start, "the label " + name + " stands around already");
        }
        lexer.next();
        if (lexer.token == Token.FUNCTION) {
            throw lexer.problem(lexer.start, "strict code has no labelled functions");
        }
        for (FunctionState.Label label : function.labels) {
            if (label.statementStart == start) {
                label.statementStart = lexer.start;
            }
        }
        FunctionState.Label label = new FunctionState.Label(name);
        label.statementStart = lexer.start;
        function.labels.add(label);
        Ast.Statement body = statement();
        function.labels.removeLast();
        return new Ast.Labeled(start, lexer.previousEnd, name, body);
    }
}
