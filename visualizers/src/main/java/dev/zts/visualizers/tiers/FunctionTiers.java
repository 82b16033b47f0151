package dev.zts.visualizers.tiers;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CodeEvicted;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one function in a run. Immutable.
 *
 * @param firstTier before the first of {@code events}
 * @param events about it, and loads of the folder since then; oldest first, the newest kept
 * @param forgottenEvents older ones
 * @param tier now
 * @param calls as the newest event that counts them told
 * @param selfSamples stacks in which it was the innermost function
 * @param interpretedSamples of them, those in which it was interpreted
 * @param lines these samples by the line they stood at
 * @param refusal why it stays interpreted, or null
 * @param deoptimizations so far
 * @param suppressed whether it is not optimized any more
 */
public record FunctionTiers(
        FunctionId id,
        Tier firstTier,
        List<EngineEvent> events,
        long forgottenEvents,
        Tier tier,
        long calls,
        long selfSamples,
        long interpretedSamples,
        Map<Integer, LineSamples> lines,
        @Nullable CompilationRefused refusal,
        long deoptimizations,
        boolean suppressed) {

    public FunctionTiers {
        events = List.copyOf(events);
        lines = Map.copyOf(lines);
    }

    /** {@return its function, of an event that is about one} */
    static Optional<FunctionId> subject(EngineEvent event) {
        return switch (event) {
            case TierChanged e -> Optional.of(new FunctionId(e.function(), e.file(), e.line()));
            case CompilationRefused e ->
                    Optional.of(new FunctionId(e.function(), e.file(), e.line()));
            case Deoptimized e -> Optional.of(new FunctionId(e.function(), e.file(), e.line()));
            case CodeEvicted e -> Optional.of(new FunctionId(e.function(), e.file(), e.line()));
            case EngineEvent.GcPause _,
                    EngineEvent.ScriptCompiled _,
                    EngineEvent.BytecodeCached _,
                    EngineEvent.HandlersLoaded _,
                    EngineEvent.HandlerBroken _,
                    EngineEvent.RuntimeDiscarded _,
                    EngineEvent.RuntimeTainted _,
                    EngineEvent.Notice _ ->
                    Optional.empty();
        };
    }

    /**
     * {@return the tier after an event} Code that was thrown away was that of the tier it names; a
     * function that is left for the interpreter once stays in its tier until it is told otherwise.
     */
    static Tier after(Tier before, EngineEvent event) {
        return switch (event) {
            case TierChanged e -> e.to();
            case CompilationRefused _, EngineEvent.HandlersLoaded _ -> Tier.INTERPRETED;
            case CodeEvicted e -> e.tier() == before ? Tier.INTERPRETED : before;
            case Deoptimized _,
                    EngineEvent.GcPause _,
                    EngineEvent.ScriptCompiled _,
                    EngineEvent.BytecodeCached _,
                    EngineEvent.HandlerBroken _,
                    EngineEvent.RuntimeDiscarded _,
                    EngineEvent.RuntimeTainted _,
                    EngineEvent.Notice _ ->
                    before;
        };
    }

    /** {@return whether code of this tier is run by the interpreter} */
    static boolean isInterpreted(Tier tier) {
        return tier == Tier.INTERPRETED || tier == Tier.BASELINE_CANDIDATE;
    }

    /**
     * {@return the tiers it was in, oldest first, without gaps}
     *
     * @param fromNanos start of the first one
     * @param toNanos end of the last one
     */
    public List<Span> spans(long fromNanos, long toNanos) {
        List<Span> spans = new ArrayList<>();
        Tier in = firstTier;
        boolean refused = refusal != null && !events.contains(refusal);
        long from = fromNanos;
        for (EngineEvent event : events) {
            Tier next = after(in, event);
            boolean nextRefused = refusedAfter(refused, event);
            if (next != in || nextRefused != refused) {
                long to = from + Math.clamp(event.nanos() - from, 0, Math.max(0, toNanos - from));
                if (to > from) {
                    spans.add(new Span(from, to, in, refused));
                }
                from = to;
                in = next;
                refused = nextRefused;
            }
        }
        if (toNanos > from) {
            spans.add(new Span(from, toNanos, in, refused));
        }
        return spans;
    }

    private static boolean refusedAfter(boolean refused, EngineEvent event) {
        return switch (event) {
            case CompilationRefused _ -> true;
            case EngineEvent.HandlersLoaded _ -> false;
            case TierChanged e -> refused && e.to() == Tier.INTERPRETED;
            default -> refused;
        };
    }

    /** {@return compilations a request waited for} */
    public List<TierChanged> stalls() {
        return events.stream()
                .filter(TierChanged.class::isInstance)
                .map(TierChanged.class::cast)
                .filter(change -> change.stallNanos() > 0)
                .toList();
    }

    /** {@return JVM code in use, as the newest event told; 0 if there is none} */
    public int codeBytes() {
        if (isInterpreted(tier)) {
            return 0;
        }
        for (EngineEvent event : events.reversed()) {
            if (event instanceof TierChanged change && change.codeBytes() > 0) {
                return change.codeBytes();
            }
        }
        return 0;
    }
}
