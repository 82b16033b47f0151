package dev.zts.vm.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cases of {@code resources/syntax}. */
final class Cases {

    /**
     * A source text.
     *
     * @param alone true if zts refuses what GraalJS accepts
     * @param problem place and message, null if the source is accepted
     */
    record Case(String source, boolean module, boolean alone, @Nullable String problem) {}

    private Cases() {}

    static List<Case> accepted() {
        return read("accept.txt");
    }

    static List<Case> refused() {
        return read("reject.txt");
    }

    private static List<Case> read(String file) {
        List<Case> found = new ArrayList<>();
        for (String line : text(file).split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("    ")) {
                Case last = found.removeLast();
                found.add(new Case(last.source, last.module, last.alone, line.strip()));
                continue;
            }
            boolean alone = line.startsWith("+");
            String rest = alone ? line.substring(1) : line;
            String source = rest.substring(2).replace("\\n", "\n").replace("\\2028", "\u2028");
            found.add(new Case(source, rest.startsWith("m"), alone, null));
        }
        return found;
    }

    static String text(String file) {
        try (InputStream in = Cases.class.getResourceAsStream("/syntax/" + file)) {
            if (in == null) {
                throw new AssertionError(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return place and message of the refusal, null if the source is accepted} */
    static @Nullable String problem(String source, boolean module) {
        try {
            parse(source, module);
            return null;
        } catch (SyntaxProblem e) {
            return e.line() + ":" + e.column() + " " + e.message();
        }
    }

    static Ast.Program parse(String source, boolean module) {
        return module ? Parser.parseModule("a.js", source) : Parser.parseScript("a.js", source);
    }
}
