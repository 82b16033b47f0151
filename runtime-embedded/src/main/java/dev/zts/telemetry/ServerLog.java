package dev.zts.telemetry;

import java.util.function.Consumer;

/** What the server saw of each request: a ring of the last rows. One writer, any reader. */
public final class ServerLog {
    private static final int EXCHANGE = 0;
    private static final int STATUS = 1;
    private static final int RECEIVED = 2;
    private static final int WAIT = 3;
    private static final int RUN = 4;
    private static final int WRITTEN = 5;
    private static final int ALLOCATED = 6;
    private static final int COLUMNS = 7;

    /**
     * One answered request.
     *
     * @param row counts the rows of its log from 0
     * @param exchange names the request on both sides
     * @param receivedNanos when the request was complete
     * @param waitNanos from then until a runtime was leased
     * @param runNanos in the handler
     * @param writtenNanos when the response was handed to the socket
     * @param allocatedBytes by the handler's thread while it ran
     */
    public record Served(
            long row,
            long exchange,
            int status,
            long receivedNanos,
            long waitNanos,
            long runNanos,
            long writtenNanos,
            long allocatedBytes) {}

    private final ColumnRing ring;

    /** A log that keeps at least {@code capacity} rows. */
    ServerLog(int capacity) {
        ring = new ColumnRing(COLUMNS, capacity);
    }

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
        long[][] columns = ring.row();
        int slot = ring.slot();
        columns[EXCHANGE][slot] = exchange;
        columns[STATUS][slot] = status;
        columns[RECEIVED][slot] = receivedNanos;
        columns[WAIT][slot] = waitNanos;
        columns[RUN][slot] = runNanos;
        columns[WRITTEN][slot] = writtenNanos;
        columns[ALLOCATED][slot] = allocatedBytes;
        ring.publish();
    }

    /** {@return how many requests were appended so far} */
    public long appended() {
        return ring.appended();
    }

    /**
     * Shows the rows from {@code fromRow} on, oldest first, up to the last one appended before the
     * call.
     */
    public LogRead read(long fromRow, Consumer<Served> visitor) {
        return ring.read(
                fromRow,
                (number, values) ->
                        visitor.accept(
                                new Served(
                                        number,
                                        values[EXCHANGE],
                                        (int) values[STATUS],
                                        values[RECEIVED],
                                        values[WAIT],
                                        values[RUN],
                                        values[WRITTEN],
                                        values[ALLOCATED])));
    }
}
