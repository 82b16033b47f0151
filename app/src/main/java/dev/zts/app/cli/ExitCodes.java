package dev.zts.app.cli;

/**
 * What the process answers its caller. 99, 105 and 130 are reserved (thresholds, abort, SIGINT).
 */
final class ExitCodes {
    /** The run was carried out; failed requests are in its report. */
    static final int OK = 0;

    /** It could not be carried out. */
    static final int FAILED = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** Not one handler of the folder loads. */
    static final int NO_HANDLER = 107;

    private ExitCodes() {}
}
