package dev.zts.memory;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import dev.zts.telemetry.Telemetry;

/**
 * Watches the young generation: adds a {@link dev.zts.telemetry.NurseryState} to each frame and
 * publishes a {@link dev.zts.telemetry.EngineEvent.GcPause} for each collection.
 */
public final class Nursery implements FrameSource, AutoCloseable {
    private Nursery() {}

    public static Nursery watch(Telemetry telemetry) {
        throw new UnsupportedOperationException(telemetry.toString());
    }

    @Override
    public void sampleInto(Frame.Builder frame) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
