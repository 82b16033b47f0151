package dev.zts.load;

import dev.zts.telemetry.Phase;
import java.util.concurrent.CompletableFuture;

/** A load run under way. Thread-safe. */
public interface LoadRun {

    Phase phase();

    /** {@return nanoseconds since the start of the warm-up} */
    long elapsedNanos();

    /** Ends the run early: sends no more, waits a second at most for answers under way. */
    void stop();

    /** {@return completes when the last answer is in or given up} Completes exceptionally never. */
    CompletableFuture<LoadResult> done();
}
