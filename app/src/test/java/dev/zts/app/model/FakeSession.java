package dev.zts.app.model;

import dev.zts.app.run.RunState;
import dev.zts.engine.EngineInfo;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Problem;
import dev.zts.folder.FolderConfig;
import dev.zts.folder.Route;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.load.LoadResult;
import dev.zts.server.HostState;
import dev.zts.server.RouteStatus;
import dev.zts.telemetry.Account;
import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.ColdStart;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.JitState;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.LoadState;
import dev.zts.telemetry.MemoryState;
import dev.zts.telemetry.NurseryState;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.RequestLog;
import dev.zts.telemetry.RouteFrame;
import dev.zts.telemetry.RuntimeStats;
import dev.zts.telemetry.ServerLog;
import dev.zts.visualizers.report.RunFacts;
import dev.zts.visualizers.report.RunReport;
import dev.zts.visualizers.report.SlowRequest;
import dev.zts.visualizers.timeline.Timeline;
import dev.zts.visualizers.timeline.TimelineView;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A session without a server: tests say what happens in it, frame by frame. */
public final class FakeSession implements Session {
    private static final long INTERVAL = 50_000_000;

    private final LoadPlan plan =
            LoadPlan.of(new LoadModel.Open(500), List.of(LoadRequest.get("/items")));
    private final Timeline timeline = new Timeline();
    private final ConsoleLog console = new ConsoleLog(1 << 20);
    private volatile RunState state = RunState.READY;
    private volatile HostState host;
    private volatile long elapsed;
    private final AtomicInteger searches = new AtomicInteger();
    private volatile boolean closed;
    private volatile @Nullable LoadPlan started;
    private CompletableFuture<LoadResult> done = new CompletableFuture<>();
    private volatile @Nullable FakeTiers tiers;
    private final AtomicInteger listed = new AtomicInteger();
    private long sequence;

    public FakeSession(Path folder) {
        host = host(folder, 1, List.of(route("/items", null, null)), List.of());
    }

    public static RouteStatus route(
            String pattern, @Nullable Problem problem, @Nullable Problem pending) {
        return new RouteStatus(
                new Route(pattern, "api" + pattern.replace(":", "_") + ".js", Set.of()),
                Set.of("GET", "POST"),
                problem,
                pending);
    }

