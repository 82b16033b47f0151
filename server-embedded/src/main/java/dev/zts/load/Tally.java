package dev.zts.load;

import dev.zts.telemetry.LatencySnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * What became of the requests that the schedule wanted in one phase. Warm-up and measured part have
 * one each, so that neither can leak into the other. Written by the run's event loop, read by
 * anyone.
 *
 * <p>Requests without an answer count into latency and service with the time at which that became
 * known: a histogram without its timeouts would hide the worst. What was not sent for too many
 * outstanding requests has no latency.
 */
final class Tally {

    /** One request of the plan. */
    static final class Route {
        final String label;
        final SingleWriterRecorder latency = newRecorder();
        final SingleWriterRecorder service = newRecorder();
        final Count completed = new Count();
        final Count failed = new Count();

        private Route(String label) {
            this.label = label;
        }
    }

    final List<Route> routes;

    /**
     * How late the generator itself was: until it came to send the request, or to let it wait for a
     * connection. That wait is the server's doing; it shows in latency less service time.
     */
    final SingleWriterRecorder lag = newRecorder();

    final Count due = new Count();
    final Count sent = new Count();
    final Count completed = new Count();
    final Count failed = new Count();
    final Count notSent = new Count();
    private final Map<String, Count> errors = new ConcurrentHashMap<>();

    Tally(List<LoadRequest> mix) {
        routes = mix.stream().map(request -> new Route(request.route())).toList();
    }

    private static SingleWriterRecorder newRecorder() {
        return new SingleWriterRecorder(LatencySnapshot.HIGHEST_NANOS, 3);
    }

    void lag(long nanos) {
        record(lag, nanos);
    }

    /** A request was answered. */
    void answered(int route, int status, long latencyNanos, long serviceNanos) {
        Route row = routes.get(route);
        completed.add();
        row.completed.add();
        record(row.latency, latencyNanos);
        record(row.service, serviceNanos);
        if (status >= 400) {
            failed(row, ErrorKind.ofStatus(status));
        }
    }

    /** A request that was sent will have no answer. */
    void unanswered(int route, String kind, long latencyNanos, long serviceNanos) {
        Route row = routes.get(route);
        record(row.latency, latencyNanos);
        record(row.service, serviceNanos);
        failed(row, kind);
    }

    /** A request could not even be sent, for want of a connection. */
    void unsendable(int route, String kind, long latencyNanos) {
        Route row = routes.get(route);
        record(row.latency, latencyNanos);
        failed(row, kind);
    }

    /** A request was given up because too many were outstanding, or the run was stopped. */
    void notSent() {
        notSent.add();
        error(ErrorKind.NOT_SENT);
    }

    private void failed(Route row, String kind) {
        failed.add();
        row.failed.add();
        error(kind);
    }

    /** Counts an error that belongs to no request. */
    void error(String kind) {
        errors.computeIfAbsent(kind, _ -> new Count()).add();
    }

    /** {@return counts by kind so far} */
    Map<String, Long> errors() {
        Map<String, Long> now = new TreeMap<>();
        errors.forEach((kind, count) -> now.put(kind, count.get()));
        return now;
    }

    private static void record(SingleWriterRecorder recorder, long nanos) {
        recorder.recordValue(Math.clamp(nanos, 0, LatencySnapshot.HIGHEST_NANOS));
    }
}
