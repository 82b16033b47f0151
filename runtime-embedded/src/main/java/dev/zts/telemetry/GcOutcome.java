package dev.zts.telemetry;

/** What became of a wish for a collection between requests. */
public enum GcOutcome {
    /** The JVM was asked. */
    ASKED,

    /** Not enough was allocated since the last collection. */
    BELOW,

    /** The JVM was asked a short time ago. */
    TOO_SOON,

    /** A request is running. */
    BUSY,

    /** This JVM would stop for the whole collection, or ignores the wish. */
    UNAVAILABLE
}
