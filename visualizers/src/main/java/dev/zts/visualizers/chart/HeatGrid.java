package dev.zts.visualizers.chart;

import dev.zts.visualizers.timeline.LogBins;
import dev.zts.visualizers.timeline.Slice;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts of latency over time: a column for each slice, a row for each bin. No JavaFX. */
final class HeatGrid {
    static final LogBins BINS = LogBins.TWENTY;

    private IdentityHashMap<Slice, long[]> columns = new IdentityHashMap<>();
    private List<Slice> slices = List.of();
    private int firstBin;
    private int lastBin = -1;
    private double densest;

    /** Takes new slices; those known already are not counted again. */
    void replace(List<Slice> newSlices) {
        IdentityHashMap<Slice, long[]> kept = new IdentityHashMap<>();
        firstBin = Integer.MAX_VALUE;
        lastBin = -1;
        densest = 0;
        for (Slice slice : newSlices) {
            long[] known = columns.get(slice);
            long[] counts = known == null ? BINS.counts(slice.latency()) : known;
            kept.put(slice, counts);
            measure(slice, counts);
        }
        columns = kept;
        slices = newSlices;
    }

    private void measure(Slice slice, long[] counts) {
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                firstBin = Math.min(firstBin, bin);
                lastBin = Math.max(lastBin, bin);
                densest = Math.max(densest, density(slice, counts[bin]));
            }
        }
    }

    boolean isEmpty() {
        return lastBin < 0;
    }

    int firstBin() {
        return firstBin;
    }

    int lastBin() {
        return lastBin;
    }

    List<Slice> slices() {
        return slices;
    }

    long count(Slice slice, int bin) {
        long[] counts = columns.get(slice);
        return counts == null || bin < 0 || bin >= counts.length ? 0 : counts[bin];
    }

    /** {@return how hot a cell is, 0 to 1: answers per second on a logarithmic scale} */
    double share(Slice slice, int bin) {
        long count = count(slice, bin);
        return count == 0 ? 0 : Math.log1p(density(slice, count)) / Math.log1p(densest);
    }

    private static double density(Slice slice, long count) {
        return count * 1e9 / Math.max(1, slice.lengthNanos());
    }

    /** {@return the slice at a moment, or null} */
    @Nullable Slice at(double seconds) {
        int low = 0;
        int high = slices.size() - 1;
        double nanos = seconds * 1e9;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Slice slice = slices.get(middle);
            if (nanos < slice.startNanos()) {
                high = middle - 1;
            } else if (nanos >= slice.startNanos() + slice.lengthNanos()) {
                low = middle + 1;
            } else {
                return slice;
            }
        }
        return null;
    }
}
