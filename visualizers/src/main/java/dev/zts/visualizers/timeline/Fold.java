package dev.zts.visualizers.timeline;

import dev.zts.telemetry.Counter;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.NurseryState;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.RouteFrame;
import dev.zts.visualizers.tiers.TierHistory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Adds frames to a {@link TimelineView}: the one place that says how a figure of a view comes from
 * frames. Holds working memory only; not thread-safe.
 */
final class Fold {
    static final long SECOND_NANOS = 1_000_000_000L;
    static final int MAX_SLICES = 600;
    static final int MAX_PAUSES = 5_000;
    static final int MAX_OTHER_EVENTS = 2_000;
    private static final long NURSERY_SPAN_NANOS = 60 * SECOND_NANOS;
    private static final int MAX_NURSERY_POINTS = 2_000;

    /** A view and the nominal length of its slices. */
    record Folded(TimelineView view, long nominalNanos) {
        static Folded empty(long revision, TierHistory tiers) {
            return new Folded(TimelineView.empty(revision, tiers), SECOND_NANOS);
        }
    }

    private final Histogram histogram = LatencySnapshot.newHistogram();
    private final SliceBuilder open = new SliceBuilder();

    /**
     * {@return {@code base} and then {@code frames}}
     *
     * @param frames not empty, oldest first
     * @param recent frames of the last second, some of which may be in {@code base}
     */
    Folded add(Folded base, List<Frame> frames, List<Frame> recent, long revision) {
        TimelineView view = base.view();
        Frame last = frames.getLast();
        long origin = view.last() == null ? startOf(frames.getFirst()) : view.originNanos();
        List<Slice> slices = slices(view.slices(), frames, origin, base.nominalNanos());
        long nominal = base.nominalNanos();
        if (slices.size() > MAX_SLICES) {
            slices = halved(slices);
            nominal *= 2;
        }
        List<Frame> measured = measured(view, frames);
        List<Frame> inTime = measured.stream().filter(f -> f.phase() == Phase.MEASURE).toList();
        List<EngineEvent> events = events(view.events(), frames);
        long seenEvents = view.events().size() + sum(frames, f -> (long) f.events().size());
        TimelineView sum =
                new TimelineView(
                        revision,
                        origin,
                        slices,
                        nursery(view.nursery(), frames, origin),
                        latency(LatencySnapshot.EMPTY, recent, Frame::latency),
                        latency(view.latency(), measured, Frame::latency),
                        latency(view.service(), measured, Frame::service),
                        latency(view.lag(), measured, Frame::lag),
                        routes(view.routes(), measured),
                        counts(view.errors(), measured, Frame::errors),
                        counts(view.failures(), measured, Frame::failures),
                        view.measuredNanos() + sum(inTime, Frame::intervalNanos),
                        view.due() + sum(measured, f -> f.load().due()),
                        view.completed() + sum(measured, Fold::completed),
                        view.completedInTime() + sum(inTime, Fold::completed),
                        view.failed() + sum(measured, Fold::failed),
                        view.notSent() + sum(measured, f -> f.load().notSent()),
                        allocatedBy(view, frames),
                        counters(view.counters(), measured),
                        events,
                        view.droppedEvents()
                                + sum(frames, Frame::droppedEvents)
                                + (seenEvents - events.size()),
                        view.tiers().plus(frames),
                        last);
        return new Folded(sum, nominal);
    }

    private static long startOf(Frame frame) {
        return frame.nanos() - frame.intervalNanos();
    }

    private static long completed(Frame frame) {
        return frame.routes().stream().mapToLong(RouteFrame::completed).sum();
    }

    private static long failed(Frame frame) {
        return frame.routes().stream().mapToLong(RouteFrame::failed).sum();
    }

    private static long sum(List<Frame> frames, Function<Frame, Long> figure) {
        long sum = 0;
        for (Frame frame : frames) {
            sum += figure.apply(frame);
        }
        return sum;
    }

