package dev.zts.vm.regexp;

import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times patterns of everyday handlers against java.util.regex in the same run. */
public final class RegExpSpeed {
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 300_000_000L;

    private RegExpSpeed() {}

    public static void main(String[] args) {
        String log =
                "203.0.113.7 - - [21/Nov/2026:07:13:47 +0000] \"GET /items/42?x=1 HTTP/1.1\" 200 512\n"
                        .repeat(300);
        String mail = "some words and then a.b-c@example.org, more words here; ".repeat(450);
        String words = "lorem ipsum dolor warning sit amet error consectetur info ".repeat(450);
        row(
                "route",
                "^/users/([^/]+)/posts/([^/?]+)$",
                "",
                "/users/alice.example/posts/2026-11-21");
        row(
                "log line",
                "(\\S+) \\S+ \\S+ \\[([^\\]]+)\\] \"([A-Z]+) (\\S+) [^\"]*\" (\\d{3}) (\\d+)",
                "",
                log);
        row("email", "[\\w.+-]+@[\\w-]+\\.[\\w.-]+", "", mail);
        row("alternation", "warning|error|fatal|panic", "", words);
        row("words", "\\b(?:warn|err)\\w*\\b", "", words);
        row("no case", "(?:WARNING|ERROR)", "i", words);
        row("lazy", "\\[(.*?)\\]", "", log);
        row("unicode", "\\p{Lu}\\p{Ll}+", "u", log);
        row("literal", "consectetur", "", words);
    }

    private static void row(String name, String pattern, String flags, String input) {
        RegExpProgram program = RegExpCompiler.compile(pattern, flags);
        int javaFlags =
                (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                        | (flags.contains("u") ? Pattern.UNICODE_CASE : 0);
        Pattern java = Pattern.compile(pattern, javaFlags);
        IntSupplier ours = () -> countOurs(program, input);
        IntSupplier theirs = () -> countJava(java, input);
        int matches = ours.getAsInt();
        if (matches != theirs.getAsInt()) {
            throw new IllegalStateException(name + ": " + matches + " matches differ");
        }
        double oursNanos = Double.MAX_VALUE;
        double javaNanos = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            oursNanos = Math.min(oursNanos, nanos(ours));
            javaNanos = Math.min(javaNanos, nanos(theirs));
        }
        System.out.printf(
                "%-12s %6d matches  ours %10.2f us  java %10.2f us  ratio %.2f%n",
                name, matches, oursNanos / 1e3, javaNanos / 1e3, oursNanos / javaNanos);
    }

    private static double nanos(IntSupplier work) {
        long start = System.nanoTime();
        long passes = 0;
        long matches = 0;
        long elapsed;
        do {
            matches += work.getAsInt();
            passes++;
            elapsed = System.nanoTime() - start;
        } while (elapsed < ROUND_NANOS);
        if (matches % passes != 0) {
            throw new IllegalStateException("passes differ");
        }
        return (double) elapsed / passes;
    }

    private static int countOurs(RegExpProgram program, String input) {
        int count = 0;
        int at = 0;
        int[] match;
        while ((match = RegExpMatcher.match(program, input, at, MatchBudget.defaults())) != null) {
            count++;
            at = Math.max(match[1], at + 1);
        }
        return count;
    }

    private static int countJava(Pattern pattern, String input) {
        int count = 0;
        Matcher matcher = pattern.matcher(input);
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
