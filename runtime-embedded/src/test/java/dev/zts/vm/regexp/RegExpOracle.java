package dev.zts.vm.regexp;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What GraalJS says of a pattern: the second opinion of the tests in this package. */
final class RegExpOracle implements AutoCloseable {
    private static final String EXEC =
            """
            (function (pattern, flags, input, lastIndex) {
              let r;
              try {
                r = new RegExp(pattern, flags + (flags.includes('d') ? '' : 'd')
                                              + (/[gy]/.test(flags) ? '' : 'g'));
              } catch (e) {
                return e.name;
              }
              r.lastIndex = lastIndex;
              const m = r.exec(input);
              return m === null ? 'null'
                  : Array.from(m.indices, i => i === undefined ? '-' : i[0] + ',' + i[1]).join(' ');
            })
            """;

    private final Engine engine =
            Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    private final Context context = Context.newBuilder("js").engine(engine).build();
    private final Value exec = context.eval("js", EXEC);

    /** Start and end of each group, "null" for no match, or the name of the error. */
    String exec(String pattern, String flags, String input, int lastIndex) {
        return exec.execute(pattern, flags, input, lastIndex).asString();
    }

    /** The same from the engine under test. */
    static String ours(String pattern, String flags, String input, int lastIndex) {
        RegExpProgram program;
        try {
            program = RegExpCompiler.compile(pattern, flags);
        } catch (RegExpSyntaxException _) {
            return "SyntaxError";
        }
        return text(RegExpMatcher.match(program, input, lastIndex, MatchBudget.defaults()));
    }

    static String text(int @Nullable [] captures) {
        if (captures == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < captures.length; i += 2) {
            text.append(i == 0 ? "" : " ");
            boolean unset = captures[i] < 0;
            text.append(unset ? "-" : captures[i] + "," + captures[i + 1]);
        }
        return text.toString();
    }

    @Override
    public void close() {
        context.close();
        engine.close();
    }
}
