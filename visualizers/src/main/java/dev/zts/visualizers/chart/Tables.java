package dev.zts.visualizers.chart;

import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.Tier;
import java.util.Locale;

/** Names that tables and charts give to enum rows. */
final class Tables {
    private Tables() {}

    static String name(Phase phase) {
        return switch (phase) {
            case IDLE -> "idle";
            case WARMUP -> "warm-up";
            case MEASURE -> "measured";
            case DRAIN -> "drain";
        };
    }

    static String name(Owner owner) {
        return switch (owner) {
            case ISOLATES -> "isolates";
            case SERVER -> "server";
            case LOAD_GENERATOR -> "load generator";
            case WINDOW -> "window";
            case OTHER -> "other";
        };
    }

    static String name(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