    /** A drain belongs to the measured part only if there was one: a run may end in its warm-up. */
    private static List<Frame> measured(TimelineView view, List<Frame> frames) {
        List<Frame> measured = new ArrayList<>();
        boolean begun = view.measuredNanos() > 0;
        for (Frame frame : frames) {
            begun |= frame.phase() == Phase.MEASURE;
            if (isMeasured(frame, begun)) {
                measured.add(frame);
            }
        }
        return measured;
    }

    /**
     * {@return whether a frame belongs to the measured part}
     *
     * @param begun whether it or a frame before it was of the phase {@link Phase#MEASURE}
     */
    static boolean isMeasured(Frame frame, boolean begun) {
        return begun && (frame.phase() == Phase.MEASURE || frame.phase() == Phase.DRAIN);
    }

    private List<Slice> slices(List<Slice> known, List<Frame> frames, long origin, long nominal) {
        List<Frame> active = frames.stream().filter(f -> f.phase() != Phase.IDLE).toList();
        if (active.isEmpty()) {
            return known;
        }
        List<Slice> slices = new ArrayList<>(known);
        if (!slices.isEmpty()) {
            open.add(slices.removeLast());
        }
        for (Frame frame : active) {
            if (!open.isEmpty() && !open.accepts(frame, nominal)) {
                slices.add(open.build());
            }
            open.add(frame, origin);
        }
        slices.add(open.build());
        return slices;
    }

    private List<Slice> halved(List<Slice> slices) {
        List<Slice> merged = open.pairs(slices, false);
        return merged.size() > MAX_SLICES * 3 / 4 ? open.pairs(slices, true) : merged;
    }

    private static List<NurseryPoint> nursery(
            List<NurseryPoint> known, List<Frame> frames, long origin) {
        List<NurseryPoint> points = new ArrayList<>(known);
        for (Frame frame : frames) {
            NurseryState nursery = frame.nursery();
            points.add(
                    new NurseryPoint(frame.nanos() - origin, nursery.used(), nursery.capacity()));
        }
        long oldest = points.getLast().nanos() - NURSERY_SPAN_NANOS;
        int from = Math.max(0, points.size() - MAX_NURSERY_POINTS);
        while (points.get(from).nanos() < oldest) {
            from++;
        }
        return points.subList(from, points.size());
    }

    private LatencySnapshot latency(
            LatencySnapshot known, List<Frame> frames, Function<Frame, LatencySnapshot> part) {
        return merged(known, frames.stream().map(part).toList());
    }

    private LatencySnapshot merged(LatencySnapshot known, List<LatencySnapshot> parts) {
        List<LatencySnapshot> filled = parts.stream().filter(part -> !part.isEmpty()).toList();
        if (filled.isEmpty()) {
            return known;
        }
        histogram.reset();
        known.addTo(histogram);
        filled.forEach(part -> part.addTo(histogram));
        return LatencySnapshot.of(histogram);
    }

    private List<RouteTotal> routes(List<RouteTotal> known, List<Frame> frames) {
        Map<String, List<RouteFrame>> parts = new LinkedHashMap<>();
        known.forEach(total -> parts.put(total.route(), new ArrayList<>()));
        for (Frame frame : frames) {
            for (RouteFrame part : frame.routes()) {
                parts.computeIfAbsent(part.route(), _ -> new ArrayList<>()).add(part);
            }
        }
        Map<String, RouteTotal> totals = new HashMap<>();
        known.forEach(total -> totals.put(total.route(), total));
        List<RouteTotal> sums = new ArrayList<>();
        parts.forEach((route, added) -> {
            RouteTotal none =
                    new RouteTotal(route, 0, 0, LatencySnapshot.EMPTY, LatencySnapshot.EMPTY);
            sums.add(plus(totals.getOrDefault(route, none), added));
        });
        return sums;
    }

    private RouteTotal plus(RouteTotal total, List<RouteFrame> added) {
        if (added.isEmpty()) {
            return total;
        }
        return new RouteTotal(
                total.route(),
                total.completed() + added.stream().mapToLong(RouteFrame::completed).sum(),
                total.failed() + added.stream().mapToLong(RouteFrame::failed).sum(),
                merged(total.latency(), added.stream().map(RouteFrame::latency).toList()),
                merged(total.service(), added.stream().map(RouteFrame::service).toList()));
    }

