package dev.zts.telemetry;

/**
 * What the load generator saw of each request: a ring of the last rows, and beside it every slow or
 * failed one. One writer, any reader.
 */
public final class RequestLog {
    RequestLog() {}

    /**
     * Appends a finished request. The owning thread only.
     *
     * @param exchange names the request on both sides, see {@link #exchange}
     * @param route index in the load plan
     * @param status of the response, 0 if there was none
     * @param intendedNanos when the schedule wanted it sent
     * @param sentNanos when it was written, 0 if never
     * @param endNanos when the response was complete, or the failure known
     */
    public void append(
            long exchange,
            int route,
            int status,
            long intendedNanos,
            long sentNanos,
            long endNanos) {
        throw new UnsupportedOperationException();
    }

    /**
     * {@return the name of a request that both ends can tell without sending anything: the client's
     * port in the upper 16 bits, and which request of its connection it was, from 0, below}
     */
    public static long exchange(int clientPort, long ordinal) {
        return (long) clientPort << 48 | (ordinal & 0xFFFF_FFFF_FFFFL);
    }
}
