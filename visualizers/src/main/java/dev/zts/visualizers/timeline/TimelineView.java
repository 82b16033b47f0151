package dev.zts.visualizers.timeline;

import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.ColdStart;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Phase;
import dev.zts.visualizers.tiers.TierHistory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a {@link Timeline}. Immutable. The measured part is every frame of {@link
 * Phase#MEASURE}, and of the {@link Phase#DRAIN} after it, in which its last answers come in.
 *
 * @param originNanos {@link System#nanoTime} of the start of the first frame, 0 if there is none
 * @param slices whole run, oldest first; the newest may still grow; empty while idle
 * @param nursery about the last minute, one point a frame
 * @param recentLatency of the last second
 * @param latency over the measured part; service, lag and the totals below likewise
 * @param measuredNanos length of the measured part, the drain not counted
 * @param completedInTime of the completed, those that did not need the drain
 * @param allocatedBy who allocated in the measured part: each frame's bytes, split by the shares
 *     that the nursery showed in that frame
 * @param counters increase over the measured part
 * @param events of the whole run, newest kept, oldest first
 * @param droppedEvents lost in the queue, or forgotten here
 * @param tiers of the functions, over the whole run
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
        long completedInTime,
        long failed,
        long notSent,
        Map<Owner, Long> allocatedBy,
        Map<Counter, Long> counters,
        List<EngineEvent> events,
        long droppedEvents,
        TierHistory tiers,
        @Nullable Frame last) {

    private static final String STATUS = "status.";

    public TimelineView {
        slices = List.copyOf(slices);
        nursery = List.copyOf(nursery);
        routes = List.copyOf(routes);
        errors = Map.copyOf(errors);
        failures = Map.copyOf(failures);
        allocatedBy = Map.copyOf(allocatedBy);
        counters = Map.copyOf(counters);
        events = List.copyOf(events);
    }

    /** {@return a view of nothing} */
    public static TimelineView empty(long revision) {
        return empty(revision, TierHistory.EMPTY);
    }

    /** {@return a view of nothing but the tiers that functions are in already} */
    static TimelineView empty(long revision, TierHistory tiers) {
        LatencySnapshot none = LatencySnapshot.EMPTY;
        return new TimelineView(
                revision, 0, List.of(), List.of(), none, none, none, none, List.of(), Map.of(),
                Map.of(), 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), List.of(), 0, tiers, null);
    }

    /** {@return answers per second over the measured part, those of the drain left out} */
    public double requestsPerSecond() {
        return measuredNanos == 0 ? 0 : completedInTime * 1e9 / measuredNanos;
    }

    /** {@return requests of the measured part that got no answer: errors that are not a status} */
    public long unanswered() {
        return errors.entrySet().stream()
                .filter(error -> !error.getKey().startsWith(STATUS))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** {@return finished requests of the measured part, with an answer or without} */
    public long requests() {
        return completed + unanswered();
    }

    /** {@return the increase of {@code counter} over the measured part} */
    public long count(Counter counter) {
        return counters.getOrDefault(counter, 0L);
    }

    /** {@return bytes allocated by all threads in the measured part} */
    public long allocatedBytes() {
        return allocatedBy.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return how long the host took to its first answer; unknown before it} */
    public ColdStart coldStart() {
        return last == null ? ColdStart.NONE : last.coldStart();
    }

    /** {@return what the cache of bytecode did since the engine started} */
    public BytecodeState bytecode() {
        return last == null ? BytecodeState.NONE : last.bytecode();
    }

    /** {@return pauses that the collector's notifications told of in the measured part} */
    public List<GcPause> measuredPauses() {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (Slice slice : slices) {
            if (slice.phase() == Phase.MEASURE) {
                from = Math.min(from, slice.startNanos());
                to = Math.max(to, slice.startNanos() + slice.lengthNanos());
            }
        }
        long first = from;
        long end = to;
        return events.stream()
                .filter(GcPause.class::isInstance)
                .map(GcPause.class::cast)
                .filter(pause -> pause.nanos() - originNanos >= first)
                .filter(pause -> pause.nanos() - originNanos <= end)
                .toList();
    }
}
