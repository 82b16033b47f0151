package dev.zts.visualizers.timeline;

import dev.zts.telemetry.ArenaState;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.GcAsking;
import dev.zts.telemetry.GcOutcome;
import dev.zts.telemetry.GcStats;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.LoadState;
import dev.zts.telemetry.MemoryState;
import dev.zts.telemetry.NurseryState;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.StackSample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;

/**
 * Makes frames of an invented run: about 2,000 requests a second, latencies that shift in the
 * middle, errors, collections.
 */
public final class Frames {
    public static final long INTERVAL_NANOS = 50_000_000L;

    /** An odd start: a timeline must not rely on nanoTime being small or positive. */
    public static final long ORIGIN_NANOS = -7_654_321_000L;

    private static final long NURSERY_BYTES = 64L << 20;

    private static final LatencySnapshot WAITS = waits();

    private long leases;
    private final Random random;
    private final Histogram latency = LatencySnapshot.newHistogram();
    private final Histogram service = LatencySnapshot.newHistogram();
    private final Frame.Builder builder = new Frame.Builder();
    private final List<String> routes;
    private final Map<Owner, Long> filledBy = new EnumMap<>(Owner.class);
    private long sequence;
    private long used;
    private long collections;
    private long pauseNanos;

    public Frames(long seed, String... routes) {
        random = new Random(seed);
        this.routes = List.of(routes);
    }

    /** {@return a run of the given seconds of each phase} */
    public static List<Frame> run(long seed, int warmup, int measure, int drain) {
        Frames frames = new Frames(seed, "GET /", "GET /api/users/:id", "POST /api/users");
        List<Frame> run = new ArrayList<>();
        for (int i = 0; i < warmup * 20; i++) {
            run.add(frames.next(Phase.WARMUP, 100, 1));
        }
        for (int i = 0; i < measure * 20; i++) {
            run.add(frames.next(Phase.MEASURE, 100, i < measure * 10 ? 1 : 3));
        }
        for (int i = 0; i < drain * 20; i++) {
            run.add(frames.next(Phase.DRAIN, 2, 3));
        }
        return run;
    }

    /** {@return the next frame; latencies are {@code factor} times the usual ones} */
    public Frame next(Phase phase, int requests, double factor) {
        long end = ORIGIN_NANOS + (sequence + 1) * INTERVAL_NANOS;
        int completed = load(phase, requests, factor);
        memory(end, completed);
        builder.phase(phase);
        return build();
    }

    /** {@return the next frame, empty but for one event} */
    public Frame event(EngineEvent event) {
        builder.addEvent(event);
        builder.phase(Phase.MEASURE);
        return build();
    }

    /** {@return {@code frame} as if it were the next one; much cheaper than making one} */
    public Frame again(Frame frame) {
        long end = ORIGIN_NANOS + (sequence + 1) * INTERVAL_NANOS;
        return new Frame(
                sequence,
                end,
                ++sequence * INTERVAL_NANOS,
                INTERVAL_NANOS,
                frame.phase(),
                frame.latency(),
                frame.service(),
                frame.lag(),
                frame.routes(),
                frame.errors(),
                frame.failures(),
                frame.load(),
                frame.pool(),
                frame.nursery(),
                frame.counters(),
                frame.events(),
                frame.droppedEvents(),
                frame.jit(),
                frame.stacks(),
                frame.opcodes(),
                frame.runtime(),
                frame.memory(),
                frame.bytecode(),
                frame.coldStart());
    }

    /** {@return {@code frame} with other events and stacks} */
    public static Frame with(Frame frame, List<EngineEvent> events, List<StackSample> stacks) {
        return new Frame(
                frame.sequence(),
                frame.nanos(),
                frame.sinceStartNanos(),
                frame.intervalNanos(),
                frame.phase(),
                frame.latency(),
                frame.service(),
                frame.lag(),
                frame.routes(),
                frame.errors(),
                frame.failures(),
                frame.load(),
                frame.pool(),
                frame.nursery(),
                frame.counters(),
                events,
                frame.droppedEvents(),
                frame.jit(),
                stacks,
                frame.opcodes(),
                frame.runtime(),
                frame.memory(),
                frame.bytecode(),
                frame.coldStart());
    }

    private Frame build() {
        long end = ORIGIN_NANOS + (sequence + 1) * INTERVAL_NANOS;
        return builder.build(sequence, end, ++sequence * INTERVAL_NANOS, INTERVAL_NANOS);
    }

