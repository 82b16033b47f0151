package dev.zts.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where the parts of one host leave what they measure, and where the sampler finds it. Meters and
 * logs are written by one thread each and registered here; events go through a bounded queue that
 * drops and counts when it is full.
 */
public final class Telemetry {
    private final List<FrameSource> sources = new CopyOnWriteArrayList<>();

    /** Registers a part that adds its figures to each frame. */
    public void addSource(FrameSource source) {
        sources.add(source);
    }

    public void removeSource(FrameSource source) {
        sources.remove(source);
    }

    /** Tells one event. Any thread; never blocks. */
    public void publish(EngineEvent event) {
        throw new UnsupportedOperationException(event.toString());
    }

    /** {@return a new meter; only one thread may add to it} */
    public Meter newMeter() {
        throw new UnsupportedOperationException();
    }

    /** {@return a new log of the load generator's view; only one thread may append to it} */
    public RequestLog newRequestLog() {
        throw new UnsupportedOperationException();
    }

    /** {@return a new log of the server's view; only one thread may append to it} */
    public ServerLog newServerLog() {
        throw new UnsupportedOperationException();
    }

    /** Takes everything since the last call into {@code frame}. Sampler's thread only. */
    void drainInto(Frame.Builder frame) {
        for (FrameSource source : sources) {
            source.sampleInto(frame);
        }
    }
}
