package dev.zts.visualizers.chart;

import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractIntervalXYDataset;

/**
 * Lines that share their x values, replaced as a whole. A point may have an extent in x, which bars
 * take as their width.
 */
final class SeriesData extends AbstractIntervalXYDataset {
    private static final long serialVersionUID = 1;

    private final String[] names;
    private double[] from = {};
    private double[] to = {};
    private double[][] y;

    SeriesData(String... names) {
        this.names = names.clone();
        y = new double[names.length][0];
    }

    /** Takes new points and tells the chart once. */
    void replace(double[] newFrom, double[] newTo, double[]... newY) {
        if (newY.length != names.length) {
            throw new IllegalArgumentException(names.length + " series needed: " + newY.length);
        }
        from = newFrom;
        to = newTo;
        y = newY;
        fireDatasetChanged();
    }

    /** {@return the point whose extent is nearest to {@code x}, -1 if there is no point} */
    int nearest(double x) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int item = 0; item < from.length; item++) {
            double distance = Math.max(0, Math.max(from[item] - x, x - to[item]));
            if (distance < least) {
                least = distance;
                nearest = item;
            }
        }
        return nearest;
    }

    @Override
    public int getSeriesCount() {
        return names.length;
    }

    @Override
    public String getSeriesKey(int series) {
        return names[series];
    }

    @Override
    public DomainOrder getDomainOrder() {
        return DomainOrder.ASCENDING;
    }

    @Override
    public int getItemCount(int series) {
        return from.length;
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public double getXValue(int series, int item) {
        return (from[item] + to[item]) / 2;
    }

    @Override
    public Number getY(int series, int item) {
        return y[series][item];
    }

    @Override
    public double getYValue(int series, int item) {
        return y[series][item];
    }

    @Override
    public Number getStartX(int series, int item) {
        return from[item];
    }

    @Override
    public double getStartXValue(int series, int item) {
        return from[item];
    }

    @Override
    public Number getEndX(int series, int item) {
        return to[item];
    }

    @Override
    public double getEndXValue(int series, int item) {
        return to[item];
    }

    @Override
    public Number getStartY(int series, int item) {
        return y[series][item];
    }

    @Override
    public Number getEndY(int series, int item) {
        return y[series][item];
    }
}
