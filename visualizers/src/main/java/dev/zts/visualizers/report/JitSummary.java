package dev.zts.visualizers.report;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.JitState;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler did in a run, function by function.
 *
 * @param state of the compiler at the end, counted from the start of the host; null if none told
 * @param reached functions by the highest tier that they moved to in the run
 * @param refusals one of each function and opcode, most runs first
 * @param exits from optimized code, most frequent first
 * @param suppressed functions that are not optimized any more, in order
 */
record JitSummary(
        @Nullable JitState state,
        Map<Tier, Long> reached,
        List<CompilationRefused> refusals,
        List<Exit> exits,
        List<Function> suppressed) {

    /** A function as events name it. */
    record Function(String function, String file, int line) implements Comparable<Function> {
        private static final Comparator<Function> ORDER =
                Comparator.comparing(Function::file)
                        .thenComparingInt(Function::line)
                        .thenComparing(Function::function);

        static Function of(TierChanged event) {
            return new Function(event.function(), event.file(), event.line());
        }

        static Function of(Deoptimized event) {
            return new Function(event.function(), event.file(), event.line());
        }

        static Function of(CompilationRefused event) {
            return new Function(event.function(), event.file(), event.line());
        }

        /** {@return its name, or what stands for one} */
        String label() {
            return function.isEmpty() ? "(anonymous)" : function;
        }

        /** {@return file and line} */
        String place() {
            return file + ":" + line;
        }

        @Override
        public int compareTo(Function other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Exits of one function for one reason at one place.
     *
     * @param atFunction the function that holds the place, an inlined one or the same
     * @param atLine its source line
     * @param count events of it in the run
     * @param ofFunction all exits of the function so far
     */
    record Exit(
            Function function,
            String reason,
            String atFunction,
            int atLine,
            long count,
            long ofFunction) {

        /** {@return the place, with the name of a function that was inlined} */
        String at() {
            String name = atFunction.isEmpty() ? "(anonymous)" : atFunction;
            return atFunction.equals(function.function()) ? "line " + atLine : name + ":" + atLine;
        }

        private Exit plus(Exit later) {
            return new Exit(
                    function,
                    reason,
                    atFunction,
                    atLine,
                    count + later.count,
                    Math.max(ofFunction, later.ofFunction));
        }
    }

    /** What makes refusals one. */
    private record Refused(Function function, String opcode) {}

    /** What makes exits one. */
    private record Place(Function function, String reason, String atFunction, int atLine) {}

    static JitSummary of(TimelineView view) {
        Map<Function, Tier> highest = new LinkedHashMap<>();
        Map<Refused, CompilationRefused> refusals = new LinkedHashMap<>();
        Map<Place, Exit> exits = new LinkedHashMap<>();
        Set<Function> suppressed = new TreeSet<>();
        for (EngineEvent event : view.events()) {
            switch (event) {
                case TierChanged e -> highest.merge(Function.of(e), e.to(), JitSummary::higher);
                case CompilationRefused e ->
                        refusals.put(new Refused(Function.of(e), e.opcode()), e);
                case Deoptimized e -> {
                    Exit exit = exit(e);
                    exits.merge(place(exit), exit, Exit::plus);
                    if (e.suppressed()) {
                        suppressed.add(exit.function());
                    }
                }
                case EngineEvent.CodeEvicted _,
                        EngineEvent.GcPause _,
                        EngineEvent.ScriptCompiled _,
                        EngineEvent.BytecodeCached _,
                        EngineEvent.HandlersLoaded _,
                        EngineEvent.HandlerBroken _,
                        EngineEvent.RuntimeDiscarded _,
                        EngineEvent.RuntimeTainted _,
                        EngineEvent.Notice _ -> {}
            }
        }
        return new JitSummary(
                state(view),
                byTier(highest),
                refusals.values().stream()
                        .sorted(
                                Comparator.comparingLong(CompilationRefused::functionRuns)
                                        .reversed()
                                        .thenComparing(Function::of))
                        .toList(),
                exits.values().stream()
                        .sorted(
                                Comparator.comparingLong(Exit::count)
                                        .reversed()
                                        .thenComparing(Exit::function)
                                        .thenComparing(Exit::reason)
                                        .thenComparingInt(Exit::atLine))
                        .toList(),
                List.copyOf(suppressed));
    }

    private static Tier higher(Tier a, Tier b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Exit exit(Deoptimized event) {
        return new Exit(
                Function.of(event),
                event.reason(),
                event.atFunction(),
                event.atLine(),
                1,
                event.count());
    }

    private static Place place(Exit exit) {
        return new Place(exit.function(), exit.reason(), exit.atFunction(), exit.atLine());
    }

    private static @Nullable JitState state(TimelineView view) {
        return view.last() == null || view.last().jit().equals(JitState.NONE)
                ? null
                : view.last().jit();
    }

    private static Map<Tier, Long> byTier(Map<Function, Tier> highest) {
        Map<Tier, Long> functions = new EnumMap<>(Tier.class);
        highest.values().forEach(tier -> functions.merge(tier, 1L, Long::sum));
        return functions;
    }

    /** {@return functions in each tier at the end} */
    Map<Tier, Long> now() {
        Map<Tier, Long> functions = new EnumMap<>(Tier.class);
        if (state != null) {
            for (Tier tier : Tier.values()) {
                if (tier.ordinal() < state.functions().size()) {
                    functions.put(tier, (long) state.functions().get(tier.ordinal()));
                }
            }
        }
        return functions;
    }
}
