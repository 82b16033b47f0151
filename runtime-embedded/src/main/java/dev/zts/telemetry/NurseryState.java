package dev.zts.telemetry;

import java.util.Map;

/**
 * HotSpot's young generation at the end of a frame, in bytes.
 *
 * @param used allocated in the young generation since the last collection
 * @param capacity committed size of Eden
 * @param heapUsed used bytes of the whole heap
 * @param heapCapacity committed bytes of the whole heap
 * @param allocated allocated in the interval by all threads, humongous objects included
 * @param humongous allocated straight into the old generation since the last collection
 * @param filledBy who allocated what is in the nursery since the last collection
 * @param collections collections with a pause so far
 * @param pauseNanos their pauses so far
 */
public record NurseryState(
        long used,
        long capacity,
        long heapUsed,
        long heapCapacity,
        long allocated,
        long humongous,
        Map<Owner, Long> filledBy,
        long collections,
        long pauseNanos) {
    public static final NurseryState NONE = new NurseryState(0, 0, 0, 0, 0, 0, Map.of(), 0, 0);

    public NurseryState {
        filledBy = Map.copyOf(filledBy);
    }
}
