package dev.zts.telemetry;

/** Where a run stands. Only what was recorded in {@link #MEASURE} counts in its results. */
public enum Phase {
    IDLE,
    WARMUP,
    MEASURE,
    DRAIN
}
