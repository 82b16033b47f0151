package dev.zts.vm;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineInfo;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.JitOptions;
import dev.zts.engine.Program;
import dev.zts.engine.SourceTree;
import dev.zts.engine.Watchdog;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.jit.CompileQueue;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.jit.JitMetrics;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The zts engine: our own. */
public final class ZtsEngine implements Engine {

    private final EngineOptions options;
    private final Telemetry telemetry;
    private final ConsoleLog console;
    private final Watchdog watchdog = new Watchdog();
    private final JitMetrics metrics = new JitMetrics();
    private final CompileQueue queue = new CompileQueue();
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
                mode(options.jit()),
                true,
                "");
    }

    private static String mode(JitOptions jit) {
        if (jit.policy() == JitOptions.Policy.DISABLED) {
            return "interpreted";
        }
        String coverage = jit.coverage().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String tiers = jit.optimize() ? "baseline and optimized" : "baseline";
        return tiers + ", coverage " + coverage;
    }

    @Override
    public EngineOptions options() {
        return options;
    }

    @Override
    public Program compile(SourceTree sources) {
        return ZtsProgram.compile(sources, new Jit(options.jit(), telemetry, metrics, queue));
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
        queue.close();
        watchdog.close();
    }
}
