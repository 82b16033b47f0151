package dev.zts.app.cli;

import dev.zts.app.console.VisibleText;
import dev.zts.server.EngineHost;
import dev.zts.server.HostOptions;
import dev.zts.server.HostState;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code workbench serve FOLDER}: only serves, until it is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Serves a handler folder until Ctrl-C; follows its changes.")
final class ServeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private HostArgs hostArgs = new HostArgs();

    @Mixin private OperationsArgs operations = new OperationsArgs();

    @Parameters(paramLabel = "FOLDER", description = "Folder of handlers.")
    private Path folder = Path.of(".");

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Telemetry telemetry = new Telemetry();
        ConsoleLog console = new ConsoleLog(ConsoleLog.DEFAULT_MAX_CHARS);
        telemetry.addSource(console);
        HostOptions options = operations.applyTo(hostArgs.toOptions());
        EngineHost host = EngineHost.start(folder, options, telemetry, console);
        HostState state = host.state();
        Announcement.print(state, operations.secure() ? "https" : "http", out);
        if (!state.anyUsable()) {
            host.close();
            return ExitCodes.NO_HANDLER;
        }
        ConsoleEcho echo = new ConsoleEcho(console, out);
        FirstAnswerText firstAnswer = new FirstAnswerText(out);
        Sampler sampler =
                Sampler.start(
                        telemetry,
                        frame -> {
                            report(frame, echo, out);
                            firstAnswer.see(frame.coldStart());
                        });
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("zts-shutdown")
                                .unstarted(() -> {
                                    host.close();
                                    sampler.close();
                                    ended.countDown();
                                }));
        ended.await();
        return ExitCodes.OK;
    }

    private static void report(Frame frame, ConsoleEcho echo, PrintWriter out) {
        for (EngineEvent event : frame.events()) {
            switch (event) {
                case EngineEvent.HandlersLoaded loaded ->
                        out.println(
                                "version "
                                        + loaded.version()
                                        + " serves: "
                                        + loaded.files()
                                        + " files, "
                                        + loaded.broken()
                                        + " broken");
                case EngineEvent.HandlerBroken broken ->
                        out.println(
                                VisibleText.of(
                                        broken.file()
                                                + ":"
                                                + broken.line()
                                                + ":"
                                                + broken.column()
                                                + ": "
                                                + broken.message()));
                case EngineEvent.Notice notice -> out.println(VisibleText.of(notice.text()));
                case EngineEvent.RuntimeDiscarded discarded ->
                        out.println(
                                "runtime "
                                        + discarded.isolate()
                                        + " discarded: "
                                        + discarded.reason());
                case EngineEvent.RuntimeTainted tainted ->
                        out.println(
                                "runtime "
                                        + tainted.isolate()
                                        + " tainted: "
                                        + VisibleText.of(tainted.what()));
                case EngineEvent.GcPause _,
                        EngineEvent.ScriptCompiled _,
                        EngineEvent.BytecodeCached _,
                        EngineEvent.TierChanged _,
                        EngineEvent.CompilationRefused _,
                        EngineEvent.CodeEvicted _,
                        EngineEvent.Deoptimized _ -> {}
            }
        }
        echo.print();
        out.flush();
    }
}
