package dev.zts.telemetry;

/** Whose threads allocate: the parts of the process that fill the nursery. */
public enum Owner {
    /** Worker threads while they run handlers. */
    ISOLATES,
    /** Event loops of the HTTP server. */
    SERVER,
    /** Event loops of the load generator. */
    LOAD_GENERATOR,
    /** JavaFX threads, the sampler and reports. */
    WINDOW,
    /** Every thread nobody claimed. */
    OTHER
}
