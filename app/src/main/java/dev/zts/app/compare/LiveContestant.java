package dev.zts.app.compare;

import dev.zts.app.run.HandlerRuns;
import dev.zts.app.run.RunSession;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadResult;
import dev.zts.server.HostState;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.JitState;
import dev.zts.visualizers.stats.Block;
import dev.zts.visualizers.stats.Figures;
import dev.zts.visualizers.stats.TrimmedMean;
import dev.zts.visualizers.timeline.RouteTotal;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A real host. */
record LiveContestant(RunSession session) implements Contestant {
    @Override
    public HostState host() {
        return session.host();
    }

    @Override
    public LoadPlan defaultPlan() {
        return session.defaultPlan();
    }

    @Override
    public CompletableFuture<Block> start(LoadPlan plan) {
        return session.start(plan)
                .thenApply(result ->
                        block(plan, result, session.timeline().view(), session.handlerRuns()));
    }

    private static Block block(
            LoadPlan plan,
            LoadResult result,
            TimelineView view,
            Map<String, HandlerRuns> handlerRuns) {
        double wanted = plan.model() instanceof LoadModel.Open(double rate) ? rate : 0;
        Map<String, Figures> handlers = new LinkedHashMap<>();
        for (RouteTotal total : view.routes()) {
            HandlerRuns runs = handlerRuns.get(total.route());
            if (runs != null) {
                handlers.put(total.route(), figures(total, runs, view.measuredNanos()));
            }
        }
        return new Block(wanted, view.lag(), all(result, view, handlers.values()), handlers);
    }

    private static Figures figures(RouteTotal total, HandlerRuns runs, long measuredNanos) {
        return new Figures(
                total.latency().total(),
                total.failed() - runs.refused(),
                runs.refused(),
                measuredNanos == 0 ? 0 : total.completed() * 1e9 / measuredNanos,
                total.latency(),
                TrimmedMean.nanos(runs.times()),
                runs.times().total());
    }

    private static Figures all(LoadResult result, TimelineView view, Collection<Figures> handlers) {
        long runs = handlers.stream().mapToLong(Figures::handlerRuns).sum();
        long refused = handlers.stream().mapToLong(Figures::refused).sum();
        double nanos =
                handlers.stream()
                        .mapToDouble(each -> each.handlerNanos() * each.handlerRuns())
                        .sum();
        return new Figures(
                view.requests(),
                view.failed() - refused,
                refused,
                result.throughput(),
                view.latency(),
                nanos / Math.max(1, runs),
                runs);
    }

    @Override
    public long compilations() {
        Frame last = session.timeline().view().last();
        if (last == null) {
            return 0;
        }
        JitState jit = last.jit();
        return jit.queued() + jit.compilations() + jit.refused() + jit.failed();
    }

    @Override
    public void stop() {
        session.stop();
    }

    @Override
    public void close() {
        session.close();
    }
}
