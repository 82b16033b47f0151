package dev.zts.app.cli;

import dev.zts.app.run.RunSession;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadResult;
import dev.zts.server.HostState;
import dev.zts.visualizers.report.FlameFile;
import dev.zts.visualizers.report.HtmlReport;
import dev.zts.visualizers.report.JsonReport;
import dev.zts.visualizers.report.RunReport;
import dev.zts.visualizers.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code workbench run FOLDER}: a run without a window. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Serves a handler folder, fires load at it, prints a summary and writes reports.",
            "Results go to standard output, progress to standard error."
        })
final class RunCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Folder of handlers.")
    private Path folder = Path.of(".");

    @Mixin private LoadArgs loadArgs = new LoadArgs();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a self-contained HTML report.")
    private @Nullable Path html;

    @Option(
            names = "--json",
            paramLabel = "FILE.json",
            description = "Write the results as JSON (docs/report-schema.json).")
    private @Nullable Path json;

    @Option(
            names = "--flame",
            paramLabel = "FILE",
            description =
                    "Write a flame graph of the handlers' JavaScript stacks, frames coloured by"
                            + " tier: FILE.svg for browsers, FILE.collapsed for other tools.")
    private @Nullable Path flame;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no progress.")
    private boolean quiet;

    @Mixin private HostArgs hostArgs = new HostArgs();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        loadArgs.requireSound();
        requireWritable(html);
        requireWritable(json);
        requireFlameForm();
        requireWritable(flame);
        try (RunSession session = RunSession.open(folder, hostArgs.toOptions())) {
            HostState host = session.host();
            Announcement.print(host, err);
            if (!host.anyUsable()) {
                err.println("workbench: no handler of " + folder + " loads.");
                return ExitCodes.NO_HANDLER;
            }
            LoadPlan plan = loadArgs.applyTo(session.defaultPlan());
            Thread stopOnSignal = Thread.ofPlatform().name("zts-stop").unstarted(session::close);
            Runtime.getRuntime().addShutdownHook(stopOnSignal);
            await(session, session.start(plan), Progress.on(err, quiet));
            Runtime.getRuntime().removeShutdownHook(stopOnSignal);
            write(session.report(), out, err);
        }
        return ExitCodes.OK;
    }

    private void requireFlameForm() {
        if (flame == null) {
            return;
        }
        try {
            FlameFile.requireForm(flame);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--flame': " + wrong.getMessage(),
                    wrong);
        }
    }

    private void write(RunReport report, PrintWriter out, PrintWriter err) throws IOException {
        out.print(TextReport.toText(report));
        out.flush();
        if (html != null) {
            HtmlReport.write(report, html);
        }
        if (json != null) {
            JsonReport.write(report, json);
        }
        if (flame != null) {
            FlameFile.write(report, flame);
            if (report.stacks().total() == 0) {
                err.println("workbench: no JavaScript stack was sampled; " + flame + " has none");
                err.flush();
            }
        }
    }

    private static void await(
            RunSession session, CompletableFuture<LoadResult> run, Progress progress) {
        try {
            while (true) {
                try {
                    run.get(Progress.INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    progress.show(session);
                }
            }
        } catch (InterruptedException e) {
            session.stop();
            run.join();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CompletionException(e.getCause());
        } finally {
            progress.end();
        }
    }

    /** A run is not begun if its results could not be kept. */
    static void requireWritable(@Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IOException(
                    "cannot write "
                            + file
                            + ": "
                            + folder
                            + " is no folder that can be written to");
        }
        if (Files.isDirectory(file)) {
            throw new IOException("cannot write " + file + ": it is a folder; name a file");
        }
    }
}
