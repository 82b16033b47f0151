package dev.zts.visualizers.flame;

import dev.zts.telemetry.Tier;
import java.util.Locale;

/** How a frame of a tier is drawn: one row each. Frames have dark text on any of the colours. */
public enum TierPaint {
    INTERPRETED(Tier.INTERPRETED, "#a9b1ba", "#8b949e"),
    BASELINE_CANDIDATE(Tier.BASELINE_CANDIDATE, "#f2d18a", "#c9a65a"),
    BASELINE(Tier.BASELINE, "#e69f00", "#d08700"),
    OPTIMIZED_CANDIDATE(Tier.OPTIMIZED_CANDIDATE, "#b5dbf5", "#86b9d9"),
    OPTIMIZED(Tier.OPTIMIZED, "#56b4e9", "#3f9fd8");

    private final Tier tier;
    private final String light;
    private final String dark;

    TierPaint(Tier tier, String light, String dark) {
        this.tier = tier;
        this.light = light;
        this.dark = dark;
    }

    public static TierPaint of(Tier tier) {
        return switch (tier) {
            case INTERPRETED -> INTERPRETED;
            case BASELINE_CANDIDATE -> BASELINE_CANDIDATE;
            case BASELINE -> BASELINE;
            case OPTIMIZED_CANDIDATE -> OPTIMIZED_CANDIDATE;
            case OPTIMIZED -> OPTIMIZED;
        };
    }

    public Tier tier() {
        return tier;
    }

    /** {@return name in a legend or a label} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@return its colour, {@code #rrggbb}} */
    public String colour(boolean darkTheme) {
        return darkTheme ? dark : light;
    }
}