    public static HostState host(
            Path folder, int version, List<RouteStatus> routes, List<Problem> problems) {
        return new HostState(
                folder,
                version,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 41234),
                "nio",
                new EngineInfo("graaljs", "25.0.3", "interpreted", false, "It is not told here."),
                EngineOptions.defaults(),
                routes,
                null,
                FolderConfig.empty(),
                problems,
                false);
    }

    /** Makes the engine one that compiles, and frames tell of {@link FakeTiers}. */
    public void compile() {
        HostState now = host;
        tiers = new FakeTiers();
        host =
                new HostState(
                        now.folder(),
                        now.version(),
                        now.address(),
                        now.transport(),
                        new EngineInfo("zts", "0.1.0", "lazy", true, ""),
                        now.engineOptions(),
                        now.routes(),
                        now.staticRoot(),
                        now.config(),
                        now.problems(),
                        now.sourceMissing());
    }

    /** Makes the host say something else from now on. */
    public void setHost(HostState now) {
        host = now;
    }

    public void setState(RunState now) {
        state = now;
    }

    public @Nullable LoadPlan started() {
        return started;
    }

    public boolean closed() {
        return closed;
    }

    public ConsoleLog console() {
        return console;
    }

    /** Appends frames of a run at 100 responses each, one of which failed. */
    public void feed(int frames) {
        for (int i = 0; i < frames; i++) {
            timeline.append(frame());
        }
        elapsed = sequence * INTERVAL;
    }

    /** Ends the run as if its time were over. */
    public void finish() {
        state = RunState.FINISHED;
        done.complete(
                new LoadResult(elapsed, 100, 100, 100, 1, 0, Map.of("status.500", 1L), false));
    }

    private Frame frame() {
        Histogram histogram = LatencySnapshot.newHistogram();
        for (int i = 1; i <= 100; i++) {
            histogram.recordValue(i * 100_000L + sequence * 1_000);
        }
        LatencySnapshot latency = LatencySnapshot.of(histogram);
        long nanos = 1_000_000_000L + sequence * INTERVAL;
        long used = (sequence % 40) << 20;
        return new Frame(
                sequence++,
                nanos,
                sequence * INTERVAL,
                INTERVAL,
                Phase.MEASURE,
                latency,
                latency,
                latency,
                List.of(new RouteFrame("GET /items", 100, 1, latency, latency)),
                Map.of("status.500", 1L),
                Map.of("handler.exception", 1L),
                new LoadState(100, 100, 100, 0, 3, 8),
                new PoolState(4, 4, 2, 0, 1, sequence * 100, 0, 0, 0, 0, 0, LatencySnapshot.EMPTY),
                new NurseryState(
                        used,
                        64 << 20,
                        120 << 20,
                        256 << 20,
                        1 << 20,
                        0,
                        Map.of(Owner.ISOLATES, used / 2, Owner.SERVER, used / 2),
                        sequence / 40,
                        sequence / 40 * 3_000_000),
                Map.of(),
                events(nanos),
                0,
                JitState.NONE,
                tiers == null ? List.of() : tiers.stacks(sequence),
                Map.of(),
                RuntimeStats.NONE,
                MemoryState.NONE,
                BytecodeState.NONE,
                ColdStart.NONE);
    }

    private List<EngineEvent> events(long nanos) {
        if (tiers != null) {
            return tiers.events(sequence, nanos);
        }
        return sequence % 40 == 39
                ? List.of(
                        new EngineEvent.GcPause(
                                nanos,
                                3_000_000,
                                "G1 Young Generation",
                                "G1 Evacuation Pause",
                                true,
                                40 << 20,
                                2 << 20),
                        new EngineEvent.RuntimeTainted(nanos, 7, "/items", "globalThis.cache"))
                : List.of();
    }

    @Override
    public RunState state() {
        return state;
    }

    @Override
    public HostState host() {
        return host;
    }

    @Override
    public LoadPlan defaultPlan() {
        return plan;
    }

    @Override
    public CompletableFuture<LoadResult> start(LoadPlan wanted) {
        started = wanted;
        timeline.clear();
        sequence = 0;
        elapsed = 0;
        done = new CompletableFuture<>();
        state = RunState.MEASURING;
        return done;
    }

    @Override
    public double progress() {
        return state == RunState.FINISHED ? 1 : elapsed / 12e9;
    }

    @Override
    public long elapsedNanos() {
        return elapsed;
    }

    @Override
    public void stop() {
        state = RunState.FINISHED;
        done.complete(new LoadResult(elapsed, 100, 100, 100, 0, 0, Map.of(), true));
    }

    @Override
    public long revision() {
        return timeline.revision();
    }

    @Override
    public TimelineView view() {
        return timeline.view();
    }

    @Override
    public List<ConsoleLog.Line> consoleSince(long from) {
        return console.since(from);
    }

    @Override
    public long consoleDropped() {
        return console.dropped();
    }

    @Override
    public RunReport report() {
        return new RunReport(
                new RunFacts(
                        "shop",
                        "graaljs 25.0.3",
                        "500 requests/s for 10 s",
                        Instant.EPOCH,
                        false,
                        "It is not told here.",
                        Map.of(),
                        List.of(),
                        false,
                        List.of()),
                view(),
                List.of());
    }

    /** A request of 30 ms, of which the handler had 25; none before the first frame. */
    @Override
    public List<SlowRequest> slowest(int most) {
        searches.incrementAndGet();
        return sequence == 0 ? List.of() : List.of(slow());
    }

    /** {@return how often the slowest requests were asked for} */
    public int searches() {
        return searches.get();
    }

    private static SlowRequest slow() {
        long ms = 1_000_000;
        return new SlowRequest(
                "GET /items",
                new Account(
                        new RequestLog.Request(0, 1, 0, 500, 0, 0, 0, 30 * ms),
                        new ServerLog.Served(0, 1, 500, 0, 0, 0, 0, 0),
                        Map.of(Account.Part.RUN, 25 * ms, Account.Part.WAIT, 5 * ms)));
    }

    @Override
    public List<String> files() {
        return List.of("api/items.js", "lib/price.js");
    }

    @Override
    public String source(String file) {
        return FakeTiers.source(file);
    }

    @Override
    public List<FunctionListing> listings(String file, boolean code) {
        listed.incrementAndGet();
        FakeTiers known = tiers;
        return known == null ? List.of() : known.listings(file);
    }

    /** {@return how often functions were listed} */
    public int listed() {
        return listed.get();
    }

    @Override
    public void close() {
        state = RunState.CLOSED;
        closed = true;
    }
}
