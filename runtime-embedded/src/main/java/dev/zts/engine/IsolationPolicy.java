package dev.zts.engine;

/** What one request may leave behind for the next one on the same runtime. */
public enum IsolationPolicy {
    /** Runtimes are used again as they are. Global state persists; tainted runtimes are counted. */
    REUSE,
    /** Runtimes are used again; built-ins and globals are frozen after loading. */
    FROZEN,
    /** Each request gets a runtime of its own, prepared off the request path. */
    FRESH
}