    private int load(Phase phase, int requests, double factor) {
        int completed = 0;
        for (String route : routes) {
            int share = requests / routes.size() + (requests == 0 ? 0 : random.nextInt(3));
            latency.reset();
            service.reset();
            int failed = 0;
            for (int i = 0; i < share; i++) {
                double nanos = factor * 400_000 * Math.exp(0.45 * random.nextGaussian());
                nanos += random.nextInt(400) == 0 ? 9e6 * random.nextDouble() : 0;
                service.recordValue((long) nanos);
                latency.recordValue((long) (nanos + 30_000 + random.nextInt(20_000)));
                failed += random.nextInt(200) == 0 ? 1 : 0;
            }
            builder.addErrors("status.500", failed);
            if (requests > 0 && random.nextInt(24) == 0) {
                builder.addErrors("timeout", 1);
                builder.addFailures("handler.timeout", 1);
                failed++;
            }
            builder.addRoute(route, share, failed, latency, service);
            completed += share;
        }
        if (requests > 0) {
            Histogram lag = LatencySnapshot.newHistogram();
            lag.recordValueWithCount(15_000L + random.nextInt(40_000), completed);
            builder.addLag(lag);
        }
        long notSent = phase == Phase.MEASURE && random.nextInt(50) == 0 ? 2 : 0;
        builder.load(
                new LoadState(completed + notSent, completed, completed, notSent, 5 + share(), 16));
        builder.addCount(Counter.HANDLER_RUNS, completed);
        builder.addCount(Counter.SERVER_REQUESTS, completed);
        builder.addCount(Counter.SERVER_RESPONSES, completed);
        builder.addCount(Counter.HANDLER_ALLOCATED_BYTES, 9_000L * completed);
        leases += completed;
        builder.pool(new PoolState(4, 4, 2, 1, 1, leases, 3, 250, 6, 2, 5, WAITS));
        return completed;
    }

    /** 1,000 waits: 0.1 ms, the longest 50 1 ms, the longest of all 20 ms. */
    private static LatencySnapshot waits() {
        Histogram waits = LatencySnapshot.newHistogram();
        waits.recordValueWithCount(100_000, 950);
        waits.recordValueWithCount(1_000_000, 49);
        waits.recordValue(20_000_000);
        return LatencySnapshot.of(waits);
    }

    private int share() {
        return random.nextInt(10);
    }

    private void memory(long end, int completed) {
        long allocated = 12_000L * completed + 100_000L;
        if (used + allocated > NURSERY_BYTES) {
            collect(end);
        }
        used += allocated;
        filledBy.merge(Owner.ISOLATES, 9_000L * completed, Long::sum);
        filledBy.merge(Owner.SERVER, 1_000L * completed, Long::sum);
        filledBy.merge(Owner.LOAD_GENERATOR, 1_500L * completed, Long::sum);
        filledBy.merge(Owner.WINDOW, 60_000L, Long::sum);
        filledBy.merge(Owner.OTHER, 500L * completed + 40_000, Long::sum);
        builder.nursery(
                new NurseryState(
                        used,
                        NURSERY_BYTES,
                        used + 40_000_000,
                        256L << 20,
                        allocated,
                        0,
                        filledBy,
                        collections,
                        pauseNanos));
        builder.memory(
                new MemoryState(
                        new GcStats(
                                collections, pauseNanos, 0, 0, 90_000, 30_000, 104_000_000, used),
                        new GcAsking(
                                true,
                                "",
                                NURSERY_BYTES / 2,
                                NURSERY_BYTES / 4,
                                900_000,
                                Map.of(GcOutcome.ASKED, 1L, GcOutcome.TOO_SOON, 2_000L)),
                        new ArenaState(
                                18_000,
                                1_300_000,
                                2,
                                400_000,
                                List.of(
                                        new ArenaState.Arena(1, 40, 9_000, 1_300_000, 2, 400_000),
                                        new ArenaState.Arena(2, 20, 9_000, 12_000, 0, 0)))));
    }

    private void collect(long end) {
        long nanos = 2_000_000L + random.nextInt(6_000_000);
        collections++;
        pauseNanos += nanos;
        builder.addEvent(
                new GcPause(
                        end - INTERVAL_NANOS / 2,
                        nanos,
                        "G1 Young Generation",
                        "G1 Evacuation Pause",
                        true,
                        used,
                        1_000_000));
        used = 0;
        filledBy.clear();
    }
}
