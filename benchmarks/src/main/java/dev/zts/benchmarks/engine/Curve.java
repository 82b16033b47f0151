package dev.zts.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;

/** Operations done in each slice of time since a start: fine ones in the first second. */
final class Curve {

    static final int FINE_MILLIS = 50;
    static final int SECOND_MILLIS = 1000;
    private static final int COARSE_MILLIS = 500;

    private final int[] borders;
    private final double[] operations;

    /**
     * @param millis length of all slices together
     */
    Curve(int millis) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < millis; at += at < SECOND_MILLIS ? FINE_MILLIS : COARSE_MILLIS) {
            found.add(at);
        }
        found.add(millis);
        borders = found.stream().mapToInt(Integer::intValue).toArray();
        operations = new double[borders.length - 1];
    }

    int slices() {
        return operations.length;
    }

    int from(int slice) {
        return borders[slice];
    }

    int to(int slice) {
        return borders[slice + 1];
    }

    double operations(int slice) {
        return operations[slice];
    }

    /**
     * Adds what was done from one time to another, evenly over the slices it lies in.
     *
     * @param fromNanos since the start, as is {@code toNanos}
     */
    void add(long fromNanos, long toNanos, double count) {
        for (int i = 0; i < operations.length; i++) {
            long from = Math.max(fromNanos, borders[i] * 1_000_000L);
            long to = Math.min(toNanos, borders[i + 1] * 1_000_000L);
            if (from < to) {
                operations[i] += count * (to - from) / (toNanos - fromNanos);
            }
        }
    }

    void set(int slice, double count) {
        operations[slice] = count;
    }

    /** {@return the operations of the first second} */
    double area() {
        return sum(0, SECOND_MILLIS);
    }

    /** {@return operations a second in the last fifth, or from the begin of the slice there} */
    double plateau() {
        int end = borders[borders.length - 1];
        int first = 0;
        while (borders[first + 1] <= end - end / 5) {
            first++;
        }
        return sum(borders[first], end) * 1000 / (end - borders[first]);
    }

    /** {@return operations a second in a slice} */
    double rate(int slice) {
        return operations[slice] * 1000 / (to(slice) - from(slice));
    }

    private double sum(int fromMillis, int toMillis) {
        double sum = 0;
        for (int i = 0; i < operations.length; i++) {
            if (borders[i] >= fromMillis && borders[i + 1] <= toMillis) {
                sum += operations[i];
            }
        }
        return sum;
    }
}
