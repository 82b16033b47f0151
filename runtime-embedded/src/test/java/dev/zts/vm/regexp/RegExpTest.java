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
            return new Row(cells[0], cells[1], unescape(cells[2]), unescape(cells[3]));
        }

        @Override
        public String toString() {
            return "/" + pattern + "/" + flags + " on " + escape(input);
        }
    }

    @Test
    void rows_matchAsExpected() throws IOException {
        List<Row> rows = rows();
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            String actual = ours(row);
            if (!actual.equals(row.expected)) {
                wrong.add(row + ": " + escape(row.expected) + " but was " + escape(actual));
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
                    wrong.add(row + ": " + escape(row.expected) + " but was " + escape(oracle));
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

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case '\\' -> plain.append('\\');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> throw new IllegalArgumentException("no escape in " + text);
            }
        }
        return plain.toString();
    }

    private static String escape(String text) {
        StringBuilder shown = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c < ' ' || c > '~') {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}
