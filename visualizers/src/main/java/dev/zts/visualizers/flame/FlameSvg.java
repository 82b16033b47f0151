package dev.zts.visualizers.flame;

import dev.zts.telemetry.Tier;
import dev.zts.visualizers.flame.FlameTree.Box;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a flame graph as one SVG file that needs no other: frames grow upwards from what was
 * called first, as wide as their share of the samples, coloured by tier. A click zooms, a search
 * marks frames.
 */
public final class FlameSvg {
    /*
     * A frame is an svg element inside the graph's, placed in percent: its text ends where it ends,
     * whatever the font, and the script zooms by setting x and width again.
     */
    private static final String STYLE = "flame.css";
    private static final String SCRIPT = "flame.js";
    private static final int ROW = 17;
    private static final int TOP = 66;
    private static final int BOTTOM = 30;
    private static final int WIDTH = 1200;

    /** Frames that would be narrower on such a screen than a quarter of a pixel are left out. */
    private static final double LEAST_SHARE = 0.25 / WIDTH;

    private static final int MOST_FRAMES = 20_000;

    private final StringBuilder out = new StringBuilder();
    private final FlameTree tree;
    private final List<Box> boxes;
    private final int depth;
    private final int height;

    private FlameSvg(FlameTree tree) {
        this.tree = tree;
        this.boxes = tree.samples() == 0 ? List.of() : tree.boxes(LEAST_SHARE, MOST_FRAMES);
        this.depth = boxes.stream().mapToInt(Box::depth).max().orElse(0);
        this.height = TOP + (depth + 1) * ROW + BOTTOM;
    }

    /**
     * {@return the graph as the text of a file}
     *
     * @param title what was run, in one line
     */
    public static String toSvg(FlameTree tree, String title) {
        FlameSvg svg = new FlameSvg(tree);
        svg.head(title);
        svg.legend();
        svg.frames();
        svg.foot();
        return svg.out.toString();
    }

    private void head(String title) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" id="flame" width="%d" height="%d" font-family="system-ui, Verdana, sans-serif" font-size="12">
                <title>%s</title>
                <style>
                :root { %s }
                @media (prefers-color-scheme: dark) { :root { %s } }
                %s</style>
                <rect class="ground" width="100%%" height="100%%"/>
                <svg x="1%%" width="84%%" height="32"><text class="head" y="24">%s</text></svg>
                <text class="link" id="search" x="99%%" y="24" text-anchor="end" role="button" tabindex="0">Search</text>
                <text class="link" id="reset" x="99%%" y="42" text-anchor="end" role="button" tabindex="0" visibility="hidden">Show all</text>
                """
                        .formatted(
                                WIDTH,
                                height,
                                PlainText.xml(title),
                                colours(false),
                                colours(true),
                                resource(STYLE),
                                PlainText.xml(title)));
    }

    private static String colours(boolean dark) {
        StringBuilder css = new StringBuilder();
        for (TierPaint paint : TierPaint.values()) {
            css.append("--tier%d: %s; ".formatted(paint.ordinal(), paint.colour(dark)));
        }
        return css.toString().strip();
    }

    /** The tiers, each with the share of samples whose innermost frame was in it. */
    private void legend() {
        Map<Tier, Long> samples = tree.samplesByTier();
        int x = 0;
        out.append("<svg class=\"legend\" x=\"1%\" y=\"34\" width=\"84%\" height=\"20\">\n");
        for (TierPaint paint : TierPaint.values()) {
            String text =
                    paint.label()
                            + " "
                            + percent(samples.getOrDefault(paint.tier(), 0L), tree.samples());
            out.append(
                    "<rect class=\"t%d\" x=\"%d\" y=\"4\" width=\"12\" height=\"12\"/><text x=\"%d\" y=\"14\">%s</text>%n"
                            .formatted(paint.ordinal(), x, x + 17, text)
                            .replace(System.lineSeparator(), "\n"));
            x += 34 + 7 * text.length();
        }
        out.append("</svg>\n");
    }

    private void frames() {
        int graph = (depth + 1) * ROW;
        if (boxes.isEmpty()) {
            out.append("<text x=\"1%\" y=\"")
                    .append(TOP + 13)
                    .append("\">No JavaScript stack was sampled.</text>\n");
        }
        out.append(
                "<svg id=\"frames\" x=\"1%%\" y=\"%d\" width=\"98%%\" height=\"%d\">\n"
                        .formatted(TOP, graph));
        for (Box box : boxes) {
            frame(box);
        }
        out.append("</svg>\n");
    }

    private void frame(Box box) {
        Tier tier = box.tier();
        String paint = tier == null ? "none" : "t" + TierPaint.of(tier).ordinal();
        String label = PlainText.xml(box.label());
        out.append("<svg class=\"f ").append(paint).append("\" x=\"");
        out.append(share(box.start(), tree.samples())).append("%\" y=\"");
        out.append((depth - box.depth()) * ROW).append("\" width=\"");
        out.append(share(box.total(), tree.samples())).append("%\" height=\"");
        out.append(ROW - 1).append("\" data-s=\"").append(box.start());
        out.append("\" data-n=\"").append(box.total());
        out.append("\" data-d=\"").append(box.depth()).append("\"><title>").append(label);
        out.append(" – ").append(samples(box.total())).append(", ");
        out.append(percent(box.total(), tree.samples()));
        out.append("</title><rect width=\"100%\" height=\"100%\" rx=\"1\"/>");
        out.append("<text x=\"3\" y=\"12\">").append(label).append("</text></svg>\n");
    }

    private void foot() {
        int left = tree.samples() == 0 ? 0 : tree.boxes().size() - boxes.size();
        String facts =
                samples(tree.samples())
                        + (left == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT, "; %,d small frames are left out", left));
        out.append(
                """
                <text id="info" x="1%%" y="%d">%s</text>
                <text id="found" x="99%%" y="%d" text-anchor="end"></text>
                <script><![CDATA[
                %s]]></script>
                </svg>
                """
                        .formatted(height - 10, facts, height - 10, resource(SCRIPT)));
    }

    private static String samples(long count) {
        return String.format(Locale.ROOT, "%,d", count) + (count == 1 ? " sample" : " samples");
    }

    private static String percent(long part, long whole) {
        return rounded("%.1f", part, whole) + " %";
    }

    private static String share(long part, long whole) {
        return rounded("%.3f", part, whole);
    }

    /** Hundred times part of whole, without zeros at its end. */
    private static String rounded(String form, long part, long whole) {
        double value = whole == 0 ? 0 : 100.0 * part / whole;
        return String.format(Locale.ROOT, form, value).replaceAll("\\.?0+$", "");
    }

    private static String resource(String name) {
        try (InputStream in = FlameSvg.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException("the program is incomplete: " + name, e);
        }
    }
}
