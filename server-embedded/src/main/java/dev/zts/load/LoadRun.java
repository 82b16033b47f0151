package dev.zts.load;

import dev.zts.telemetry.Phase;
import java.util.concurrent.CompletableFuture;

/**
 * A load run under way. Thread-safe.
 *
 * <p>A request belongs to the phase in which it was to be sent, whenever its answer comes. The run
 * is over at the latest one timeout after the end of its schedule: answers under way and requests
 * that wait for a connection have until then, and count as timed out afterwards.
 *
 * <p>Nothing is recorded after {@link #done()} completes. The figures of the last moments are in
 * the first frame made after that, so flush the sampler then. With that frame the run leaves the
 * telemetry; its request log, which holds the measured requests, stays.
 */
public interface LoadRun {

    /**
     * {@return {@link Phase#DRAIN} after the last send, {@link Phase#IDLE} when the run is over}
     */
    Phase phase();

    /** {@return nanoseconds since the start of the warm-up, until the end of the run} */
    long elapsedNanos();

    /**
     * Ends the run early: sends no more, waits a second at most for answers under way. Requests
     * that wait for a connection count as not sent.
     */
    void stop();

    /** {@return completes when the last answer is in or given up} Completes exceptionally never. */
    CompletableFuture<LoadResult> done();
}
