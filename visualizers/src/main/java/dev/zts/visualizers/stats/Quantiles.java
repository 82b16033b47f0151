package dev.zts.visualizers.stats;

/** Of the distributions that intervals are made with. */
final class Quantiles {
    /** Of the standard normal distribution at 97.5 %. */
    private static final double Z = 1.959963984540054;

    private Quantiles() {}

    /**
     * {@return the 97.5 % quantile of Student's t} By the expansion in Abramowitz and Stegun,
     * 26.7.5; at 4 degrees of freedom, the fewest used here, it is off by 0.001.
     */
    static double studentT(int degreesOfFreedom) {
        double z2 = Z * Z;
        double n = degreesOfFreedom;
        double g1 = (z2 + 1) / 4;
        double g2 = ((5 * z2 + 16) * z2 + 3) / 96;
        double g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        double g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
        return Z * (1 + (g1 + (g2 + (g3 + g4 / n) / n) / n) / n);
    }

    /**
     * {@return the probability that a standard normal value is above {@code z}, for {@code z} of at
     * least 0} Abramowitz and Stegun, 26.2.17; the error is below 7.5e-8.
     */
    static double normalTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double polynomial =
                t
                        * (0.319381530
                                + t
                                        * (-0.356563782
                                                + t
                                                        * (1.781477937
                                                                + t
                                                                        * (-1.821255978
                                                                                + t
                                                                                        * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }

    /** {@return the value below which a share of {@code sorted} lies, between its neighbours} */
    static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
