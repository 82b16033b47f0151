package dev.zts.vm;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineInfo;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.JitOptions;
import dev.zts.engine.Program;
import dev.zts.engine.SourceTree;
import dev.zts.engine.Watchdog;
import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.CompileStats;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.EngineSource.Counts;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.jit.CompileQueue;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.jit.JitMetrics;
import dev.zts.vm.jit.Listings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The zts engine: our own. */
public final class ZtsEngine implements Engine {

    private final EngineOptions options;
    private final Telemetry telemetry;
    private final ConsoleLog console;
    private final Watchdog watchdog = new Watchdog();
    private final JitMetrics metrics = new JitMetrics();
    private final CompileQueue queue = new CompileQueue();
    private final UnitCache units;
    private final EngineSource source;

    private ZtsEngine(EngineOptions options, Telemetry telemetry, ConsoleLog console) {
        this.options = options;
        this.telemetry = telemetry;
        this.console = console;
        units = UnitCache.in(options.bytecodeCache(), telemetry::publish);
        source = new EngineSource(options.jit(), metrics, queue, units);
    }

    public static Engine create(EngineOptions options, Telemetry telemetry, ConsoleLog console) {
        Training.begin();
        ZtsEngine engine = new ZtsEngine(options, telemetry, console);
        telemetry.addSource(engine.source);
        return engine;
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("zts", Build.VERSION, mode(options.jit()), true, "");
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
        ZtsProgram program =
                ZtsProgram.compile(
                        sources, new Jit(options.jit(), telemetry, metrics, queue), units);
        if (options.jit().profile()) {
            program.stats().forEach(this::publish);
        }
        return program;
    }

    private void publish(String file, CompileStats stats) {
        telemetry.publish(new EngineEvent.ScriptCompiled(System.nanoTime(), file, stats));
    }

    @Override
    public Isolate open(Program program) {
        ZtsProgram own = own(program);
        // Each turn that fails marks one more entry as hanging, so that the next leaves it out.
        while (true) {
            ZtsIsolate isolate = new ZtsIsolate(own, options, telemetry, console, watchdog, source);
            source.opened(isolate);
            if (isolate.loadEntries()) {
                return isolate;
            }
            isolate.close();
        }
    }

    private static ZtsProgram own(Program program) {
        if (program instanceof ZtsProgram own) {
            return own;
        }
        throw new IllegalArgumentException("not compiled by zts: " + program);
    }

    @Override
    public List<FunctionListing> listings(Program program, String file, boolean code) {
        ZtsProgram own = own(program);
        Map<FunctionCode, Counts> unreported = source.unreported(own);
        List<FunctionListing> listings = new ArrayList<>();
        for (FunctionCode function : own.functions(file)) {
            Counts counts = unreported.getOrDefault(function, Counts.NONE);
            listings.add(
                    Listings.of(own.jit(), function, counts.calls(), counts.backEdges(), code));
        }
        return listings;
    }

    @Override
    public BytecodeState bytecode() {
        return units.state();
    }

    @Override
    public void warmedUp() {
        source.warmedUp();
    }

    @Override
    public void close() {
        telemetry.removeSource(source);
        source.isolates().forEach(Isolate::close);
        source.close();
        queue.close();
        watchdog.close();
    }
}
