package dev.zts.server;

/** Which handlers run on the event loops instead of the workers. */
public enum InlinePolicy {
    /** Those that have shown to be fast, as long as they are. */
    AUTO,
    /** None. */
    NEVER,
    /** All, however slow: for measurements. */
    ALWAYS
}
