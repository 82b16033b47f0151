package dev.zts.telemetry;

/** What meters count. One row per figure; a {@link Meter} has a slot for each. */
public enum Counter {
    SERVER_CONNECTIONS_OPENED,
    SERVER_CONNECTIONS_CLOSED,
    SERVER_CONNECTIONS_REFUSED,
    SERVER_REQUESTS,
    SERVER_RESPONSES,
    SERVER_BYTES_IN,
    SERVER_BYTES_OUT,
    SERVER_CLIENT_ABORTED,
    HANDLER_RUNS,
    HANDLER_NANOS,
    HANDLER_ALLOCATED_BYTES,
    POOL_WAIT_NANOS,
    CONSOLE_LINES_DROPPED
}
