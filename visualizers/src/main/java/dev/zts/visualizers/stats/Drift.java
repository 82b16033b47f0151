package dev.zts.visualizers.stats;

import java.util.Arrays;

/**
 * Whether values that should be equal but for chance rise or fall over time. Mann and Kendall's
 * test tells if there is a trend, Theil and Sen's median slope how large it is; both take an
 * outlier for what it is.
 *
 * @param change what the trend adds from the first to the last value
 * @param significant whether chance gives such an order in fewer than 3 of 100 series
 */
record Drift(double change, boolean significant) {
    private static final double Z = 2.2;

    static Drift of(double[] values) {
        int n = values.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int next = 0;
        int concordant = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double difference = values[j] - values[i];
                concordant += (int) Math.signum(difference);
                slopes[next++] = difference / (j - i);
            }
        }
        Arrays.sort(slopes);
        double variance = n * (n - 1) * (2 * n + 5) / 18.0;
        double z = (Math.abs(concordant) - 1) / Math.sqrt(variance);
        return new Drift(Quantiles.of(slopes, 0.5) * (n - 1), z > Z);
    }
}
