package dev.zts.vm.syntax;

import dev.zts.vm.regexp.RegExpCompiler;
import dev.zts.vm.regexp.RegExpSyntaxException;

/** Checks regular expression literals (the early errors of ECMA-262 13.2.7.1). */
final class RegExpLiterals {

    private RegExpLiterals() {}

    /** Refuses a literal whose flags or pattern are none. */
    static void check(Lexer lexer, Ast.RegExpLiteral literal) {
        String flags = literal.flags();
        if (!flags.isEmpty()) {
            compile(lexer, literal.end() - flags.length(), "", flags);
        }
        compile(lexer, literal.start() + 1, literal.pattern(), flags);
    }

    /**
     * Compiles what may be wrong at one place only.
     *
     * @param start the offset that positions of faults count from
     */
    private static void compile(Lexer lexer, int start, String pattern, String flags) {
        try {
            RegExpCompiler.compile(pattern, flags);
        } catch (RegExpSyntaxException e) {
            throw lexer.problem(start + e.position(), e.text());
        }
    }
}
