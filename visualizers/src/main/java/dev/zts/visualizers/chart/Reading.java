package dev.zts.visualizers.chart;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/**
 * What a chart says at a place of its domain axis.
 *
 * @param at the place, that of the point which was found
 * @param text a line for each figure
 */
record Reading(double at, String text) {

    /**
     * {@return the point of {@code data} nearest to {@code x}, if there is any}
     *
     * @param head first line for a point
     * @param figure how a value reads; a gap is never asked for
     */
    static Optional<Reading> nearest(
            SeriesData data, double x, IntFunction<String> head, DoubleFunction<String> figure) {
        int item = data.nearest(x);
        if (item < 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(head.apply(item));
        for (int series = 0; series < data.getSeriesCount(); series++) {
            double value = data.getYValue(series, item);
            text.append('\n')
                    .append(data.getSeriesKey(series))
                    .append(' ')
                    .append(Double.isNaN(value) ? "–" : figure.apply(value));
        }
        return Optional.of(new Reading(data.getXValue(0, item), text.toString()));
    }

    Reading and(String line) {
        return new Reading(at, text + "\n" + line);
    }
}
