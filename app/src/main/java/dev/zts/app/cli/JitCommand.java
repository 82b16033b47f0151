package dev.zts.app.cli;

import dev.zts.app.console.VisibleText;
import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.Isolate;
import dev.zts.engine.JitOptions;
import dev.zts.engine.JitOptions.Coverage;
import dev.zts.engine.JitSettings;
import dev.zts.engine.JsRequest;
import dev.zts.engine.Problem;
import dev.zts.engine.Program;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.JitListing;
import dev.zts.vm.Listing;
import dev.zts.vm.ZtsEngine;
import dev.zts.web.Headers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the compiler of zts makes of a script. */
@Command(
        name = "jit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints each function of a script: its bytecode, its tier, and the JVM code made of it.",
            "Without --calls nothing is run and every function is compiled at once. '!' marks an"
                    + " instruction that keeps its function interpreted."
        })
final class JitCommand implements Callable<Integer> {
    private static final int MOST_NAMES = 20;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A JavaScript file.")
    private Path file = Path.of(".");

    @Option(names = "--function", paramLabel = "NAME", description = "Only functions of this name.")
    private @Nullable String function;

    @Option(
            names = "--coverage",
            paramLabel = "SET",
            converter = JitArgs.Coverages.class,
            description = "Opcodes that compile: seed, seed-strict or full. Default: seed.")
    private @Nullable Coverage coverage;

    @Option(
            names = "--calls",
            paramLabel = "N",
            converter = JitArgs.Thresholds.class,
            description =
                    "Call the file's handler with GET / so many times first, and print the tiers"
                            + " that its functions have reached then.")
    private @Nullable Integer calls;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is no file");
        }
        String name = String.valueOf(file.getFileName());
        String source = Files.readString(file);
        PrintWriter err = spec.commandLine().getErr();
        List<Problem> problems = Listing.of(name, source).problems();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> err.println(VisibleText.of(problem.render())));
            err.flush();
            return ExitCodes.FAILED;
        }
        List<FunctionListing> all =
                calls == null
                        ? JitListing.of(name, source, options())
                        : listingsAfter(calls, new Script(name, source, true), err);
        return print(all, source.lines().toList());
    }

    /** {@return options under which runs repeat} */
    private JitOptions options() {
        JitSettings given = new JitSettings(null, null, null, coverage, true, null);
        try {
            return given.over(JitSettings.ofEnvironment(System.getenv()))
                    .applyTo(JitOptions.defaults());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private List<FunctionListing> listingsAfter(int times, Script script, PrintWriter err) {
        EngineOptions options = EngineOptions.defaults().withJit(options());
        ConsoleLog console = new ConsoleLog(ConsoleLog.DEFAULT_MAX_CHARS);
        try (Engine engine = ZtsEngine.create(options, new Telemetry(), console)) {
            Program program = engine.compile(new SourceTree(1, List.of(script)));
            try (Isolate isolate = engine.open(program)) {
                isolate.problems()
                        .forEach(problem -> err.println(VisibleText.of(problem.render())));
                call(isolate, script.path(), times, err);
                return engine.listings(program, script.path(), true);
            }
        }
    }

    /** Runs the handler; of its failures the first is told. */
    private static void call(Isolate isolate, String entry, int times, PrintWriter err) {
        boolean told = false;
        for (int i = 0; i < times && isolate.usable(); i++) {
            HandlerResult result = isolate.run(entry, request(i));
            isolate.settle();
            if (!told && result instanceof HandlerResult.Failed failed) {
                told = true;
                err.println("workbench: call " + (i + 1) + ": " + VisibleText.of(failed.message()));
            }
        }
    }

    private static JsRequest request(int number) {
        return JsRequest.of(
                "jit-" + number,
                "GET",
                "/",
                "/",
                "",
                "http://127.0.0.1",
                new Headers(),
                Map.of(),
                new byte[0]);
    }

    private int print(List<FunctionListing> all, List<String> source) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<FunctionListing> wanted =
                all.stream()
                        .filter(one -> function == null || function.equals(one.function()))
                        .toList();
        out.print(
                wanted.stream()
                        .map(one -> FunctionText.of(one, source))
                        .collect(Collectors.joining("\n")));
        out.flush();
        if (wanted.isEmpty()) {
            err.println(
                    "workbench: there is no function "
                            + (function == null ? "" : VisibleText.of(function) + " ")
                            + "in "
                            + file
                            + names(all));
        }
        err.flush();
        return wanted.isEmpty() ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private static String names(List<FunctionListing> all) {
        List<String> names = all.stream().map(FunctionText::name).distinct().toList();
        if (names.isEmpty()) {
            return "";
        }
        return "; it has "
                + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? " and others" : "");
    }
}
