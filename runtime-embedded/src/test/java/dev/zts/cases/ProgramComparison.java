package dev.zts.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Generated programs on two engines, many programs in one global environment. */
final class ProgramComparison {
    private static final int PROGRAMS_PER_CONTEXT = 20;

    /** Of programs that run in compiled code: the module's body is a function, too. */
    private static final int HOT_PER_CONTEXT = 5;

    private ProgramComparison() {}

    /** {@return what zts and GraalJS disagree about, one text for each batch of programs} */
    static List<String> ofEngines(long firstSeed, int programs) {
        try (CaseRunner zts = new ZtsCaseRunner();
                CaseRunner graal = new GraalCaseRunner(CaseFiles.ofResources().root())) {
            return differences(firstSeed, programs, zts, graal);
        }
    }

    /**
     * {@return what the engines disagree about, one text for each batch of programs; empty if they
     * agree on all}
     */
    static List<String> differences(
            long firstSeed, int programs, CaseRunner engine, CaseRunner reference) {
        List<String> differences = new ArrayList<>();
        batches(firstSeed, programs)
                .forEach(batch -> compare(batch, engine, reference, differences));
        return differences;
    }

    private static void compare(
            CaseFile batch, CaseRunner engine, CaseRunner reference, List<String> differences) {
        CompletableFuture<List<String>> other =
                CompletableFuture.supplyAsync(() -> reference.run(batch));
        List<String> actual = engine.run(batch);
        List<String> expected = other.join();
        if (!actual.equals(expected)) {
            differences.add(batch.name() + ": " + difference(expected, actual));
        }
    }

    /** {@return what zts and GraalJS disagree about in programs that run hot} */
    static List<String> ofEnginesHot(long firstSeed, int programs) {
        List<String> differences = new ArrayList<>();
        try (CaseRunner zts = Mode.OPTIMIZED.runner();
                CaseRunner graal = new GraalCaseRunner(CaseFiles.ofResources().root())) {
            hotBatches(firstSeed, programs)
                    .forEach(batch -> compare(batch, zts, graal, differences));
        }
        return differences;
    }

    /** {@return what a mode prints otherwise than the interpreter, one text for each batch} */
    static List<String> ofMode(Mode mode, List<CaseFile> batches) {
        List<String> differences = new ArrayList<>();
        try (CaseRunner interpreter = Mode.INTERPRETER.runner();
                CaseRunner compiled = mode.runner()) {
            batches.forEach(batch -> compare(batch, compiled, interpreter, differences));
        }
        return differences;
    }

    /** {@return the programs of successive seeds, several in a module} */
    static List<CaseFile> batches(long firstSeed, int programs) {
        return batches(firstSeed, programs, PROGRAMS_PER_CONTEXT, ProgramGenerator::program);
    }

    /** {@return the same, fewer in a module} */
    static List<CaseFile> smallBatches(long firstSeed, int programs) {
        return batches(firstSeed, programs, HOT_PER_CONTEXT, ProgramGenerator::program);
    }

    /** {@return the same of programs that run hot and then break what was assumed} */
    static List<CaseFile> hotBatches(long firstSeed, int programs) {
        return batches(firstSeed, programs, HOT_PER_CONTEXT, HotProgram::program);
    }

    private static List<CaseFile> batches(
            long firstSeed, int programs, int together, LongFunction<String> program) {
        List<CaseFile> batches = new ArrayList<>();
        for (int at = 0; at < programs; at += together) {
            long first = firstSeed + at;
            long end = Math.min(first + together, firstSeed + programs);
            StringBuilder module = new StringBuilder();
            LongStream.range(first, end).mapToObj(program).forEach(module::append);
            batches.add(CaseFile.program("seeds-" + first + "-" + (end - 1), module.toString()));
        }
        return batches;
    }

    /** The first line that differs, with the seed line before it. */
    private static String difference(List<String> expected, List<String> actual) {
        String seed = "";
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i) : "(nothing)";
            String found = i < actual.size() ? actual.get(i) : "(nothing)";
            if (wanted.startsWith("seed ")) {
                seed = wanted;
            }
            if (!wanted.equals(found)) {
                return seed + "\n    expected: " + wanted + "\n    actual:   " + found;
            }
        }
        return "no difference";
    }
}
