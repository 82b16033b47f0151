package dev.zts.vm;

import dev.zts.engine.Messages;
import dev.zts.engine.Problem;
import dev.zts.engine.Program;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import dev.zts.telemetry.CompileStats;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.syntax.SyntaxProblem;
import dev.zts.vm.value.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of a folder, compiled: bytecode and the tree of shapes that all isolates of the
 * program share.
 *
 * @param units by path; a broken script has none
 * @param methods of the entries that export functions named after methods
 * @param shapes root of the tree of shapes
 * @param hanging entries whose top level did not end in some isolate; the others do not try again
 * @param jit tiers of its functions
 * @param stats what it took to have the bytecode of each script, by path
 */
record ZtsProgram(
        SourceTree sources,
        List<Problem> problems,
        Map<String, Unit> units,
        Map<String, Set<String>> methods,
        Shape shapes,
        Map<String, Problem> hanging,
        Jit jit,
        Map<String, CompileStats> stats)
        implements Program {

    /** Methods an entry may export functions for, in the order of an Allow field. */
    static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    static ZtsProgram compile(SourceTree sources, Jit jit) {
        return compile(sources, jit, UnitCache.inMemory());
    }

    static ZtsProgram compile(SourceTree sources, Jit jit, UnitCache cache) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Unit> units = new HashMap<>();
        Map<String, Set<String>> methods = new HashMap<>();
        Map<String, CompileStats> stats = new TreeMap<>();
        for (Script script : sources.scripts()) {
            if (!isJavaScript(script.path())) {
                continue;
            }
            try {
                UnitCache.Loaded made = cache.load(script.path(), script.text());
                Unit unit = made.unit();
                units.put(script.path(), unit);
                stats.put(script.path(), made.stats());
                Set<String> answered = script.entry() ? exportedMethods(unit) : Set.of();
                if (!answered.isEmpty()) {
                    methods.put(script.path(), answered);
                }
            } catch (SyntaxProblem e) {
                problems.add(problem(script, e));
            }
        }
        return new ZtsProgram(
                sources,
                List.copyOf(problems),
                Map.copyOf(units),
                Map.copyOf(methods),
                Shape.root(),
                new ConcurrentHashMap<>(),
                jit,
                Collections.unmodifiableMap(stats));
    }

    private static Problem problem(Script script, SyntaxProblem e) {
        String message = "SyntaxError: " + Messages.plain(String.valueOf(e.getMessage()));
        return new Problem(
                script.path(), e.line(), e.column(), message, lineOf(script.text(), e.line()));
    }

    private static Set<String> exportedMethods(Unit unit) {
        Set<String> exported = new LinkedHashSet<>();
        for (Unit.Export export : unit.exports()) {
            String name = export.name();
            if ("default".equals(name)) {
                return Set.of();
            }
            if (name != null && METHODS.contains(name)) {
                exported.add(name);
            }
        }
        if (exported.contains("GET")) {
            exported.add("HEAD");
        }
        return exported;
    }

    /**
     * {@return the functions of the compiled scripts in the order of paths and lines}
     *
     * @param file path of one script, empty for all
     */
    List<FunctionCode> functions(String file) {
        return units.values().stream()
                .filter(unit -> file.isEmpty() || unit.path().equals(file))
                .sorted(Comparator.comparing(Unit::path))
                .flatMap(unit ->
                        unit.functions().stream()
                                .sorted(Comparator.comparingInt(FunctionCode::start)))
                .toList();
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

    /** {@return a line of a script, empty if there is none} */
    String line(String path, int number) {
        return sources.find(path).map(script -> lineOf(script.text(), number)).orElse("");
    }

    private static String lineOf(String text, int number) {
        return text.lines().skip(Math.max(0, number - 1L)).findFirst().orElse("");
    }

    static boolean isJavaScript(String path) {
        return path.endsWith(".js") || path.endsWith(".mjs");
    }
}
