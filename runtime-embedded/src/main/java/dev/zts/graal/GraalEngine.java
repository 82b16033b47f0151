package dev.zts.graal;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;

/** The GraalJS engine. */
public final class GraalEngine {
    private GraalEngine() {}

    public static Engine create(EngineOptions options, Telemetry telemetry, ConsoleLog console) {
        throw new UnsupportedOperationException(options.toString() + telemetry + console);
    }
}
