package dev.zts.benchmarks.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The first second of engines as pictures: a line of blocks each, and one of lines. */
final class CurvePlot {

    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
    private static final String[] COLOURS = {
        "#d62728", "#ff7f0e", "#bcbd22", "#17becf", "#1f77b4", "#8c564b", "#e377c2", "#2ca02c"
    };
    private static final int WIDTH = 800;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 50;

    /** Rates above this multiple of the first engine's plateau are drawn at the top. */
    private static final double TOP = 2;

    private final List<Candidate> engines;
    private final Map<Candidate, List<Double>> shapes = new EnumMap<>(Candidate.class);

    CurvePlot(List<Candidate> engines) {
        this.engines = engines;
    }

    void add(Candidate engine, List<Double> shape) {
        shapes.put(engine, shape);
    }

    /** {@return one line of blocks an engine; a full block is the plateau of the first or more} */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Candidate engine : engines) {
            text.append(String.format("%-20s|", engine.text()));
            for (double value : shapes.get(engine)) {
                int block = (int) Math.ceil(Math.min(1, value) * (BLOCKS.length() - 1));
                text.append(BLOCKS.charAt(block));
            }
            text.append("|").append(System.lineSeparator());
        }
        return text.toString();
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="20">Rate in the first second, 1 = plateau of %s; median over the cases</text>
                """
                        .formatted(
                                WIDTH + 2 * MARGIN + 100,
                                HEIGHT + 2 * MARGIN,
                                MARGIN,
                                engines.getFirst().text()));
        for (double value = 0; value <= TOP; value += 0.5) {
            double y = y(value);
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>"
                                    + "<text x=\"20\" y=\"%.1f\">%.1f</text>%n",
                            MARGIN,
                            y,
                            MARGIN + WIDTH,
                            y,
                            y + 4,
                            value));
        }
        for (int millis = 0; millis <= Curve.SECOND_MILLIS; millis += 200) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d ms</text>%n",
                            x(millis),
                            MARGIN + HEIGHT + 20,
                            millis));
        }
        for (int i = 0; i < engines.size(); i++) {
            line(svg, engines.get(i), COLOURS[i % COLOURS.length], i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void line(StringBuilder svg, Candidate engine, String colour, int row) {
        svg.append(
                "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" points=\"");
        List<Double> shape = shapes.get(engine);
        for (int i = 0; i < shape.size(); i++) {
            double middle = (i + 0.5) * Curve.FINE_MILLIS;
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(middle), y(shape.get(i))));
        }
        svg.append(
                "\"/><text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n"
                        .formatted(MARGIN + WIDTH + 8, MARGIN + 20 * row, colour, engine.text()));
    }

    private static double x(double millis) {
        return MARGIN + WIDTH * millis / Curve.SECOND_MILLIS;
    }

    private static double y(double value) {
        return MARGIN + HEIGHT * (1 - Math.min(TOP, value) / TOP);
    }
}
