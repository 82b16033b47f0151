package dev.zts.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a module with the functions of the cases: {@code RunZts FILE}. */
final class RunZts {
    private RunZts() {}

    public static void main(String[] arguments) throws IOException {
        String source = Files.readString(Path.of(arguments[0]));
        try (CaseRunner runner = new ZtsCaseRunner(JitArguments.options())) {
            runner.run(CaseFile.program("x", source)).forEach(System.out::println);
        }
    }
}
