package dev.zts.cases;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A case: a program with the lines that it prints, or snippets with their verdicts.
 *
 * @param name topic and case, {@code array/flat}
 * @param main the path of the main module among the sources
 * @param sources all modules of the case by path
 * @param snippets what to parse; empty if the case is a program
 * @param expectations one for each line of the program, or one for each snippet
 */
record CaseFile(
        String name,
        String main,
        Map<String, String> sources,
        List<String> snippets,
        List<Expectation> expectations) {

    CaseFile {
        sources = Map.copyOf(new TreeMap<>(sources));
        snippets = List.copyOf(snippets);
        expectations = List.copyOf(expectations);
        if (!sources.containsKey(main)) {
            throw new IllegalArgumentException("no source " + main + " in " + sources.keySet());
        }
        if (!snippets.isEmpty() && snippets.size() != expectations.size()) {
            throw new IllegalArgumentException("a snippet without verdict in " + main);
        }
    }

    /** {@return a program of one module that nothing is known about} */
    static CaseFile program(String name, String source) {
        String main = name + ".js";
        return new CaseFile(name, main, Map.of(main, source), List.of(), List.of());
    }

    /** {@return the text of the main module} */
    String mainSource() {
        String text = sources.get(main);
        if (text == null) {
            throw new AssertionError(main);
        }
        return text;
    }

    boolean isTable() {
        return !snippets.isEmpty();
    }

    /** {@return what the engine says, one answer for each expectation if all is well} */
    List<String> answers(CaseRunner runner) {
        return isTable() ? snippets.stream().map(runner::verdict).toList() : runner.run(this);
    }

    /**
     * {@return the answers that are not the expected ones, one text each; empty if the case passes}
     */
    List<String> failures(List<String> answers, Expectation.Dialect dialect) {
        List<String> shown = answers.stream().map(Lines::visible).toList();
        int count = Math.max(shown.size(), expectations.size());
        return java.util.stream.IntStream.range(0, count)
                .filter(i -> !agrees(shown, i, dialect))
                .mapToObj(i -> failure(shown, i, dialect))
                .toList();
    }

    private boolean agrees(List<String> answers, int at, Expectation.Dialect dialect) {
        return at < answers.size()
                && at < expectations.size()
                && expectations.get(at).agrees(answers.get(at), dialect);
    }

    private String failure(List<String> answers, int at, Expectation.Dialect dialect) {
        String actual = at < answers.size() ? answers.get(at) : "(nothing)";
        if (at >= expectations.size()) {
            return main + ": expected nothing more\n    actual:   " + actual;
        }
        Expectation wanted = expectations.get(at);
        String place = main + ":" + wanted.line();
        return place + "\n    expected: " + wanted.of(dialect) + "\n    actual:   " + actual;
    }
}
