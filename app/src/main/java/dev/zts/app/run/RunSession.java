package dev.zts.app.run;

import dev.zts.load.LoadPlan;
import dev.zts.load.LoadResult;
import dev.zts.server.HostOptions;
import dev.zts.server.HostState;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.visualizers.report.RunReport;
import dev.zts.visualizers.timeline.Timeline;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * One handler folder served by one host, and the load runs against it. Everything that may take
 * time happens on other threads than the caller's, or says so. Thread-safe.
 */
public final class RunSession implements AutoCloseable {
    private RunSession() {}

    /**
     * Starts a host for the folder. Takes a second or more; not on the FX thread.
     *
     * @throws dev.zts.folder.FolderException if the folder cannot be used
     * @throws dev.zts.server.ServerStartException if the address cannot be bound
     */
    public static RunSession open(Path folder, HostOptions options) {
        throw new UnsupportedOperationException(folder.toString() + options);
    }

    public RunState state() {
        throw new UnsupportedOperationException();
    }

    /** {@return what is served now} */
    public HostState host() {
        throw new UnsupportedOperationException();
    }

    /** {@return the plan of zts.json, or one GET of each plain route at 100 requests a second} */
    public LoadPlan defaultPlan() {
        throw new UnsupportedOperationException();
    }

    /** Clears the timeline and starts a load run. Returns at once. */
    public CompletableFuture<LoadResult> start(LoadPlan plan) {
        throw new UnsupportedOperationException(plan.toString());
    }

    /** {@return share of the plan that has passed, 0 to 1} */
    public double progress() {
        throw new UnsupportedOperationException();
    }

    /** {@return nanoseconds since the run started, of the last one when it is over} */
    public long elapsedNanos() {
        throw new UnsupportedOperationException();
    }

    /** Ends the load run early. Returns at once. */
    public void stop() {
        throw new UnsupportedOperationException();
    }

    public Timeline timeline() {
        throw new UnsupportedOperationException();
    }

    public ConsoleLog console() {
        throw new UnsupportedOperationException();
    }

    /** {@return the results of the last run, or of the one under way so far} */
    public RunReport report() {
        throw new UnsupportedOperationException();
    }

    /** Stops the run, the host and every thread. May take the server's drain time. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
