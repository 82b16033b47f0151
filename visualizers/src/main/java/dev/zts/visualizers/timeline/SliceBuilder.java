package dev.zts.visualizers.timeline;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.RouteFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Adds up frames, or finished slices, to one slice. Reusable; not thread-safe. */
final class SliceBuilder {
    /*
     * Two digits, not the three of a frame: six hundred slices of three digits would hold about
     * 25 MB at 2,000 requests a second, and no chart shows the difference.
     */
    private final Histogram latency = new Histogram(LatencySnapshot.HIGHEST_NANOS, 2);
    private final Histogram service = new Histogram(LatencySnapshot.HIGHEST_NANOS, 2);
    private final Map<String, Long> errors = new TreeMap<>();
    private boolean empty = true;
    private Phase phase = Phase.IDLE;
    private long startNanos;
    private long lengthNanos;
    private long completed;
    private long failed;
    private long notSent;
    private long nurseryHigh;
    private long nurseryCapacity;
    private long allocatedBytes;
    private long pauseNanos;

    boolean isEmpty() {
        return empty;
    }

    /** {@return whether a frame still belongs to what was added so far} */
    boolean accepts(Frame frame, long nominalNanos) {
        return !empty
                && frame.phase() == phase
                && lengthNanos + frame.intervalNanos() / 2 < nominalNanos;
    }

    void add(Frame frame, long originNanos) {
        begin(frame.phase(), frame.nanos() - frame.intervalNanos() - originNanos);
        lengthNanos += frame.intervalNanos();
        for (RouteFrame route : frame.routes()) {
            completed += route.completed();
            failed += route.failed();
        }
        notSent += frame.load().notSent();
        frame.latency().addTo(latency);
        frame.service().addTo(service);
        frame.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
        nurseryHigh = Math.max(nurseryHigh, frame.nursery().used());
        nurseryCapacity = Math.max(nurseryCapacity, frame.nursery().capacity());
        allocatedBytes += frame.nursery().allocated();
        for (EngineEvent event : frame.events()) {
            if (event instanceof GcPause pause) {
                pauseNanos += pause.durationNanos();
            }
        }
    }

    void add(Slice slice) {
        begin(slice.phase(), slice.startNanos());
        lengthNanos += slice.lengthNanos();
        completed += slice.completed();
        failed += slice.failed();
        notSent += slice.notSent();
        slice.latency().addTo(latency);
        slice.service().addTo(service);
        slice.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
        nurseryHigh = Math.max(nurseryHigh, slice.nurseryHigh());
        nurseryCapacity = Math.max(nurseryCapacity, slice.nurseryCapacity());
        allocatedBytes += slice.allocatedBytes();
        pauseNanos += slice.pauseNanos();
    }

    private void begin(Phase first, long start) {
        if (empty) {
            empty = false;
            phase = first;
            startNanos = start;
        }
    }

    /** {@return the slice; the builder is empty afterwards} */
    Slice build() {
        Slice slice =
                new Slice(
                        startNanos,
                        lengthNanos,
                        phase,
                        completed,
                        failed,
                        notSent,
                        LatencySnapshot.of(latency),
                        LatencySnapshot.of(service),
                        errors,
                        nurseryHigh,
                        nurseryCapacity,
                        allocatedBytes,
                        pauseNanos);
        reset();
        return slice;
    }

    private void reset() {
        empty = true;
        latency.reset();
        service.reset();
        errors.clear();
        lengthNanos = 0;
        completed = 0;
        failed = 0;
        notSent = 0;
        nurseryHigh = 0;
        nurseryCapacity = 0;
        allocatedBytes = 0;
        pauseNanos = 0;
    }

    /**
     * {@return {@code slices} with neighbours put together two by two, as far as they are of one
     * phase or {@code acrossPhases}}
     */
    List<Slice> pairs(List<Slice> slices, boolean acrossPhases) {
        List<Slice> merged = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            boolean pair =
                    i + 1 < slices.size()
                            && (acrossPhases || slices.get(i + 1).phase() == slice.phase());
            if (pair) {
                add(slice);
                add(slices.get(++i));
                merged.add(build());
            } else {
                merged.add(slice);
            }
        }
        return merged;
    }
}
