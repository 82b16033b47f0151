package dev.zts.app.source;

import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.tiers.FunctionId;
import dev.zts.visualizers.tiers.FunctionTiers;
import dev.zts.visualizers.tiers.LineSamples;
import dev.zts.visualizers.tiers.TierHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a script and what is known of it.
 *
 * @param number from 1
 * @param share of all samples that stood there, 0 to 1
 * @param heat share of the samples of the hottest line of the script, 0 to 1
 * @param tier of the innermost function around it, or null outside of functions
 * @param begins whether that function begins here
 * @param refused the opcode here that keeps the function interpreted, empty for none
 */
record SourceLine(
        int number,
        String text,
        double share,
        double heat,
        @Nullable Tier tier,
        boolean begins,
        String refused) {

    /** {@return the lines of a script} */
    static List<SourceLine> of(SourceModel.Script script, TierHistory tiers) {
        Map<Integer, LineSamples> samples = tiers.lines(script.file());
        long hottest = samples.values().stream().mapToLong(LineSamples::samples).max().orElse(0);
        Map<FunctionId, FunctionTiers> known = new HashMap<>();
        tiers.of(script.file()).forEach(function -> known.put(function.id(), function));
        Map<Integer, String> refused = refused(known.values());
        List<SourceLine> lines = new ArrayList<>();
        for (int number = 1; number <= script.lines().size(); number++) {
            long here = samples.getOrDefault(number, LineSamples.NONE).samples();
            Optional<FunctionListing> function = script.functionAt(number);
            int line = number;
            lines.add(
                    new SourceLine(
                            number,
                            script.lines().get(number - 1),
                            tiers.share(here),
                            hottest == 0 ? 0 : (double) here / hottest,
                            function.map(listing -> tier(listing, known)).orElse(null),
                            function.filter(listing -> listing.line() == line).isPresent(),
                            refused.getOrDefault(number, "")));
        }
        return lines;
    }

    /** Events are newer than the listing. */
    private static Tier tier(FunctionListing listing, Map<FunctionId, FunctionTiers> known) {
        FunctionTiers function = known.get(FunctionId.of(listing));
        return function == null ? listing.tier() : function.tier();
    }

    /** {@return the opcodes that were refused, by line} */
    private static Map<Integer, String> refused(Collection<FunctionTiers> known) {
        Map<Integer, String> refused = new HashMap<>();
        for (FunctionTiers function : known) {
            CompilationRefused refusal = function.refusal();
            if (refusal != null) {
                refused.put(refusal.opcodeLine(), refusal.opcode());
            }
        }
        return refused;
    }
}
