package dev.zts.visualizers.timeline;

import dev.zts.telemetry.Counter;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LatencySnapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a {@link Timeline}. Immutable.
 *
 * @param originNanos {@link System#nanoTime} of the start of the first frame, 0 if there is none
 * @param slices whole run, oldest first; the newest may still grow
 * @param nursery about the last minute, one point a frame
 * @param recentLatency of the last second
 * @param latency over the measured part; service, lag and the totals below likewise
 * @param measuredNanos length of the measured part
 * @param counters increase over the measured part
 * @param events of the whole run, newest kept, oldest first
 * @param droppedEvents lost in the queue, or forgotten here
 * @param last the newest frame, or null
 */
public record TimelineView(
        long revision,
        long originNanos,
        List<Slice> slices,
        List<NurseryPoint> nursery,
        LatencySnapshot recentLatency,
        LatencySnapshot latency,
        LatencySnapshot service,
        LatencySnapshot lag,
        List<RouteTotal> routes,
        Map<String, Long> errors,
        Map<String, Long> failures,
        long measuredNanos,
        long due,
        long completed,
        long failed,
        long notSent,
        Map<Counter, Long> counters,
        List<EngineEvent> events,
        long droppedEvents,
        @Nullable Frame last) {
    public TimelineView {
        slices = List.copyOf(slices);
        nursery = List.copyOf(nursery);
        routes = List.copyOf(routes);
        errors = Map.copyOf(errors);
        failures = Map.copyOf(failures);
        counters = Map.copyOf(counters);
        events = List.copyOf(events);
    }
}
