package dev.zts.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the comments of a case file. The form is described in the folder's {@code README.md}. */
final class CaseParser {
    private static final Pattern TABLE = Pattern.compile("^// table\\b");
    private static final Pattern ERROR = Pattern.compile("// error: (.+?)\\s*$");
    private static final Pattern THROWS = Pattern.compile("// throws: (.+?)\\s*$");
    private static final Pattern EXPECT = Pattern.compile("// expect:(?: (.*?))?\\s*$");
    private static final Pattern GRAALJS = Pattern.compile("\\s*// graaljs: (.*?)\\s*$");
    private static final Pattern VERDICT =
            Pattern.compile("// (accept|SyntaxError(?: \\d+:\\d+)?)\\s*$");

    private final String name;
    private final String main;
    private final Map<String, String> sources;
    private final List<Expectation> expectations = new ArrayList<>();

    private CaseParser(String name, String main, Map<String, String> sources) {
        this.name = name;
        this.main = main;
        this.sources = sources;
    }

    static CaseFile parse(String name, String main, Map<String, String> sources) {
        return new CaseParser(name, main, sources).parse();
    }

    private CaseFile parse() {
        String text = sources.get(main);
        if (text == null) {
            throw new IllegalArgumentException("no " + main);
        }
        List<String> lines = text.lines().toList();
        List<String> snippets = TABLE.matcher(text).find() ? table(lines) : program(text, lines);
        if (expectations.isEmpty()) {
            throw new IllegalArgumentException(main + " expects nothing");
        }
        return new CaseFile(name, main, sources, snippets, expectations);
    }

    private List<String> program(String text, List<String> lines) {
        String uncaught = null;
        int uncaughtLine = 0;
        List<String> snippets = List.of();
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutDeviation(lines.get(i));
            Matcher expect = EXPECT.matcher(line);
            Matcher error = ERROR.matcher(line);
            Matcher thrown = THROWS.matcher(line);
            if (expect.find()) {
                String expected = expect.group(1);
                expectations.add(new Expectation(i + 1, expected == null ? "" : expected));
            } else if (error.find()) {
                snippets = List.of(text);
                expectations.add(new Expectation(i + 1, error.group(1)));
            } else if (thrown.find()) {
                uncaught = CaseRunner.UNCAUGHT + thrown.group(1);
                uncaughtLine = i + 1;
            }
            deviation(lines.get(i));
        }
        if (uncaught != null) {
            expectations.add(new Expectation(uncaughtLine, uncaught));
        }
        return snippets;
    }

    private List<String> table(List<String> lines) {
        List<String> snippets = new ArrayList<>();
        StringBuilder snippet = new StringBuilder();
        for (int i = 1; i < lines.size(); i++) {
            String line = withoutDeviation(lines.get(i));
            Matcher verdict = VERDICT.matcher(line);
            if (verdict.find()) {
                snippet.append(line, 0, verdict.start());
                snippets.add(snippet.toString().stripTrailing());
                snippet.setLength(0);
                expectations.add(new Expectation(i + 1, verdict.group(1)));
                deviation(lines.get(i));
            } else if (!line.isBlank() || !snippet.isEmpty()) {
                snippet.append(line).append('\n');
            }
        }
        if (!snippet.isEmpty()) {
            throw new IllegalArgumentException(main + " ends without verdict: " + snippet);
        }
        return snippets;
    }

    private static String withoutDeviation(String line) {
        return GRAALJS.matcher(line).replaceFirst("");
    }

    /** A deviation belongs to the expectation before it. */
    private void deviation(String line) {
        Matcher matcher = GRAALJS.matcher(line);
        if (matcher.find()) {
            Expectation last = expectations.removeLast();
            expectations.add(last.withGraaljs(matcher.group(1)));
        }
    }
}
