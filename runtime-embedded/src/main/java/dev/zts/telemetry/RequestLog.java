package dev.zts.telemetry;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the load generator saw of each request: a ring of the last rows, and beside it every slow or
 * failed one. One writer, any reader.
 *
 * <p>Slow are the {@value #OUTLIERS} requests with the longest time from intended send to end; of
 * the failed ones the last {@value #OUTLIERS} are kept.
 */
public final class RequestLog {
    /** How many slow and how many failed requests a log keeps beside its ring. */
    public static final int OUTLIERS = 10_000;

    private static final int EXCHANGE = 0;
    private static final int ROUTE_AND_STATUS = 1;
    private static final int INTENDED = 2;
    private static final int READY = 3;
    private static final int SENT = 4;
    private static final int END = 5;
    private static final int COLUMNS = 6;

    /**
     * One finished request.
     *
     * @param row counts the rows of its log from 0
     * @param exchange names the request on both sides
     * @param route index in the load plan
     * @param status of the response, 0 if there was none
     * @param intendedNanos when the schedule wanted it sent
     * @param readyNanos when the load generator came to it: sent it, or let it wait for a
     *     connection
     * @param sentNanos when it was written, 0 if never
     * @param endNanos when the response was complete, or the failure known
     */
    public record Request(
            long row,
            long exchange,
            int route,
            int status,
            long intendedNanos,
            long readyNanos,
            long sentNanos,
            long endNanos) {

        /** {@return from the intended send to the end} */
        public long latencyNanos() {
            return endNanos - intendedNanos;
        }

        /** {@return whether it had no response, or one of status 400 and above} */
        public boolean failed() {
            return isFailure(status);
        }
    }

    private final ColumnRing ring;
    private final Outliers outliers = new Outliers(OUTLIERS);

    /** A log that keeps at least {@code capacity} rows. */
    RequestLog(int capacity) {
        ring = new ColumnRing(COLUMNS, capacity);
    }

    /**
     * Appends a finished request. The owning thread only.
     *
     * @param exchange names the request on both sides, see {@link #exchange}
     * @param route index in the load plan
     * @param status of the response, 0 if there was none
     * @param intendedNanos when the schedule wanted it sent
     * @param readyNanos when the load generator came to it: sent it, or let it wait for a
     *     connection
     * @param sentNanos when it was written, 0 if never
     * @param endNanos when the response was complete, or the failure known
     */
    public void append(
            long exchange,
            int route,
            int status,
            long intendedNanos,
            long readyNanos,
            long sentNanos,
            long endNanos) {
        long[][] columns = ring.row();
        int slot = ring.slot();
        columns[EXCHANGE][slot] = exchange;
        columns[ROUTE_AND_STATUS][slot] = (long) route << 32 | status;
        columns[INTENDED][slot] = intendedNanos;
        columns[READY][slot] = readyNanos;
        columns[SENT][slot] = sentNanos;
        columns[END][slot] = endNanos;
        ring.publish();
        if (outliers.wants(endNanos - intendedNanos, isFailure(status))) {
            outliers.keep(
                    new Request(
                            ring.appended() - 1,
                            exchange,
                            route,
                            status,
                            intendedNanos,
                            readyNanos,
                            sentNanos,
                            endNanos));
        }
    }

    /** Forgets the slow and failed ones so far: the warm-up is over. The owning thread only. */
    public void forgetOutliers() {
        outliers.clear();
    }

    /** {@return how many requests were appended so far} */
    public long appended() {
        return ring.appended();
    }

    /**
     * Shows the rows from {@code fromRow} on, oldest first, up to the last one appended before the
     * call.
     */
    public LogRead read(long fromRow, Consumer<Request> visitor) {
        return ring.read(
                fromRow,
                (number, values) ->
                        visitor.accept(
                                new Request(
                                        number,
                                        values[EXCHANGE],
                                        (int) (values[ROUTE_AND_STATUS] >>> 32),
                                        (int) values[ROUTE_AND_STATUS],
                                        values[INTENDED],
                                        values[READY],
                                        values[SENT],
                                        values[END])));
    }

    /** {@return the slow ones kept, slowest first} */
    public List<Request> slowest() {
        List<Request> found = outliers.slow();
        found.sort(Comparator.comparingLong(Request::latencyNanos).reversed());
        return found;
    }

    /** {@return the failed ones kept, latest first} */
    public List<Request> failed() {
        List<Request> found = outliers.failed();
        found.sort(Comparator.comparingLong(Request::row).reversed());
        return found;
    }

    private static boolean isFailure(int status) {
        return status == 0 || status >= 400;
    }

    /**
     * {@return the name of a request that both ends can tell without sending anything: the client's
     * port in the upper 16 bits, and which request of its connection it was, from 0, below}
     */
    public static long exchange(int clientPort, long ordinal) {
        return (long) clientPort << 48 | (ordinal & 0xFFFF_FFFF_FFFFL);
    }
}