    private static Map<String, Long> counts(
            Map<String, Long> known, List<Frame> frames, Function<Frame, Map<String, Long>> part) {
        Map<String, Long> sums = new HashMap<>(known);
        for (Frame frame : frames) {
            part.apply(frame).forEach((kind, count) -> sums.merge(kind, count, Long::sum));
        }
        return sums;
    }

    private static Map<Counter, Long> counters(Map<Counter, Long> known, List<Frame> frames) {
        Map<Counter, Long> sums = new EnumMap<>(Counter.class);
        sums.putAll(known);
        for (Frame frame : frames) {
            frame.counters().forEach((counter, count) -> sums.merge(counter, count, Long::sum));
        }
        return sums;
    }

    private static Map<Owner, Long> allocatedBy(TimelineView view, List<Frame> frames) {
        Map<Owner, Long> sums = new EnumMap<>(Owner.class);
        sums.putAll(view.allocatedBy());
        NurseryState before = view.last() == null ? NurseryState.NONE : view.last().nursery();
        boolean begun = view.measuredNanos() > 0;
        for (Frame frame : frames) {
            NurseryState now = frame.nursery();
            begun |= frame.phase() == Phase.MEASURE;
            if (isMeasured(frame, begun)) {
                split(now.allocated(), increase(before, now), sums);
            }
            before = now;
        }
        return sums;
    }

    /** What each owner added to the nursery; after a collection it starts from nothing again. */
    private static Map<Owner, Long> increase(NurseryState before, NurseryState now) {
        boolean collected = now.collections() != before.collections();
        Map<Owner, Long> increase = new EnumMap<>(Owner.class);
        now.filledBy()
                .forEach((owner, bytes) -> {
                    long old = collected ? 0 : before.filledBy().getOrDefault(owner, 0L);
                    increase.put(owner, Math.max(0, bytes - old));
                });
        return increase;
    }

    private static void split(long bytes, Map<Owner, Long> shares, Map<Owner, Long> sums) {
        long whole = shares.values().stream().mapToLong(Long::longValue).sum();
        long left = bytes;
        for (Map.Entry<Owner, Long> share : shares.entrySet()) {
            long part = whole == 0 ? 0 : (long) ((double) bytes * share.getValue() / whole);
            part = Math.min(part, left);
            left -= part;
            if (part > 0) {
                sums.merge(share.getKey(), part, Long::sum);
            }
        }
        if (left > 0) {
            sums.merge(largest(shares), left, Long::sum);
        }
    }

    private static Owner largest(Map<Owner, Long> shares) {
        Owner largest = Owner.OTHER;
        long most = 0;
        for (Map.Entry<Owner, Long> share : shares.entrySet()) {
            if (share.getValue() > most) {
                largest = share.getKey();
                most = share.getValue();
            }
        }
        return largest;
    }

    private static List<EngineEvent> events(List<EngineEvent> known, List<Frame> frames) {
        if (frames.stream().allMatch(frame -> frame.events().isEmpty())) {
            return known;
        }
        List<EngineEvent> all = new ArrayList<>(known);
        frames.forEach(frame -> all.addAll(frame.events()));
        int pauses = (int) all.stream().filter(GcPause.class::isInstance).count();
        int morePauses = Math.max(0, pauses - MAX_PAUSES);
        int moreOthers = Math.max(0, all.size() - pauses - MAX_OTHER_EVENTS);
        if (morePauses == 0 && moreOthers == 0) {
            return all;
        }
        List<EngineEvent> kept = new ArrayList<>();
        for (EngineEvent event : all) {
            boolean forgotten = event instanceof GcPause ? morePauses-- > 0 : moreOthers-- > 0;
            if (!forgotten) {
                kept.add(event);
            }
        }
        return kept;
    }
}
