package dev.zts.vm.syntax;

/** Checks regular expression literals (the early errors of ECMA-262 13.2.7.1). */
final class RegExpLiterals {

    private static final String FLAGS = "dgimsuvy";

    private RegExpLiterals() {}

    /** Refuses a literal whose pattern or flags are none. */
    static void check(Lexer lexer, Ast.RegExpLiteral literal) {
        String flags = literal.flags();
        for (int i = 0; i < flags.length(); i++) {
            char flag = flags.charAt(i);
            if (FLAGS.indexOf(flag) < 0 || flags.indexOf(flag, i + 1) >= 0) {
                throw lexer.problem(
                        literal.end() - flags.length() + i,
                        "invalid flags of a regular expression: " + flags);
            }
        }
        if (flags.contains("u") && flags.contains("v")) {
            throw lexer.problem(
                    literal.end() - flags.length(), "the flags u and v exclude each other");
        }
    }
}
