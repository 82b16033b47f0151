package dev.zts.graal;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineInfo;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.Program;
import dev.zts.engine.SourceTree;
import dev.zts.engine.Watchdog;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.io.IOAccess;

/** The GraalJS engine. */
public final class GraalEngine implements Engine {
    private static final Map<String, String> OPTIONS =
            Map.ofEntries(
                    Map.entry("js.ecmascript-version", "2025"),
                    Map.entry("js.strict", "true"),
                    Map.entry("js.load", "false"),
                    Map.entry("js.print", "false"),
                    Map.entry("js.console", "false"),
                    Map.entry("js.unhandled-rejections", "handler"));

    private final EngineOptions options;
    private final Telemetry telemetry;
    private final ConsoleLog console;
    private final org.graalvm.polyglot.Engine polyglot;
    private final Prelude prelude = new Prelude();
    private final Watchdog watchdog = new Watchdog();
    private final Set<Isolate> isolates = ConcurrentHashMap.newKeySet();
    private final Compiler compiler;

    private GraalEngine(EngineOptions options, Telemetry telemetry, ConsoleLog console) {
        this.options = options;
        this.telemetry = telemetry;
        this.console = console;
        polyglot =
                org.graalvm.polyglot.Engine.newBuilder("js")
                        .sandbox(SandboxPolicy.CONSTRAINED)
                        .out(OutputStream.nullOutputStream())
                        .err(OutputStream.nullOutputStream())
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
        compiler = new Compiler(newContext(new FolderFileSystem(Map.of())));
    }

    public static Engine create(EngineOptions options, Telemetry telemetry, ConsoleLog console) {
        return new GraalEngine(options, telemetry, console);
    }

    @Override
    public EngineInfo info() {
        String mode = polyglot.getImplementationName();
        boolean compiled = !mode.equals("Interpreted");
        return new EngineInfo(
                "graaljs",
                version(),
                compiled ? mode : "interpreted",
                false,
                compiled
                        ? "Tier changes of GraalJS are not recorded"
                        : "GraalJS runs interpreted in this process: it has one tier");
    }

    /** GraalJS from Maven calls itself a development build; the polyglot jar knows better. */
    private String version() {
        String path = "/META-INF/graalvm/org.graalvm.polyglot/version";
        try (InputStream in = Context.class.getResourceAsStream(path)) {
            return in == null
                    ? polyglot.getVersion()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    @Override
    public EngineOptions options() {
        return options;
    }

    @Override
    public Program compile(SourceTree sources) {
        return compiler.compile(sources);
    }

    @Override
    public Isolate open(Program program) {
        if (!(program instanceof GraalProgram own)) {
            throw new IllegalArgumentException("not compiled by this engine: " + program);
        }
        // Each turn that fails marks one more entry as hanging, so that the next leaves it out.
        while (true) {
            FolderFileSystem files = new FolderFileSystem(own.texts());
            GraalIsolate isolate =
                    new GraalIsolate(
                            own,
                            options,
                            telemetry,
                            console,
                            watchdog,
                            newContext(files),
                            files,
                            prelude,
                            isolates::remove);
            isolates.add(isolate);
            if (isolate.loadEntries()) {
                return isolate;
            }
            isolate.close();
        }
    }

    private Context newContext(FolderFileSystem files) {
        return Context.newBuilder("js")
                .engine(polyglot)
                .sandbox(SandboxPolicy.CONSTRAINED)
                .allowHostAccess(HostAccess.CONSTRAINED)
                .allowIO(IOAccess.newBuilder().fileSystem(files).build())
                .options(OPTIONS)
                .build();
    }

    @Override
    public void close() {
        isolates.forEach(Isolate::close);
        watchdog.close();
        polyglot.close(true);
    }
}
