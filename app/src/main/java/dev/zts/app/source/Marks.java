package dev.zts.app.source;

import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.report.Units;
import java.util.Locale;

/** How tiers and listings are written beside source and bytecode. */
final class Marks {
    private Marks() {}

    /** {@return the name of a tier} */
    static String name(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@return a sign of a tier that fits into a gutter} */
    static String sign(Tier tier) {
        return switch (tier) {
            case INTERPRETED -> "int";
            case BASELINE_CANDIDATE -> "int→";
            case BASELINE -> "base";
            case OPTIMIZED_CANDIDATE -> "base→";
            case OPTIMIZED -> "opt";
        };
    }

    /** {@return the style class of a tier} */
    static String style(Tier tier) {
        return "tier-" + tier.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what a function is, in one line} */
    static String head(FunctionListing function) {
        String name = function.function().isEmpty() ? "(anonymous)" : function.function();
        String text = name + "  ·  " + name(function.tier());
        return function.codeBytes() == 0
                ? text
                : text + "  ·  JVM code " + Units.bytes(function.codeBytes());
    }
}
