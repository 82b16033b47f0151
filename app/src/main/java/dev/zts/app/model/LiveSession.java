package dev.zts.app.model;

import dev.zts.app.run.RunSession;
import dev.zts.app.run.RunState;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadResult;
import dev.zts.server.HostState;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.FunctionListing;
import dev.zts.visualizers.report.RunReport;
import dev.zts.visualizers.report.SlowRequest;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The session of a real host. */
record LiveSession(RunSession run) implements Session {
    @Override
    public RunState state() {
        return run.state();
    }

    @Override
    public HostState host() {
        return run.host();
    }

    @Override
    public LoadPlan defaultPlan() {
        return run.defaultPlan();
    }

    @Override
    public CompletableFuture<LoadResult> start(LoadPlan plan) {
        return run.start(plan);
    }

    @Override
    public double progress() {
        return run.progress();
    }

    @Override
    public long elapsedNanos() {
        return run.elapsedNanos();
    }

    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public long revision() {
        return run.timeline().revision();
    }

    @Override
    public TimelineView view() {
        return run.timeline().view();
    }

    @Override
    public List<ConsoleLog.Line> consoleSince(long sequence) {
        return run.console().since(sequence);
    }

    @Override
    public long consoleDropped() {
        return run.console().dropped();
    }

    @Override
    public RunReport report() {
        return run.report();
    }

    @Override
    public List<SlowRequest> slowest(int most) {
        return run.slowest(most);
    }

    @Override
    public List<String> files() {
        return run.files();
    }

    @Override
    public String source(String file) {
        return run.source(file);
    }

    @Override
    public List<FunctionListing> listings(String file, boolean code) {
        return run.listings(file, code);
    }

    @Override
    public void close() {
        run.close();
    }
}
