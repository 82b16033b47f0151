package dev.zts.cases;

import dev.zts.vm.lower.Lowering;
import dev.zts.vm.syntax.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A case as a function that is called several times in one global environment. */
final class Repeated {

    /** The line that ends a round. */
    static final String MARK = "--- end of round ---";

    /** Turns of the queue of jobs after which a case has none left. */
    private static final int TURNS = 60;

    private static final Pattern MODULE_SYNTAX =
            Pattern.compile("^\\s*(import\\s*[\\w{*\"']|export\\b)", Pattern.MULTILINE);

    /** A line that only prints: it can be a function of its own, small enough for any tier. */
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "^(?!.*(?:\\bawait\\b|;\\s*(?:let|const|var|class|function|async)\\b))"
                            + "(print\\(.*\\);)(\\s*(?://.*)?)$",
                    Pattern.MULTILINE);

    private Repeated() {}

    /** {@return whether a function can have the text of a case for its body} */
    static boolean fits(CaseFile file) {
        boolean throwsAtLast = file.expectations().getLast().text().startsWith(CaseRunner.UNCAUGHT);
        return !file.isTable()
                && file.sources().size() == 1
                && !throwsAtLast
                && !file.mainSource().startsWith("#!")
                && !MODULE_SYNTAX.matcher(file.mainSource()).find();
    }

    /** {@return a program that runs a case several times} */
    static CaseFile program(CaseFile file, int rounds) {
        String body = STATEMENT.matcher(file.mainSource()).replaceAll(";(() => { $1 })();$2");
        String plain = module(body, "", rounds);
        String source = isValid(plain) ? plain : module(body, "async ", rounds);
        return new CaseFile(
                file.name(), file.main(), Map.of(file.main(), source), List.of(), List.of());
    }

    private static String module(String body, String kind, int rounds) {
        return """
        const $body = %s() => { %s
        };
        for (let $round = 0; $round < %d; $round++) {
          await $body();
          for (let $turn = 0; $turn < %d; $turn++) await null;
          print('%s');
        }
        """
                .formatted(kind, body, rounds, TURNS, MARK);
    }

    private static boolean isValid(String source) {
        try {
            Lowering.compile("body.js", source, true);
            return true;
        } catch (SyntaxProblem _) {
            return false;
        }
    }

    /** {@return the lines of each round} */
    static List<List<String>> rounds(List<String> lines) {
        List<List<String>> rounds = new ArrayList<>();
        List<String> round = new ArrayList<>();
        for (String line : lines) {
            if (line.equals(MARK)) {
                rounds.add(round);
                round = new ArrayList<>();
            } else {
                round.add(line);
            }
        }
        if (!round.isEmpty()) {
            rounds.add(round);
        }
        return rounds;
    }
}
