package dev.zts.app.run;

import dev.zts.engine.Script;
import dev.zts.folder.PlainMix;
import dev.zts.folder.Route;
import dev.zts.load.LoadGenerator;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.load.LoadResult;
import dev.zts.load.LoadRun;
import dev.zts.memory.GcRecorder;
import dev.zts.memory.Nursery;
import dev.zts.server.EngineHost;
import dev.zts.server.HostOptions;
import dev.zts.server.HostState;
import dev.zts.telemetry.Account;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.Ledger;
import dev.zts.telemetry.Pause;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.RequestLog;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import dev.zts.visualizers.report.RunReport;
import dev.zts.visualizers.report.SlowRequest;
import dev.zts.visualizers.timeline.Timeline;
import dev.zts.visualizers.timeline.TimelineView;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * One handler folder served by one host, and the load runs against it. Everything that may take
 * time happens on other threads than the caller's, or says so. Thread-safe.
 */
public final class RunSession implements AutoCloseable {
    /** Rate of the plan that is made up when neither zts.json nor the user gives one. */
    static final double DEFAULT_RATE = 100;

    /** Slowest requests that a report accounts for. */
    static final int REPORTED_SLOWEST = 50;

    private final HostOptions options;
    private final Telemetry telemetry = new Telemetry();
    private final ConsoleLog console = new ConsoleLog(ConsoleLog.DEFAULT_MAX_CHARS);
    private final Timeline timeline = new Timeline();
    private final ExecutorService runner =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("zts-run").factory());
    private final EngineHost host;
    private final Nursery nursery;
    private final Sampler sampler;

    /** Set to have the timeline emptied by the only thread that may write it. */
    private volatile boolean clearTimeline;

    /** Whether the host knows that the warm-up of the first load run is over. */
    private boolean warmedUp;

    private volatile @Nullable ActiveRun active;
    private volatile boolean closed;

    /** A load run and what is known of it beside the frames. */
    private static final class ActiveRun {
        final LoadPlan plan;
        final Instant startedAt = Instant.now();
        final long startedNanos = System.nanoTime();
        volatile @Nullable LoadRun load;
        volatile @Nullable LoadResult result;
        volatile boolean stopWanted;
        volatile List<GcPause> pauses = List.of();

        /** Every stop of all threads, for a collection or not; from notifications until it ends. */
        volatile List<Pause> stops = List.of();

        volatile boolean pausesExact;

        /** Set last: everything above is final once it is. */
        volatile boolean finished;

        volatile long elapsedNanos;

        ActiveRun(LoadPlan plan) {
            this.plan = plan;
        }
    }

    private RunSession(Path folder, HostOptions options) {
        this.options = options;
        telemetry.addSource(console);
        this.nursery = Nursery.watch(telemetry);
        try {
            this.host = EngineHost.start(folder, options, telemetry, console);
        } catch (RuntimeException | Error e) {
            nursery.close();
            runner.shutdown();
            throw e;
        }
        this.sampler = Sampler.start(telemetry, this::accept);
    }

    /**
     * Starts a host for the folder. Takes a second or more; not on the FX thread.
     *
     * @throws dev.zts.folder.FolderException if the folder cannot be used
     * @throws dev.zts.server.ServerStartException if the address cannot be bound
     */
    public static RunSession open(Path folder, HostOptions options) {
        return new RunSession(folder, options);
    }

    private void accept(Frame frame) {
        if (frame.phase() == Phase.MEASURE && !warmedUp) {
            warmedUp = true;
            host.warmedUp();
        }
        if (clearTimeline) {
            clearTimeline = false;
            timeline.clear();
        }
        timeline.append(frame);
    }

    public RunState state() {
        ActiveRun run = active;
        if (closed) {
            return RunState.CLOSED;
        }
        if (run == null) {
            return RunState.READY;
        }
        if (run.finished) {
            return RunState.FINISHED;
        }
        LoadRun load = run.load;
        if (load == null) {
            return RunState.WARMING_UP;
        }
        return switch (load.phase()) {
            case WARMUP -> RunState.WARMING_UP;
            case MEASURE -> RunState.MEASURING;
            case IDLE, DRAIN -> RunState.STOPPING;
        };
    }

    /** {@return what is served now} */
    public HostState host() {
        return host.state();
    }

    /** {@return the paths of all scripts that are served now, in order} */
    public List<String> files() {
        return host.sources().scripts().stream().map(Script::path).sorted().toList();
    }

    /** {@return the text of a script as it is served now, empty if there is none of that path} */
    public String source(String file) {
        return host.sources().find(file).map(Script::text).orElse("");
    }

    /**
     * {@return the functions that are served now, as their engine has them} May take some
     * milliseconds for each; not on the FX thread.
     *
     * @param file path of a script, empty for all
     * @param code whether to list the JVM code too
     */
    public List<FunctionListing> listings(String file, boolean code) {
        return host.listings(file, code);
    }

    /** {@return the settings the host was started with} */
    public HostOptions options() {
        return options;
    }

    /** {@return where parts of the process leave what they measure} */
    public Telemetry telemetry() {
        return telemetry;
    }

    /**
     * {@return the plan of zts.json; what it leaves open is a GET of each plain route, at 100
     * requests a second}
     */
    public LoadPlan defaultPlan() {
        HostState state = host.state();
        List<LoadRequest> given = state.config().mix();
        List<LoadRequest> mix = given.isEmpty() ? PlainMix.of(served(state)) : given;
        LoadPlan plan = state.config().load();
        return plan == null
                ? LoadPlan.of(new LoadModel.Open(DEFAULT_RATE), mix)
                : plan.withMix(mix);
    }

    /** {@return the routes with the methods that their scripts answer} */
    private static List<Route> served(HostState state) {
        return state.routes().stream()
                .map(status ->
                        new Route(
                                status.route().pattern(), status.route().file(), status.methods()))
                .toList();
    }

    /** Clears the timeline and starts a load run. Returns at once. */
    public synchronized CompletableFuture<LoadResult> start(LoadPlan plan) {
        ActiveRun before = active;
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
        if (before != null && !before.finished) {
            throw new IllegalStateException("a run is under way; stop it first");
        }
        ActiveRun run = new ActiveRun(plan);
        active = run;
        telemetry.forgetRequestLogs();
        clearTimeline = true;
        return CompletableFuture.supplyAsync(() -> carryOut(run), runner);
    }

    private LoadResult carryOut(ActiveRun run) {
        try (GcRecorder recorder = GcRecorder.start()) {
            sampler.flush();
            long begun = System.nanoTime();
            LoadRun load = LoadGenerator.start(target(), run.plan, telemetry);
            run.load = load;
            if (run.stopWanted) {
                load.stop();
            }
            LoadResult result = load.done().join();
            run.elapsedNanos = load.elapsedNanos();
            sampler.flush();
            GcRecorder.Recorded recorded = recorder.stop();
            run.pauses = pausesSince(recorded.collections(), begun);
            run.stops = recorded.stops();
            run.pausesExact = true;
            run.result = result;
            return result;
        } finally {
            if (run.elapsedNanos == 0) {
                run.elapsedNanos = System.nanoTime() - run.startedNanos;
            }
            run.finished = true;
        }
    }

    private static List<GcPause> pausesSince(List<GcPause> pauses, long nanos) {
        return pauses.stream().filter(pause -> pause.nanos() - nanos >= 0).toList();
    }

    /** {@return where to send: a host bound to every interface is reached by loopback} */
    private InetSocketAddress target() {
        InetSocketAddress bound = host.state().address();
        return bound.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), bound.getPort())
                : bound;
    }

    /** {@return share of the plan that has passed, 0 to 1} */
    public double progress() {
        ActiveRun run = active;
        if (run == null) {
            return 0;
        }
        if (run.finished) {
            return 1;
        }
        Duration whole = run.plan.warmup().plus(run.plan.duration());
        return Math.min(1, (double) elapsedNanos() / whole.toNanos());
    }

    /** {@return nanoseconds since the run started, of the last one when it is over} */
    public long elapsedNanos() {
        ActiveRun run = active;
        if (run == null) {
            return 0;
        }
        if (run.finished) {
            return run.elapsedNanos;
        }
        LoadRun load = run.load;
        return load == null ? 0 : load.elapsedNanos();
    }

    /** Ends the load run early. Returns at once. */
    public void stop() {
        ActiveRun run = active;
        if (run == null) {
            return;
        }
        run.stopWanted = true;
        LoadRun load = run.load;
        if (load != null) {
            load.stop();
        }
    }

    public Timeline timeline() {
        return timeline;
    }

    public ConsoleLog console() {
        return console;
    }

    /** {@return the results of the last run, or of the one under way so far} */
    public RunReport report() {
        TimelineView view = timeline.view();
        ActiveRun run = active;
        LoadPlan plan = run == null ? defaultPlan() : run.plan;
        LoadResult result = run == null ? null : run.result;
        return new RunReport(
                RunFactsOf.session(
                        host.state(),
                        options,
                        plan,
                        run == null ? Instant.now() : run.startedAt,
                        result != null && result.stopped(),
                        run == null ? List.of() : run.pauses,
                        run != null && run.pausesExact,
                        view),
                view,
                run == null ? List.of() : slowest(run, view, REPORTED_SLOWEST),
                timeline.stacks());
    }

    /**
     * {@return the slowest requests of the run so far, each with the account of its time, slowest
     * first} Searches the logs, some tens of milliseconds; not on the FX thread.
     */
    public List<SlowRequest> slowest(int most) {
        ActiveRun run = active;
        return run == null ? List.of() : slowest(run, timeline.view(), most);
    }

    private List<SlowRequest> slowest(ActiveRun run, TimelineView view, int most) {
        List<RequestLog.Request> requests =
                telemetry.requestLogs().stream()
                        .flatMap(log -> log.slowest().stream())
                        .sorted(
                                Comparator.comparingLong(RequestLog.Request::latencyNanos)
                                        .reversed())
                        .limit(most)
                        .toList();
        List<Pause> stops = run.pausesExact ? run.stops : notified(view);
        return Ledger.join(requests, telemetry.serverLogs(), stops).stream()
                .map(account -> new SlowRequest(label(run.plan, account), account))
                .toList();
    }

    /**
     * {@return the measured requests so far by route, as the handlers served them} Searches the
     * logs, some tens of milliseconds; not on the FX thread.
     */
    public Map<String, HandlerRuns> handlerRuns() {
        ActiveRun run = active;
        return run == null
                ? Map.of()
                : HandlerRuns.join(
                        run.plan,
                        telemetry.requestLogs(),
                        telemetry.serverLogs(),
                        run.startedNanos);
    }

    private static String label(LoadPlan plan, Account account) {
        return plan.mix().get(account.request().route()).route();
    }

    /** {@return pauses as the collectors told them while the run is under way} */
    private static List<Pause> notified(TimelineView view) {
        List<Pause> pauses = new ArrayList<>();
        for (EngineEvent event : view.events()) {
            if (event instanceof GcPause pause) {
                pauses.add(new Pause(pause.nanos(), pause.nanos() + pause.durationNanos()));
            }
        }
        return pauses;
    }

    /** Stops the run, the host and every thread. May take the server's drain time. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        stop();
        runner.close();
        host.close();
        sampler.close();
        nursery.close();
    }

    @Override
    public String toString() {
        return "RunSession[" + Objects.toString(host.state().folder()) + "]";
    }
}
