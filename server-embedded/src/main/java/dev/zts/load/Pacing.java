package dev.zts.load;

/** Decides when which request goes out. Called on the run's event loop only. */
sealed interface Pacing permits OpenPacing, ClosedPacing {

    void start();

    /** A connection can send: it is new, or its answer is complete. */
    void free(Connection connection);

    /** A connection is gone; its request, if there was one, is accounted for. */
    void lost(Connection connection);

    /** A connection that was wanted could not be opened. */
    void connectFailed(String kind);

    /** {@return requests that are due and not sent} */
    int waiting();

    /** The schedule has ended: nothing becomes due any more. */
    void scheduleEnded();

    /** The run has been stopped: what waits is not sent. */
    void stop();

    /** The run ends now: what still waits has failed. */
    void giveUp();
}
