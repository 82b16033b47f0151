package dev.zts.vm.regexp;

import java.util.Collections;

/** Turns pattern and flags into a program, or tells why they are wrong. */
public final class RegExpCompiler {
    private RegExpCompiler() {}

    /**
     * The program of a pattern (ECMA-262 22.2.3.4, RegExpInitialize).
     *
     * @throws RegExpSyntaxException for every early error of the pattern or the flags
     */
    public static RegExpProgram compile(String pattern, String flags) {
        RegExpFlags parsedFlags = RegExpFlags.parse(flags);
        PatternParser parser = new PatternParser(pattern, parsedFlags);
        Node node = parser.parse();
        int groupCount = parser.groupCount() + 1;
        return new RegExpProgram(
                pattern,
                parsedFlags,
                groupCount,
                Collections.unmodifiableMap(parser.groupNames()),
                Emitter.emit(node, parsedFlags.eitherUnicode(), groupCount));
    }
}
