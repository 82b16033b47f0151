package dev.zts.visualizers.stats;

import dev.zts.telemetry.LatencySnapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured while one side had the load for a while: the unit of the statistics.
 *
 * @param wantedPerSecond rate of an open load, 0 of a closed one
 * @param lag of the load generator: how late it came to send
 * @param all every request
 * @param handlers figures of each handler, by the label of the load plan and in its order
 */
public record Block(
        double wantedPerSecond, LatencySnapshot lag, Figures all, Map<String, Figures> handlers) {
    public Block {
        handlers = Collections.unmodifiableMap(new LinkedHashMap<>(handlers));
    }

    /** {@return the figures of a handler} */
    public Figures handler(String name) {
        return handlers.getOrDefault(name, Figures.NONE);
    }

    /** {@return whether requests were sent at a rate, whatever the answers did} */
    public boolean open() {
        return wantedPerSecond > 0;
    }
}
