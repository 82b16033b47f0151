package dev.zts.vm.regexp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;

/**
 * The table matches.txt: pattern, flags, input and the expected match, between tabs. A match is its
 * index and the captures between bars, ~ for one that took no part. Input and match are escaped.
 */
final class RegExpTest {
    private static final int LEAST_ROWS = 600;

    private static final String EXEC =
            """
            (pattern, flags, input) => {
              const m = new RegExp(pattern, flags).exec(input);
              return m === null ? 'null'
                  : m.index + ':' + Array.from(m, c => c === undefined ? '~' : c).join('|');
            }
            """;

    private record Row(String pattern, String flags, String input, String expected) {
        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(
                    cells[0], cells[1], TestText.unescape(cells[2]), TestText.unescape(cells[3]));
        }

        @Override
        public String toString() {
            return "/" + pattern + "/" + flags + " on " + TestText.escape(input);
        }
    }

    @Test
    void rows_matchAsExpected() throws IOException {
        List<Row> rows = rows();
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            String actual = ours(row);
            if (!actual.equals(row.expected)) {
                wrong.add(
                        row
                                + ": "
                                + TestText.escape(row.expected)
                                + " but was "
                                + TestText.escape(actual));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(rows).hasSizeGreaterThan(LEAST_ROWS);
    }

    @Test
    void rows_matchInGraalJsToo() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Engine engine =
                        Engine.newBuilder("js")
                                .option("engine.WarnInterpreterOnly", "false")
                                .build();
                Context context = Context.newBuilder("js").engine(engine).build()) {
            Value exec = context.eval("js", EXEC);
            for (Row row : rows()) {
                String oracle = exec.execute(row.pattern, row.flags, row.input).asString();
                if (!oracle.equals(row.expected)) {
                    wrong.add(
                            row
                                    + ": "
                                    + TestText.escape(row.expected)
                                    + " but was "
                                    + TestText.escape(oracle));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static String ours(Row row) {
        RegExpProgram program = RegExpCompiler.compile(row.pattern, row.flags);
        int[] match = RegExpMatcher.match(program, row.input, 0, MatchBudget.defaults());
        if (match == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder().append(match[0]).append(':');
        for (int i = 0; i < match.length; i += 2) {
            text.append(i == 0 ? "" : "|");
            text.append(match[i] < 0 ? "~" : row.input.substring(match[i], match[i + 1]));
        }
        return text.toString();
    }

    private static List<Row> rows() throws IOException {
        try (InputStream file = RegExpTest.class.getResourceAsStream("matches.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("# ")).map(Row::of).toList();
        }
    }
}
