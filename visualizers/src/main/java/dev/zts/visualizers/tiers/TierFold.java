package dev.zts.visualizers.tiers;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CodeEvicted;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.HandlersLoaded;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds frames to a {@link TierHistory}. Used once, by one thread. */
final class TierFold {
    private static final Comparator<FunctionTiers> HOTTEST_FIRST =
            Comparator.comparingLong(FunctionTiers::selfSamples)
                    .thenComparingLong(FunctionTiers::calls)
                    .reversed()
                    .thenComparing(function -> function.id().place())
                    .thenComparing(function -> function.id().function());

    /** Of equally cold ones, that which was not heard of for the longest time goes first. */
    private static final Comparator<FunctionTiers> COLDEST_FIRST =
            Comparator.comparingLong(FunctionTiers::selfSamples)
                    .thenComparingLong(TierFold::lastNanos)
                    .thenComparingLong(FunctionTiers::calls);

    /** A folder takes less time to load. */
    private static final long LOAD_NANOS = 5_000_000_000L;

    private final Map<FunctionId, FunctionTiers> known = new LinkedHashMap<>();
    private final Map<FunctionId, Tally> changed = new LinkedHashMap<>();
    private final Map<String, Long> opcodes;
    private long samples;
    private long eventCount;
    private long forgotten;

    TierFold(TierHistory before) {
        before.functions().forEach(function -> known.put(function.id(), function));
        opcodes = new HashMap<>(before.opcodes());
        samples = before.samples();
        eventCount = before.eventCount();
        forgotten = before.forgotten();
    }

    /** Takes a frame: its events first, so that samples meet the tiers which they changed. */
    void add(Frame frame) {
        for (EngineEvent event : frame.events()) {
            if (event instanceof HandlersLoaded loaded) {
                load(loaded);
            } else {
                FunctionTiers.subject(event).ifPresent(id -> take(id, event));
            }
        }
        for (StackSample stack : frame.stacks()) {
            if (!stack.frames().isEmpty()) {
                StackSample.Call innermost = stack.frames().getLast();
                samples += stack.count();
                tally(FunctionId.of(innermost), innermost.tier()).take(innermost, stack.count());
            }
        }
        frame.opcodes().forEach((opcode, runs) -> opcodes.merge(opcode, runs, Long::sum));
    }

    /**
     * Lets functions begin anew. Those of the new version may have compiled while it was loaded,
     * before it was told.
     */
    private void load(HandlersLoaded loaded) {
        if (loaded.version() > 1) {
            known.keySet().forEach(this::tally);
            changed.values().stream()
                    .filter(tally -> !tally.hasEventSince(loaded.nanos() - LOAD_NANOS))
                    .forEach(tally -> tally.take(loaded));
        }
    }

    private void take(FunctionId id, EngineEvent event) {
        eventCount++;
        tally(id, event instanceof TierChanged change ? change.from() : Tier.INTERPRETED)
                .take(event);
    }

    private Tally tally(FunctionId id) {
        return tally(id, Tier.INTERPRETED);
    }

    private Tally tally(FunctionId id, Tier ifNew) {
        return changed.computeIfAbsent(id, _ -> new Tally(id, known.get(id), ifNew));
    }

    TierHistory result() {
        changed.forEach((id, tally) -> known.put(id, tally.result()));
        List<FunctionTiers> functions = new ArrayList<>(known.values());
        int tooMany = functions.size() - TierHistory.MAX_FUNCTIONS;
        if (tooMany > 0) {
            functions.sort(COLDEST_FIRST);
            functions.subList(0, tooMany).clear();
            forgotten += tooMany;
        }
        functions.sort(HOTTEST_FIRST);
        return new TierHistory(functions, samples, eventCount, forgotten, opcodes);
    }

    private static long lastNanos(FunctionTiers function) {
        return function.events().isEmpty() ? Long.MIN_VALUE : function.events().getLast().nanos();
    }

    /** A function while frames are added. */
    private static final class Tally {
        private final FunctionId id;
        private final List<EngineEvent> events = new ArrayList<>();
        private final Map<Integer, LineSamples> lines = new HashMap<>();
        private Tier firstTier;
        private Tier tier;
        private long forgottenEvents;
        private long calls;
        private long selfSamples;
        private long interpretedSamples;
        private @Nullable CompilationRefused refusal;
        private long deoptimizations;
        private boolean suppressed;

        Tally(FunctionId id, @Nullable FunctionTiers known, Tier ifNew) {
            this.id = id;
            firstTier = ifNew;
            tier = ifNew;
            if (known != null) {
                firstTier = known.firstTier();
                tier = known.tier();
                events.addAll(known.events());
                lines.putAll(known.lines());
                forgottenEvents = known.forgottenEvents();
                calls = known.calls();
                selfSamples = known.selfSamples();
                interpretedSamples = known.interpretedSamples();
                refusal = known.refusal();
                deoptimizations = known.deoptimizations();
                suppressed = known.suppressed();
            }
        }

        void take(EngineEvent event) {
            switch (event) {
                case TierChanged e -> {
                    calls = Math.max(calls, e.calls());
                    refusal = e.to() == Tier.INTERPRETED ? refusal : null;
                }
                case CompilationRefused e -> {
                    calls = Math.max(calls, e.functionRuns());
                    refusal = e;
                }
                case Deoptimized e -> {
                    deoptimizations = Math.max(deoptimizations + 1, e.count());
                    suppressed |= e.suppressed();
                }
                case HandlersLoaded _ -> {
                    refusal = null;
                    suppressed = false;
                }
                case CodeEvicted _,
                        EngineEvent.GcPause _,
                        EngineEvent.ScriptCompiled _,
                        EngineEvent.BytecodeCached _,
                        EngineEvent.HandlerBroken _,
                        EngineEvent.RuntimeDiscarded _,
                        EngineEvent.RuntimeTainted _,
                        EngineEvent.Notice _ -> {}
            }
            tier = FunctionTiers.after(tier, event);
            events.add(event);
        }

        void take(StackSample.Call call, long count) {
            long interpreted = FunctionTiers.isInterpreted(call.tier()) ? count : 0;
            selfSamples += count;
            interpretedSamples += interpreted;
            lines.merge(call.atLine(), new LineSamples(count, interpreted), LineSamples::plus);
        }

        boolean hasEventSince(long nanos) {
            return !events.isEmpty() && events.getLast().nanos() - nanos >= 0;
        }

        FunctionTiers result() {
            int more = events.size() - TierHistory.MAX_EVENTS;
            if (more > 0) {
                List<EngineEvent> oldest = events.subList(0, more);
                for (EngineEvent event : oldest) {
                    firstTier = FunctionTiers.after(firstTier, event);
                }
                oldest.clear();
                forgottenEvents += more;
            }
            return new FunctionTiers(
                    id,
                    firstTier,
                    events,
                    forgottenEvents,
                    tier,
                    calls,
                    selfSamples,
                    interpretedSamples,
                    hottest(lines),
                    refusal,
                    deoptimizations,
                    suppressed);
        }

        private static Map<Integer, LineSamples> hottest(Map<Integer, LineSamples> lines) {
            if (lines.size() <= TierHistory.MAX_LINES) {
                return lines;
            }
            Map<Integer, LineSamples> kept = new HashMap<>();
            lines.entrySet().stream()
                    .sorted(
                            Comparator.comparingLong((Map.Entry<Integer, LineSamples> line) ->
                                    -line.getValue().samples()))
                    .limit(TierHistory.MAX_LINES)
                    .forEach(line -> kept.put(line.getKey(), line.getValue()));
            return kept;
        }
    }
}
