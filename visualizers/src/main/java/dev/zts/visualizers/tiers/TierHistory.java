package dev.zts.visualizers.tiers;

import dev.zts.telemetry.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tiers of a run's functions, made of its frames. Immutable and bounded: the hottest {@value
 * #MAX_FUNCTIONS} functions, the newest {@value #MAX_EVENTS} events of each, {@value #MAX_LINES} of
 * its lines.
 *
 * @param functions hottest first: by samples in which they were innermost, then by calls
 * @param samples all stacks seen
 * @param eventCount events about functions seen
 * @param forgotten cold functions that had to make room for others
 * @param opcodes runs of each opcode
 */
public record TierHistory(
        List<FunctionTiers> functions,
        long samples,
        long eventCount,
        long forgotten,
        Map<String, Long> opcodes) {
    static final int MAX_FUNCTIONS = 256;
    static final int MAX_EVENTS = 128;
    static final int MAX_LINES = 256;

    public static final TierHistory EMPTY = new TierHistory(List.of(), 0, 0, 0, Map.of());

    public TierHistory {
        functions = List.copyOf(functions);
        opcodes = Map.copyOf(opcodes);
    }

    /** {@return this and then {@code frames}, oldest first} */
    public TierHistory plus(List<Frame> frames) {
        boolean nothing =
                frames.stream()
                        .allMatch(frame ->
                                frame.events().isEmpty()
                                        && frame.stacks().isEmpty()
                                        && frame.opcodes().isEmpty());
        if (nothing) {
            return this;
        }
        TierFold fold = new TierFold(this);
        frames.forEach(fold::add);
        return fold.result();
    }

    /**
     * {@return what the next run of the same host starts with: the tiers as they are now, without
     * figures}
     */
    public TierHistory forNextRun() {
        List<FunctionTiers> kept = functions.stream().map(TierHistory::restarted).toList();
        return new TierHistory(kept, 0, 0, 0, Map.of());
    }

    private static FunctionTiers restarted(FunctionTiers old) {
        return new FunctionTiers(
                old.id(),
                old.tier(),
                List.of(),
                0,
                old.tier(),
                old.calls(),
                0,
                0,
                Map.of(),
                old.refusal(),
                old.deoptimizations(),
                old.suppressed());
    }

    public Optional<FunctionTiers> find(FunctionId id) {
        return functions.stream().filter(function -> function.id().equals(id)).findFirst();
    }

    /** {@return the functions of a file, hottest first} */
    public List<FunctionTiers> of(String file) {
        return functions.stream().filter(function -> function.id().file().equals(file)).toList();
    }

    /** {@return samples by line of a file} */
    public Map<Integer, LineSamples> lines(String file) {
        Map<Integer, LineSamples> lines = new HashMap<>();
        for (FunctionTiers function : of(file)) {
            function.lines()
                    .forEach((line, samples) -> lines.merge(line, samples, LineSamples::plus));
        }
        return lines;
    }

    /** {@return the share of all samples, 0 to 1} */
    public double share(long some) {
        return samples == 0 ? 0 : (double) some / samples;
    }
}
