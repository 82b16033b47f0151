package dev.zts.app.run;

import dev.zts.load.LoadPlan;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.RequestLog;
import dev.zts.telemetry.ServerLog;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What became of the requests to one handler in a run, joined of both logs: which handler it was
 * knows the load, how long it took the server.
 *
 * @param times in the handler
 * @param refused answers of status 400 to 499: what a handler says on purpose
 */
public record HandlerRuns(LatencySnapshot times, long refused) {

    /** Sums up one handler. */
    private static final class Tally {
        final Histogram times = LatencySnapshot.newHistogram();
        long refused;
    }

    /**
     * {@return the logged requests by route label, in the plan's order}
     *
     * @param sinceNanos what the server received before belongs to an earlier run
     */
    static Map<String, HandlerRuns> join(
            LoadPlan plan, List<RequestLog> requests, List<ServerLog> served, long sinceNanos) {
        List<Tally> ofKind = plan.mix().stream().map(_ -> new Tally()).toList();
        Map<Long, RequestLog.Request> byExchange = new HashMap<>();
        for (RequestLog log : requests) {
            log.read(
                    0,
                    request -> {
                        byExchange.put(request.exchange(), request);
                        if (request.status() >= 400 && request.status() < 500) {
                            ofKind.get(request.route()).refused++;
                        }
                    });
        }
        for (ServerLog log : served) {
            log.read(
                    0,
                    row -> {
                        RequestLog.Request request =
                                row.receivedNanos() - sinceNanos < 0
                                        ? null
                                        : byExchange.get(row.exchange());
                        if (request != null && row.receivedNanos() - request.endNanos() <= 0) {
                            long nanos =
                                    Math.clamp(row.runNanos(), 0, LatencySnapshot.HIGHEST_NANOS);
                            ofKind.get(request.route()).times.recordValue(nanos);
                        }
                    });
        }
        return byLabel(plan, ofKind);
    }

    private static Map<String, HandlerRuns> byLabel(LoadPlan plan, List<Tally> ofKind) {
        Map<String, HandlerRuns> runs = new LinkedHashMap<>();
        for (int i = 0; i < ofKind.size(); i++) {
            Tally tally = ofKind.get(i);
            runs.merge(
                    plan.mix().get(i).route(),
                    new HandlerRuns(LatencySnapshot.of(tally.times), tally.refused),
                    (x, y) -> new HandlerRuns(x.times.plus(y.times), x.refused + y.refused));
        }
        return runs;
    }
}
