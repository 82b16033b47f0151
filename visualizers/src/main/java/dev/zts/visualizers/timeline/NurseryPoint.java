package dev.zts.visualizers.timeline;

/**
 * The nursery at the end of one frame, for the live curve.
 *
 * @param nanos since the timeline's first frame
 */
public record NurseryPoint(long nanos, long used, long capacity) {}
