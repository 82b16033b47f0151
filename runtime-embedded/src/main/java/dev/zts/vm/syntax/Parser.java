package dev.zts.vm.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Parses scripts and modules and refuses those with early errors. All code is strict.
 *
 * <p>The parts of the grammar are classes of their own; this is what they share: where they are.
 */
public final class Parser {

    /*
     * Recursive constructs count their depth, roughly in halves of a KiB of stack. What is nested
     * more than usual is parsed again on a thread with a large stack, what is nested absurdly is
     * refused, so that no source overflows a stack; NestingTest keeps watch. Chains (member
     * accesses, calls, binary operators, else if, ?:) are loops and may be as long as they like.
     */
    private static final int USUAL_DEPTH = 400;
    private static final int MAX_DEPTH = 4000;
    private static final long LARGE_STACK_BYTES = 16 << 20;

    /** The depth that one level of an expression takes. */
    static final int EXPRESSION_DEPTH = 4;

    /** The depth that an operator, new or ** adds. */
    static final int OPERATOR_DEPTH = 2;

    static final int STATEMENT_DEPTH = 3;
    static final int PATTERN_DEPTH = 4;
    static final int FUNCTION_DEPTH = 3;
    static final int CLASS_DEPTH = 2;

    final Lexer lexer;
    final boolean module;
    final Expressions expressions;
    final Literals literals;
    final Statements statements;
    final Functions functions;
    final Classes classes;
    final Patterns patterns;
    final Modules modules;
    final Scope top = new Scope(null, true);

    FunctionState function;
    Scope scope = top;
    @Nullable PrivateScope privateScope;
    private final String path;
    private final int maxDepth;
    private int depth;

    private Parser(String path, String source, boolean module, int maxDepth) {
        this.path = path;
        this.maxDepth = maxDepth;
        this.lexer = new Lexer(path, source, module);
        this.module = module;
        this.function = FunctionState.program(module);
        this.expressions = new Expressions(this);
        this.literals = new Literals(this);
        this.statements = new Statements(this);
        this.functions = new Functions(this);
        this.classes = new Classes(this);
        this.patterns = new Patterns(this);
        this.modules = new Modules(this);
    }

    /**
     * Parses a module.
     *
     * @param path the name of the source in messages
     * @throws SyntaxProblem if it is none
     */
    public static Ast.Program parseModule(String path, String source) {
        return parse(path, source, true);
    }

    /**
     * Parses a script, as strict code.
     *
     * @param path the name of the source in messages
     * @throws SyntaxProblem if it is none
     */
    public static Ast.Program parseScript(String path, String source) {
        return parse(path, source, false);
    }

    private static Ast.Program parse(String path, String source, boolean module) {
        try {
            return new Parser(path, source, module, USUAL_DEPTH).program();
        } catch (DeepSource _) {
            return LargeStack.call(
                    LARGE_STACK_BYTES, () -> new Parser(path, source, module, MAX_DEPTH).program());
        }
    }

    private Ast.Program program() {
        lexer.next();
        var body = statements.list(Token.END);
        if (module) {
            modules.checkExports();
        }
        return new Ast.Program(
                0,
                lexer.map.source().length(),
                path,
                lexer.map,
                module,
                body,
                FunctionFacts.of(function.bits));
    }

    /** Ends the first attempt at a source that needs a large stack. */
    private static final class DeepSource extends RuntimeException {
        private static final long serialVersionUID = 1;

        DeepSource() {
            super(null, null, false, false);
        }
    }

    /* ---- Depth ---- */

    /** Refuses the source if it goes on too deep. */
    void enter(int levels) {
        depth += levels;
        if (depth > maxDepth) {
            throw maxDepth == USUAL_DEPTH
                    ? new DeepSource()
                    : lexer.problem(lexer.start, "nested too deeply");
        }
    }

    void leave(int levels) {
        depth -= levels;
    }

    /* ---- Scopes ---- */

    /** {@return the scope to go back to} */
    Scope pushScope(boolean ofFunction) {
        Scope outer = scope;
        scope = new Scope(outer, ofFunction);
        return outer;
    }

    void declare(String name, int offset, Scope.Role role) {
        if (!scope.declare(name, role)) {
            throw lexer.problem(offset, name + " is declared already");
        }
    }

    /** {@return what a function declared here is to others of its name} */
    Scope.Role functionRole() {
        return scope.function && !(module && scope == top)
                ? Scope.Role.FUNCTION
                : Scope.Role.LEXICAL;
    }

    /* ---- Names ---- */

    /** {@return true if the current token can be a name of a variable or label here} */
    boolean atIdentifier() {
        return switch (lexer.token) {
            case IDENTIFIER -> true;
            case AWAIT -> awaitIsName();
            case ESCAPED_WORD -> lexer.text.equals("await") && awaitIsName();
            default -> false;
        };
    }

    private boolean awaitIsName() {
        return !module && !function.isAsync && !function.awaitReserved;
    }

    /** Refuses the current token, which should have been a name. */
    SyntaxProblem noIdentifier() {
        return switch (lexer.token) {
            case YIELD, LET, STATIC, RESERVED, AWAIT, ESCAPED_WORD ->
                    lexer.problem(lexer.start, lexer.text + " is reserved here");
            default ->
                    lexer.token.isName()
                            ? lexer.problem(lexer.start, lexer.text + " is a reserved word")
                            : lexer.expected("a name");
        };
    }

    /** Reads the name of something that is declared. */
    Ast.BindingIdentifier bindingName() {
        if (!atIdentifier()) {
            throw noIdentifier();
        }
        var name = new Ast.BindingIdentifier(lexer.start, lexer.end, lexer.text);
        checkBindable(name.start(), name.name());
        if (lexer.token != Token.IDENTIFIER) {
            expressions.noteAwaitName();
        }
        lexer.next();
        return name;
    }

    /** Refuses eval and arguments as something to declare or assign. */
    void checkBindable(int offset, String name) {
        if (name.equals("eval") || name.equals("arguments")) {
            throw lexer.problem(offset, "strict code cannot declare or assign " + name);
        }
    }
}
