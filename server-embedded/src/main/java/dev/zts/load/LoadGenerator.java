package dev.zts.load;

import dev.zts.telemetry.Telemetry;
import java.net.InetSocketAddress;

/** Starts load runs. */
public final class LoadGenerator {
    private LoadGenerator() {}

    /**
     * Starts sending at once, on event loops of its own.
     *
     * @throws IllegalArgumentException if the target is another machine and the plan does not allow
     *     it
     */
    public static LoadRun start(InetSocketAddress target, LoadPlan plan, Telemetry telemetry) {
        throw new UnsupportedOperationException(target.toString() + plan + telemetry);
    }
}
