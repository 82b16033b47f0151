package dev.zts.graal;

import dev.zts.engine.Problem;
import dev.zts.engine.Program;
import dev.zts.engine.SourceTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of a folder, checked by the parser. The scripts themselves stay text: the engine
 * keeps what it parsed of equal text.
 *
 * @param texts what each path reads as when it is imported
 * @param methods of the entries that export functions named after methods
 * @param hanging entries whose top level did not end in some isolate; the others do not try again
 */
record GraalProgram(
        SourceTree sources,
        List<Problem> problems,
        Map<String, String> texts,
        Map<String, Set<String>> methods,
        Map<String, Problem> hanging)
        implements Program {

    /** The name under which a script that exports nothing hands out its handler. */
    static final String HANDLER_EXPORT = "__ztsHandler";

    GraalProgram(
            SourceTree sources,
            List<Problem> problems,
            Map<String, String> texts,
            Map<String, Set<String>> methods) {
        this(
                sources,
                List.copyOf(problems),
                new HashMap<>(texts),
                Map.copyOf(methods),
                new ConcurrentHashMap<>());
    }

    @Override
    public Set<String> methods(String entry) {
        return methods.getOrDefault(entry, Set.of());
    }

    /** {@return the problem of a broken script, null if it has none} */
    @Nullable Problem problemOf(String path) {
        for (Problem problem : problems) {
            if (problem.file().equals(path)) {
                return problem;
            }
        }
        return null;
    }

    /** {@return a line of a script as it is in the folder, empty if there is none} */
    String line(String path, int number) {
        return sources.find(path)
                .flatMap(script -> script.text().lines().skip(number - 1L).findFirst())
                .orElse("");
    }
}
