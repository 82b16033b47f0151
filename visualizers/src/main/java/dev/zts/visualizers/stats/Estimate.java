package dev.zts.visualizers.stats;

/**
 * A figure with the interval that holds the true one in 95 of 100 experiments like it.
 *
 * @param value what was found
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Estimate(double value, double low, double high) {

    /** {@return whether the interval holds {@code other}} */
    public boolean holds(double other) {
        return low <= other && other <= high;
    }

    /** {@return the same estimate of the exponential: a mean of logarithms becomes a ratio} */
    Estimate exp() {
        return new Estimate(Math.exp(value), Math.exp(low), Math.exp(high));
    }
}
