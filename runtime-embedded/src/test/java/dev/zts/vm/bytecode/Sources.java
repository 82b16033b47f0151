package dev.zts.vm.bytecode;

import dev.zts.vm.lower.Lowering;
import dev.zts.vm.syntax.SyntaxProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every JavaScript file that the tests and the samples have. */
public final class Sources {

    private static final List<Path> FOLDERS =
            List.of(Path.of("src", "test", "resources", "js"), Path.of("..", "sample-handlers"));

    private static final List<Unit> UNITS = compileAll();

    private Sources() {}

    /** {@return those of the files that are programs, compiled} */
    public static List<Unit> units() {
        return UNITS;
    }

    private static List<Unit> compileAll() {
        List<Unit> units = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().matches(".*\\.m?js"))
                        .sorted()
                        .forEach(file -> compile(file, units));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(units);
    }

    private static void compile(Path file, List<Unit> units) {
        try {
            String source = Files.readString(file);
            compile(file, source, true, units);
            compile(file, source, false, units);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path file, String source, boolean module, List<Unit> units) {
        try {
            units.add(Lowering.compile(file.toString(), source, module));
        } catch (SyntaxProblem e) {
            // No such program: a table of snippets, or a module taken as a script.
        }
    }
}
