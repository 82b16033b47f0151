package dev.zts.vm;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineInfo;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.Program;
import dev.zts.engine.SourceTree;
import dev.zts.engine.Watchdog;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The zts engine: our own. */
public final class ZtsEngine implements Engine {

    private final EngineOptions options;
    private final Telemetry telemetry;
    private final ConsoleLog console;
    private final Watchdog watchdog = new Watchdog();
    private final Set<Isolate> isolates = ConcurrentHashMap.newKeySet();

    private ZtsEngine(EngineOptions options, Telemetry telemetry, ConsoleLog console) {
        this.options = options;
        this.telemetry = telemetry;
        this.console = console;
    }

    public static Engine create(EngineOptions options, Telemetry telemetry, ConsoleLog console) {
        Training.begin();
        return new ZtsEngine(options, telemetry, console);
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(
                "zts",
                Build.VERSION,
                "interpreted",
                false,
                "zts interprets: this version of it has one tier");
    }

    @Override
    public EngineOptions options() {
        return options;
    }

    @Override
    public Program compile(SourceTree sources) {
        return ZtsProgram.compile(sources);
    }

    @Override
    public Isolate open(Program program) {
        if (!(program instanceof ZtsProgram own)) {
            throw new IllegalArgumentException("not compiled by this engine: " + program);
        }
        // Each turn that fails marks one more entry as hanging, so that the next leaves it out.
        while (true) {
            ZtsIsolate isolate =
                    new ZtsIsolate(own, options, telemetry, console, watchdog, isolates::remove);
            isolates.add(isolate);
            if (isolate.loadEntries()) {
                return isolate;
            }
            isolate.close();
        }
    }

    @Override
    public void close() {
        isolates.forEach(Isolate::close);
        watchdog.close();
    }
}
