package dev.zts.visualizers.tiers;

import dev.zts.telemetry.EngineEvent.CompilationRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A function that one opcode keeps interpreted, and what that costs.
 *
 * @param line of the opcode
 * @param functionRuns calls of the function as far as events told
 * @param opcodeRuns runs of the opcode in any function
 * @param share of all stack samples, those in which the function was innermost and interpreted
 */
public record Hotspot(
        FunctionId function,
        String opcode,
        int line,
        long functionRuns,
        long opcodeRuns,
        double share,
        OpcodeAdvice advice) {

    /** {@return the functions that stay interpreted, those first which cost most} */
    public static List<Hotspot> of(TierHistory history) {
        List<Hotspot> hotspots = new ArrayList<>();
        for (FunctionTiers function : history.functions()) {
            CompilationRefused refusal = function.refusal();
            if (refusal != null) {
                hotspots.add(of(history, function, refusal));
            }
        }
        hotspots.sort(
                Comparator.comparingDouble(Hotspot::share)
                        .thenComparingLong(Hotspot::functionRuns)
                        .reversed());
        return hotspots;
    }

    private static Hotspot of(
            TierHistory history, FunctionTiers function, CompilationRefused refusal) {
        long counted = history.opcodes().getOrDefault(refusal.opcode(), 0L);
        return new Hotspot(
                function.id(),
                refusal.opcode(),
                refusal.opcodeLine(),
                Math.max(function.calls(), refusal.functionRuns()),
                Math.max(counted, refusal.opcodeRuns()),
                history.share(function.interpretedSamples()),
                OpcodeAdvice.of(refusal.opcode()));
    }

    /** {@return file and line of the opcode} */
    public String place() {
        return function.file() + ":" + line;
    }
}
