package dev.zts.vm.regexp;

/** Turns pattern and flags into a program, or tells why they are wrong. */
public final class RegExpCompiler {
    private RegExpCompiler() {}

    public static RegExpProgram compile(String pattern, String flags) {
        throw new UnsupportedOperationException();
    }
}
