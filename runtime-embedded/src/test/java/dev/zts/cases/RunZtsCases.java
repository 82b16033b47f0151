package dev.zts.cases;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the cases of a folder on zts by hand: {@code RunZtsCases FOLDER [NAME-START]}. */
final class RunZtsCases {
    private RunZtsCases() {}

    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        String start = arguments.length > 1 ? arguments[1] : "";
        PrintStream out = System.out;
        Map<String, int[]> topics = new TreeMap<>();
        try (CaseRunner runner = new ZtsCaseRunner()) {
            for (CaseFile file : new CaseFiles(root).all()) {
                if (file.name().startsWith(start)) {
                    String topic = file.name().substring(0, file.name().indexOf('/'));
                    int[] sums = topics.computeIfAbsent(topic, _ -> new int[3]);
                    sums[0]++;
                    sums[1] += file.expectations().size();
                    sums[2] += failures(runner, file, out);
                }
            }
        }
        topics.forEach((topic, sums) ->
                out.printf(
                        "%-16s %4d cases, %5d expectations, %5d failed%n",
                        topic, sums[0], sums[1], sums[2]));
    }

    private static int failures(CaseRunner runner, CaseFile file, PrintStream out) {
        try {
            List<String> failures =
                    file.failures(file.answers(runner), Expectation.Dialect.ECMASCRIPT);
            failures.forEach(out::println);
            return failures.size();
        } catch (IllegalStateException e) {
            Throwable cause =
                    e.getCause() == null || e.getCause().getCause() == null
                            ? e
                            : e.getCause().getCause();
            out.println(file.name() + ": " + cause);
            for (int i = 0; i < Math.min(6, cause.getStackTrace().length); i++) {
                out.println("        " + cause.getStackTrace()[i]);
            }
            return file.expectations().size();
        }
    }
}
