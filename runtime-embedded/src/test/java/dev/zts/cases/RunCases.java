package dev.zts.cases;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Runs the cases of a folder on GraalJS by hand: {@code RunCases FOLDER [NAME-START]}. */
final class RunCases {
    private RunCases() {}

    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        String start = arguments.length > 1 ? arguments[1] : "";
        PrintStream out = System.out;
        int files = 0;
        int expectations = 0;
        int failed = 0;
        try (CaseRunner runner = new GraalCaseRunner(root)) {
            for (CaseFile file : new CaseFiles(root).all()) {
                if (file.name().startsWith(start)) {
                    List<String> failures =
                            file.failures(file.answers(runner), Expectation.Dialect.GRAALJS);
                    failures.forEach(out::println);
                    files++;
                    failed += failures.size();
                    expectations += file.expectations().size();
                }
            }
        }
        out.printf("%d cases, %d expectations, %d failed%n", files, expectations, failed);
    }
}
