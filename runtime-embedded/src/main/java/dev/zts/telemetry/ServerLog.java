package dev.zts.telemetry;

/** What the server saw of each request. One writer, any reader. */
public final class ServerLog {
    ServerLog() {}

    /**
     * Appends an answered request. The owning thread only.
     *
     * @param exchange as {@link RequestLog#exchange} gives it on the client's side
     * @param receivedNanos when the request was complete
     * @param waitNanos from then until a runtime was leased
     * @param runNanos in the handler
     * @param writtenNanos when the response was handed to the socket
     * @param allocatedBytes by the handler's thread while it ran
     */
    public void append(
            long exchange,
            int status,
            long receivedNanos,
            long waitNanos,
            long runNanos,
            long writtenNanos,
            long allocatedBytes) {
        throw new UnsupportedOperationException();
    }
}
