package dev.zts.memory;

import dev.zts.telemetry.GcStats;

/** A heap that can be asked for a collection; tests have one of their own. */
interface CollectedHeap extends AutoCloseable {

    /** {@return why it cannot be asked, empty if it can} */
    String unavailable();

    /** {@return bytes allocated in the nursery since the last collection} */
    long nurseryBytes();

    /** {@return size of the nursery} */
    long nurseryCapacityBytes();

    /** Collects. Blocks the caller, for a pause at least. */
    void collect();

    GcStats stats();

    @Override
    void close();
}
