package dev.zts.visualizers.chart;

import dev.zts.telemetry.Tier;
import dev.zts.visualizers.report.LatencyPart;
import java.awt.Font;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours of charts. Series are of the Okabe-Ito set, which people with any colour vision tell
 * apart; in the heatmap lightness grows or falls steadily, so that it reads in grey too.
 *
 * @param series in the order that charts use them; {@link #series(int)} starts again after the last
 * @param heat from few to many
 */
record ChartTheme(
        Color background,
        Color foreground,
        Color muted,
        Color grid,
        Color shade,
        Color alarm,
        List<Color> series,
        List<Color> heat) {
    static final int BLUE = 0;
    static final int GREEN = 1;
    static final int ORANGE = 2;
    static final int VERMILLION = 3;
    static final int PURPLE = 4;

    static final ChartTheme LIGHT =
            new ChartTheme(
                    Color.web("#ffffff"),
                    Color.web("#24292f"),
                    Color.web("#57606a"),
                    Color.web("#d8dee4"),
                    Color.web("#6e7781", 0.10),
                    Color.web("#cf222e"),
                    colors("#0072b2", "#009e73", "#d08700", "#d55e00", "#b5548f"),
                    colors("#d9e021", "#5ec962", "#21918c", "#3b528b", "#440154"));
    static final ChartTheme DARK =
            new ChartTheme(
                    Color.web("#0d1117"),
                    Color.web("#c9d1d9"),
                    Color.web("#8b949e"),
                    Color.web("#262c34"),
                    Color.web("#8b949e", 0.13),
                    Color.web("#ff7b72"),
                    colors("#56b4e9", "#2bb88e", "#e69f00", "#f0743e", "#dd94c0"),
                    colors("#3d1d6b", "#3b528b", "#21918c", "#5ec962", "#fde725"));

    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    ChartTheme {
        series = List.copyOf(series);
        heat = List.copyOf(heat);
    }

    static ChartTheme of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    private static List<Color> colors(String... names) {
        return List.of(names).stream().map(Color::web).toList();
    }

    Color series(int index) {
        return series.get(index % series.size());
    }

    /** {@return the colour of a part of a request's latency} */
    Color part(LatencyPart part) {
        return Color.web(part.colour(equals(DARK)));
    }

    /** {@return the colour of a tier; a candidate's is a paler one of the tier it is to reach} */
    Color tier(Tier tier) {
        return switch (tier) {
            case INTERPRETED -> muted.interpolate(background, 0.35);
            case BASELINE_CANDIDATE -> series(ORANGE).interpolate(background, 0.55);
            case BASELINE -> series(ORANGE);
            case OPTIMIZED_CANDIDATE -> series(BLUE).interpolate(background, 0.55);
            case OPTIMIZED -> series(BLUE);
        };
    }

    /** {@return the heat of a share between 0 and 1 as an opaque ARGB number} */
    int heat(double share) {
        double place = Math.clamp(share, 0, 1) * (heat.size() - 1);
        int step = Math.min((int) place, heat.size() - 2);
        return argb(heat.get(step).interpolate(heat.get(step + 1), place - step));
    }

    static int argb(Color color) {
        return awt(color).getRGB();
    }

    static java.awt.Color awt(Color color) {
        return new java.awt.Color(
                (float) color.getRed(),
                (float) color.getGreen(),
                (float) color.getBlue(),
                (float) color.getOpacity());
    }

    static Font font() {
        return SMALL;
    }
}
