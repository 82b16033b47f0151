package dev.zts.server;

import dev.zts.memory.GcControl;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.Meter;
import dev.zts.telemetry.ServerLog;
import dev.zts.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one event loop, or of some threads that take turns, share. Used on its
 * thread only.
 */
final class ServerLoop {
    /** A loop that is in one handler for this long is stuck. */
    private static final long STUCK_NANOS = 5_000_000;

    private final Meter meter;
    private final ServerLog log;
    private final String prefix;
    private final HandlerRunner runner;
    private @Nullable UnloggedRows rows;
    private long requests;

    /** Since when a handler runs on the loop; 0 if none does. */
    private volatile long handlerSinceNanos;

    ServerLoop(int index, GcControl memory, Telemetry telemetry) {
        this.meter = telemetry.newMeter();
        this.log = telemetry.newServerLog();
        this.prefix = Integer.toString(10 + index, Character.MAX_RADIX) + "-";
        this.runner = new HandlerRunner(index, 1 + index, meter, memory.newShard());
    }

    void count(Counter counter, long increase) {
        meter.add(counter, increase);
    }

    /** {@return bytes that handlers allocated on the loop} Any thread. */
    long handlerBytes() {
        return meter.get(Counter.HANDLER_ALLOCATED_BYTES);
    }

    ServerLog log() {
        return log;
    }

    HandlerRunner runner() {
        return runner;
    }

    /** {@return a number for a request of this loop} */
    long nextRequest() {
        return ++requests;
    }

    /** {@return a-1, b-1, b-2, …: an id that no other request of this server has} */
    String id(long request) {
        return prefix + Long.toString(request, 36);
    }

    /** {@return an empty list of rows, to be given back} */
    UnloggedRows takeRows() {
        UnloggedRows free = rows;
        rows = null;
        return free == null ? new UnloggedRows() : free;
    }

    void giveBack(UnloggedRows empty) {
        rows = empty;
    }

    /** A handler begins on the loop, at a moment of {@link System#nanoTime}; or ends, at 0. */
    void inHandlerSince(long nanos) {
        handlerSinceNanos = nanos;
    }

    /** {@return whether one handler has held the loop for long} Any thread. */
    boolean stuck() {
        long since = handlerSinceNanos;
        return since != 0 && System.nanoTime() - since > STUCK_NANOS;
    }
}
