package dev.zts.visualizers.report;

import dev.zts.telemetry.Account;
import dev.zts.telemetry.Account.Part;
import dev.zts.telemetry.RequestLog.Request;
import dev.zts.telemetry.ServerLog.Served;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Invented slow requests. */
public final class SlowRequests {
    private SlowRequests() {}

    /**
     * {@return a request whose parts, in the order of {@link Part}, take {@code millis}}
     *
     * @param millis for each part
     */
    public static SlowRequest of(String route, int status, double... millis) {
        Map<Part, Long> parts = new EnumMap<>(Part.class);
        long latency = 0;
        for (Part part : Part.values()) {
            long nanos = Math.round(millis[part.ordinal()] * 1e6);
            parts.put(part, nanos);
            latency += nanos;
        }
        long start = -5_000_000_000L;
        Request request = new Request(0, 1, 0, status, start, start, start, start + latency);
        return new SlowRequest(
                route,
                new Account(request, new Served(0, 1, status, start, 0, 0, start, 0), parts));
    }

    /** Three requests of 100, 60 and 40 ms: of 200 ms the handler has 100, pauses have 51. */
    public static List<SlowRequest> three() {
        return List.of(
                of("GET /api/users/:id", 200, 1, 0, 2, 0, 70, 3, 4, 20),
                of("POST /api/users", 503, 0, 0, 1, 33, 0, 0, 1, 25),
                of("GET /", 0, 2, 0, 0, 0, 30, 1, 1, 6));
    }

    /** {@return {@code count} requests of {@code route}, slowest first} */
    public static List<SlowRequest> many(int count, String route) {
        List<SlowRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double size = 6.0 / (i + 6);
            requests.add(
                    of(
                            route,
                            i % 7 == 3 ? 500 : 200,
                            2 * size,
                            i % 5 == 4 ? 25 * size : 0,
                            size,
                            (i % 3 == 0 ? 70 : 0) * size,
                            60 * size,
                            2 * size * size,
                            4 * size,
                            i % 2 == 0 ? 30 * size : 0));
        }
        requests.sort(Comparator.comparingLong(SlowRequest::latencyNanos).reversed());
        return requests;
    }
}
