package dev.zts.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.AbstractHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was seen in one interval of the sampler (50 ms): the unit that reaches charts and
 * files. Immutable.
 *
 * @param sequence counts frames from 0
 * @param nanos end of the interval, {@link System#nanoTime}
 * @param sinceStartNanos end of the interval since the sampler started
 * @param intervalNanos length of the interval
 * @param latency all routes, from the intended send time to the end of the response
 * @param service all routes, from the actual send time to the end of the response
 * @param lag of the load generator: from the intended send time to the moment at which it sent the
 *     request, or put it to those that wait for a connection; what it waits there is in latency
 *     only
 * @param routes those that had a response in the interval
 * @param errors by kind as the load generator saw them ({@code connect}, {@code timeout}, {@code
 *     closed}, {@code status.503}, …), in the interval
 * @param failures by kind as the server saw them ({@code handler.exception}, {@code
 *     pool.exhausted}, …), in the interval
 * @param counters increase of each counter in the interval; absent means 0
 * @param droppedEvents events lost in the interval because the queue was full
 * @param jit state of the compiler at the end of the interval
 * @param stacks JavaScript stacks sampled in the interval
 * @param opcodes interpreted runs of each opcode in the interval, by name; compiled code does not
 *     count, and empty if nothing does
 * @param runtime what the isolates did up to the end of the interval, or shortly before
 * @param memory what the memory control knows at the end of the interval
 * @param bytecode what the cache of bytecode did up to the end of the interval
 * @param coldStart of the host, from the frame after its first answer on
 */
public record Frame(
        long sequence,
        long nanos,
        long sinceStartNanos,
        long intervalNanos,
        Phase phase,
        LatencySnapshot latency,
        LatencySnapshot service,
        LatencySnapshot lag,
        List<RouteFrame> routes,
        Map<String, Long> errors,
        Map<String, Long> failures,
        LoadState load,
        PoolState pool,
        NurseryState nursery,
        Map<Counter, Long> counters,
        List<EngineEvent> events,
        long droppedEvents,
        JitState jit,
        List<StackSample> stacks,
        Map<String, Long> opcodes,
        RuntimeStats runtime,
        MemoryState memory,
        BytecodeState bytecode,
        ColdStart coldStart) {

    public Frame {
        routes = List.copyOf(routes);
        errors = Map.copyOf(errors);
        failures = Map.copyOf(failures);
        counters = Map.copyOf(counters);
        events = List.copyOf(events);
        stacks = List.copyOf(stacks);
        opcodes = Map.copyOf(opcodes);
    }

    /** {@return the increase of {@code counter} in the interval} */
    public long count(Counter counter) {
        return counters.getOrDefault(counter, 0L);
    }

    /** Collects a frame. Used by the sampler's thread only, again for each frame. */
    public static final class Builder {
        private LatencySnapshot latency = LatencySnapshot.EMPTY;
        private LatencySnapshot service = LatencySnapshot.EMPTY;
        private LatencySnapshot lag = LatencySnapshot.EMPTY;
        private final Map<String, RouteFrame> routes = new LinkedHashMap<>();
        private final Map<String, Long> errors = new TreeMap<>();
        private final Map<String, Long> failures = new TreeMap<>();
        private final Map<Counter, Long> counters = new LinkedHashMap<>();
        private final List<EngineEvent> events = new ArrayList<>();
        private long droppedEvents;
        private @Nullable Phase phase;
        private LoadState load = LoadState.NONE;
        private PoolState pool = PoolState.NONE;
        private NurseryState nursery = NurseryState.NONE;
        private JitState jit = JitState.NONE;
        private final List<StackSample> stacks = new ArrayList<>();
        private final Map<String, Long> opcodes = new TreeMap<>();
        private RuntimeStats runtime = RuntimeStats.NONE;
        private MemoryState memory = MemoryState.NONE;
        private BytecodeState bytecode = BytecodeState.NONE;
        private ColdStart coldStart = ColdStart.NONE;

        /** Adds a route's interval histograms to its row and to the totals. */
        public void addRoute(
                String route,
                long completed,
                long failed,
                AbstractHistogram routeLatency,
                AbstractHistogram routeService) {
            LatencySnapshot latencies = LatencySnapshot.of(routeLatency);
            LatencySnapshot services = LatencySnapshot.of(routeService);
            latency = latency.plus(latencies);
            service = service.plus(services);
            routes.merge(
                    route,
                    new RouteFrame(route, completed, failed, latencies, services),
                    Builder::sum);
        }

        private static RouteFrame sum(RouteFrame a, RouteFrame b) {
            return new RouteFrame(
                    a.route(),
                    a.completed() + b.completed(),
                    a.failed() + b.failed(),
                    a.latency().plus(b.latency()),
                    a.service().plus(b.service()));
        }

        public void addLag(AbstractHistogram interval) {
            lag = lag.plus(LatencySnapshot.of(interval));
        }

        public void addErrors(String kind, long count) {
            errors.merge(kind, count, Long::sum);
        }

        public void addFailures(String kind, long count) {
            failures.merge(kind, count, Long::sum);
        }

        public void addCount(Counter counter, long increase) {
            if (increase != 0) {
                counters.merge(counter, increase, Long::sum);
            }
        }

        public void addEvent(EngineEvent event) {
            events.add(event);
        }

        public void addDroppedEvents(long count) {
            droppedEvents += count;
        }

        public void phase(Phase now) {
            phase = now;
        }

        public void load(LoadState now) {
            load = now;
        }

        public void pool(PoolState now) {
            pool = now;
        }

        public void nursery(NurseryState now) {
            nursery = now;
        }

        public void jit(JitState now) {
            jit = now;
        }

        public void addStack(StackSample sample) {
            stacks.add(sample);
        }

        public void addOpcode(String opcode, long increase) {
            if (increase != 0) {
                opcodes.merge(opcode, increase, Long::sum);
            }
        }

        public void runtime(RuntimeStats now) {
            runtime = now;
        }

        public void memory(MemoryState now) {
            memory = now;
        }

        public void bytecode(BytecodeState now) {
            bytecode = now;
        }

        public void coldStart(ColdStart known) {
            coldStart = known;
        }

        /** {@return the frame; the builder is empty afterwards} */
        public Frame build(long sequence, long nanos, long sinceStartNanos, long intervalNanos) {
            Frame frame =
                    new Frame(
                            sequence,
                            nanos,
                            sinceStartNanos,
                            intervalNanos,
                            phase == null ? Phase.IDLE : phase,
                            latency,
                            service,
                            lag,
                            List.copyOf(routes.values()),
                            errors,
                            failures,
                            load,
                            pool,
                            nursery,
                            counters,
                            events,
                            droppedEvents,
                            jit,
                            stacks,
                            opcodes,
                            runtime,
                            memory,
                            bytecode,
                            coldStart);
            clear();
            return frame;
        }

        private void clear() {
            latency = LatencySnapshot.EMPTY;
            service = LatencySnapshot.EMPTY;
            lag = LatencySnapshot.EMPTY;
            routes.clear();
            errors.clear();
            failures.clear();
            counters.clear();
            events.clear();
            droppedEvents = 0;
            phase = null;
            load = LoadState.NONE;
            pool = PoolState.NONE;
            nursery = NurseryState.NONE;
            jit = JitState.NONE;
            stacks.clear();
            opcodes.clear();
            runtime = RuntimeStats.NONE;
            memory = MemoryState.NONE;
            bytecode = BytecodeState.NONE;
            coldStart = ColdStart.NONE;
        }
    }
}
