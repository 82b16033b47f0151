package dev.zts.engine;

import dev.zts.engine.HandlerResult.Failed;

/** What isolates of every engine say when a run was stopped. */
public final class Limits {

    private Limits() {}

    /** {@return the failure of a request whose handler was stopped} */
    public static Failed stopped(EngineOptions options, Watchdog.Cause cause) {
        return switch (cause) {
            case WALL ->
                    failed(
                            FailureKind.TIMEOUT,
                            "The handler did not finish within "
                                    + options.wallLimit().toMillis()
                                    + " ms");
            case ALLOCATION ->
                    failed(
                            FailureKind.MEMORY,
                            "The handler allocated more than "
                                    + options.allocationLimitBytes()
                                    + " bytes");
            case REQUESTED -> failed(FailureKind.TIMEOUT, "The handler was stopped");
        };
    }

    private static Failed failed(FailureKind kind, String message) {
        return new Failed(kind, message, null, "");
    }

    /** {@return the problem of an entry whose top level was stopped} */
    public static Problem stoppedLoading(
            EngineOptions options, String entry, Watchdog.Cause cause) {
        String why =
                cause == Watchdog.Cause.ALLOCATION
                        ? "The top level allocated more than "
                                + options.allocationLimitBytes()
                                + " bytes"
                        : "The top level did not end within "
                                + options.loadLimit().toMillis()
                                + " ms";
        return new Problem(entry, 0, 0, why, "");
    }
}
