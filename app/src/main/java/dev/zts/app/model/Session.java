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

/**
 * An open handler folder as the window sees it: the part of {@link RunSession} that it uses, so
 * that tests can stand in for a server. Thread-safe.
 */
public interface Session extends AutoCloseable {

    RunState state();

    HostState host();

    LoadPlan defaultPlan();

    /** Clears the timeline and starts a load run. Returns at once. */
    CompletableFuture<LoadResult> start(LoadPlan plan);

    /** {@return share of the plan that has passed, 0 to 1} */
    double progress();

    long elapsedNanos();

    /** Ends the load run early. Returns at once. */
    void stop();

    /** {@return a number that grows with every frame} */
    long revision();

    TimelineView view();

    /** {@return the console lines kept whose sequence is at least {@code sequence}} */
    List<ConsoleLog.Line> consoleSince(long sequence);

    /** {@return console lines dropped so far} */
    long consoleDropped();

    RunReport report();

    /**
     * {@return the slowest requests of the run so far, slowest first} Takes some tens of
     * milliseconds; not on the FX thread.
     */
    List<SlowRequest> slowest(int most);

    /** {@return the paths of all scripts that are served now, in order} */
    List<String> files();

    /** {@return the text of a script as it is served now, empty if there is none of that path} */
    String source(String file);

    /**
     * {@return the functions of a script that are served now, as their engine has them; none if the
     * engine cannot tell} May take some milliseconds for each; not on the FX thread.
     *
     * @param code whether to list the JVM code too
     */
    List<FunctionListing> listings(String file, boolean code);

    /** Stops run, host and threads. May take seconds. */
    @Override
    void close();

    /** {@return {@code session} behind this interface} */
    static Session of(RunSession session) {
        return new LiveSession(session);
    }
}
