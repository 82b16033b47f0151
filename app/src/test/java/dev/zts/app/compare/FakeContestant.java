package dev.zts.app.compare;

import dev.zts.app.model.FakeSession;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.server.HostOptions;
import dev.zts.server.HostState;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.visualizers.stats.Block;
import dev.zts.visualizers.stats.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import org.HdrHistogram.Histogram;

/** A side without a server, whose runs take no time. */
final class FakeContestant implements Contestant {
    static final LoadPlan PLAN =
            LoadPlan.of(new LoadModel.Open(100), List.of(LoadRequest.get("/items")));

    private final String name;
    private final List<String> journal;
    private final HostOptions options;
    private final IntToDoubleFunction handlerNanos;
    private final List<LoadPlan> plans = new ArrayList<>();
    private final CompletableFuture<Block> stopped = new CompletableFuture<>();
    private final AtomicInteger runs = new AtomicInteger();
    private volatile int compilationsPerRun;
    private volatile boolean hanging;
    private volatile boolean closed;

    /**
     * A side that writes its runs to {@code journal}.
     *
     * @param handlerNanos of the run with a number, from 0
     */
    FakeContestant(
            String name,
            List<String> journal,
            HostOptions options,
            IntToDoubleFunction handlerNanos) {
        this.name = name;
        this.journal = journal;
        this.options = options;
        this.handlerNanos = handlerNanos;
    }

    /** Makes each run end when it is stopped, not before. */
    void hang() {
        hanging = true;
    }

    void compileInEachRun(int functions) {
        compilationsPerRun = functions;
    }

    HostOptions options() {
        return options;
    }

    List<LoadPlan> plans() {
        return plans;
    }

    int runs() {
        return runs.get();
    }

    boolean closed() {
        return closed;
    }

    @Override
    public HostState host() {
        return FakeSession.host(
                Path.of("/handlers/shop"),
                1,
                List.of(FakeSession.route("/items", null, null)),
                List.of());
    }

    @Override
    public LoadPlan defaultPlan() {
        return PLAN;
    }

    @Override
    public CompletableFuture<Block> start(LoadPlan plan) {
        journal.add(name);
        plans.add(plan);
        Block block = block(handlerNanos.applyAsDouble(runs.getAndIncrement()));
        return hanging ? stopped : CompletableFuture.completedFuture(block);
    }

    private static Block block(double nanos) {
        Histogram histogram = LatencySnapshot.newHistogram();
        histogram.recordValueWithCount(Math.round(nanos) + 1_000_000, 200);
        LatencySnapshot latency = LatencySnapshot.of(histogram);
        Figures figures = new Figures(200, 0, 0, 100, latency, nanos, 200);
        return new Block(100, LatencySnapshot.EMPTY, figures, Map.of("GET /items", figures));
    }

    @Override
    public long compilations() {
        return (long) runs.get() * compilationsPerRun;
    }

    @Override
    public void stop() {
        stopped.complete(block(1));
    }

    @Override
    public void close() {
        closed = true;
    }
}
