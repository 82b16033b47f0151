package dev.zts.telemetry;

/** How a function runs, from slowest to fastest (SEED.md, "JIT Implementation"). */
public enum Tier {
    INTERPRETED,
    BASELINE_CANDIDATE,
    BASELINE,
    OPTIMIZED_CANDIDATE,
    OPTIMIZED
}
