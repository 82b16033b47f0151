package dev.zts.app.run;

import dev.zts.engine.EngineInfo;
import dev.zts.engine.JitSettings;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.server.HostOptions;
import dev.zts.server.HostState;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.visualizers.report.RunFacts;
import dev.zts.visualizers.timeline.TimelineView;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers what a report tells beside the measurements. */
final class RunFactsOf {
    /** Share of the latency's p99 that the generator's own lateness may have without a word. */
    private static final double LAG_SHARE = 0.1;

    private RunFactsOf() {}

    static RunFacts session(
            HostState host,
            HostOptions options,
            LoadPlan plan,
            Instant startedAt,
            boolean stopped,
            List<GcPause> pauses,
            boolean pausesExact,
            TimelineView view) {
        EngineInfo engine = host.engine();
        Path name = host.folder().getFileName();
        return new RunFacts(
                name == null ? host.folder().toString() : name.toString(),
                engine.name() + " " + engine.version() + ", " + engine.mode(),
                describe(plan),
                startedAt,
                stopped,
                engine.tierNote(),
                environment(host, options),
                pauses,
                pausesExact,
                verdicts(host, view, stopped));
    }

    /** {@return the plan in one line} */
    static String describe(LoadPlan plan) {
        String model =
                switch (plan.model()) {
                    case LoadModel.Open open ->
                            "open model, " + number(open.requestsPerSecond()) + " requests/s";
                    case LoadModel.Closed closed ->
                            "closed model, " + closed.connections() + " connections";
                };
        return model
                + ", "
                + seconds(plan.duration())
                + " after "
                + seconds(plan.warmup())
                + " of warm-up, "
                + plan.mix().size()
                + (plan.mix().size() == 1 ? " kind of request" : " kinds of requests");
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String seconds(Duration duration) {
        return number(duration.toMillis() / 1000.0) + " s";
    }

    private static Map<String, String> environment(HostState host, HostOptions options) {
        Map<String, String> facts = new LinkedHashMap<>();
        Runtime runtime = Runtime.getRuntime();
        facts.put("JDK", System.getProperty("java.vm.vendor") + " " + Runtime.version());
        facts.put(
                "System",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"));
        facts.put("Cores", String.valueOf(runtime.availableProcessors()));
        facts.put("Collector", collectors());
        facts.put("Heap limit", (runtime.maxMemory() >> 20) + " MiB");
        facts.put("Transport", host.transport());
        facts.put("Runtimes", String.valueOf(options.pool().capacity()));
        facts.put("Workers", String.valueOf(options.workers()));
        facts.put("Isolation", options.engine().isolation().name().toLowerCase(Locale.ROOT));
        if (host.engine().name().equals("zts")) {
            facts.put(RunFacts.JIT, JitSettings.inWords(host.engineOptions().jit()));
        }
        facts.put("Workbench", Versions.workbench());
        return facts;
    }

    private static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    /** {@return what makes the figures doubtful, in plain sentences} */
    private static List<String> verdicts(HostState host, TimelineView view, boolean stopped) {
        List<String> verdicts = new ArrayList<>();
        long lag = view.lag().nanosAt(99);
        long latency = view.latency().nanosAt(99);
        if (!view.lag().isEmpty() && lag > latency * LAG_SHARE) {
            verdicts.add(
                    String.format(
                            Locale.ROOT,
                            "The load generator sent late: its lag p99 is %.2f ms, %.0f %% of the"
                                    + " latency p99. Latency counts from the intended send time, so"
                                    + " part of it is the generator's.",
                            lag / 1e6,
                            100.0 * lag / Math.max(1, latency)));
        }
        if (view.notSent() > 0) {
            verdicts.add(
                    view.notSent()
                            + " sends were given up because too many requests were outstanding: the"
                            + " handlers do not keep up with this rate.");
        }
        long broken = host.routes().stream().filter(route -> route.problem() != null).count();
        if (broken > 0) {
            verdicts.add(broken + " of " + host.routes().size() + " routes cannot be loaded.");
        }
        if (view.droppedEvents() > 0) {
            verdicts.add(view.droppedEvents() + " events were dropped and are not in this report.");
        }
        if (stopped) {
            verdicts.add("The run was stopped before its time.");
        }
        return verdicts;
    }
}
