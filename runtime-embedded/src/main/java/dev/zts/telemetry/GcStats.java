package dev.zts.telemetry;

/**
 * Collections of the heap since they are watched; the short pauses inside a concurrent cycle are
 * not among them, its start is. Counts are exact; times are sums of the whole milliseconds that the
 * JVM tells.
 *
 * @param minorCount pauses that collected the young generation only
 * @param minorNanos their time
 * @param majorCount other pauses
 * @param majorNanos their time
 * @param copiedBytes what survived the minor ones, derived from the sizes of the generations before
 *     and after; 0 if the collector does not copy in its pauses
 * @param promotedBytes of these, what the old generation grew by; too little where large objects
 *     were freed from it in the same pause
 * @param peakHeapBytes highest occupancy of the heap seen: before a pause, or when asked
 * @param heapBytes occupancy of the heap now
 */
public record GcStats(
        long minorCount,
        long minorNanos,
        long majorCount,
        long majorNanos,
        long copiedBytes,
        long promotedBytes,
        long peakHeapBytes,
        long heapBytes) {
    public static final GcStats NONE = new GcStats(0, 0, 0, 0, 0, 0, 0, 0);
}
