package dev.zts.visualizers.chart;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** How line charts draw: a colour and a dash pattern of its own for each series. */
final class Lines {
    private static final float[][] DASHES = {{}, {7, 3}, {2, 2}, {9, 3, 2, 3}, {1, 3}};

    private Lines() {}

    static XYLineAndShapeRenderer renderer(int series) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDefaultCreateEntities(false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setLegendLine(new Line2D.Double(-10, 0, 10, 0));
        renderer.setAutoPopulateSeriesStroke(false);
        for (int i = 0; i < series; i++) {
            renderer.setSeriesStroke(i, stroke(i), false);
        }
        return renderer;
    }

    private static BasicStroke stroke(int series) {
        float[] dashes = DASHES[series % DASHES.length];
        return dashes.length == 0
                ? new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    static void paint(XYPlot plot, ChartTheme colours, int... series) {
        XYItemRenderer renderer = plot.getRenderer();
        for (int i = 0; i < series.length; i++) {
            renderer.setSeriesPaint(i, ChartTheme.awt(colours.series(series[i])), false);
        }
    }

    static double largest(double[]... lines) {
        double largest = 0;
        for (double[] line : lines) {
            for (double value : line) {
                largest = Double.isNaN(value) ? largest : Math.max(largest, value);
            }
        }
        return largest;
    }

    static double smallest(double[]... lines) {
        double smallest = Double.MAX_VALUE;
        for (double[] line : lines) {
            for (double value : line) {
                smallest = Double.isNaN(value) ? smallest : Math.min(smallest, value);
            }
        }
        return smallest;
    }
}
