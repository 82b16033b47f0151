package dev.zts.app.run;

/** Where a session stands. */
public enum RunState {
    /** The folder is served, no load. */
    READY,
    WARMING_UP,
    MEASURING,
    /** The last answers are awaited. */
    STOPPING,
    /** A run ended; its results can be read. */
    FINISHED,
    CLOSED
}
