package dev.zts.telemetry;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where the time of one request went, from its intended send to its end.
 *
 * @param request as the load generator saw it
 * @param served as the server saw it
 * @param parts of the latency in nanoseconds, one for each {@link Part}; they add up to it
 */
public record Account(RequestLog.Request request, ServerLog.Served served, Map<Part, Long> parts) {

    /** A part of a request's latency, in the order of time; pauses fall into any of them. */
    public enum Part {
        /** From the intended send until the load generator came to it: the generator was late. */
        LAG,
        /** From there until it was written: every connection was busy with an earlier request. */
        CONNECTION,
        /** From there until the server had received it: write and network. */
        SEND,
        /** From there until a runtime was leased. */
        WAIT,
        /** In the handler. */
        RUN,
        /** In the server, but neither waiting for a runtime nor in the handler. */
        UNEXPLAINED,
        /** From the response's way to the socket until the load generator had all of it. */
        RESPOND,
        /** Nothing ran at all: pauses that fell into the request. No other part has their time. */
        PAUSE
    }

    public Account {
        parts = Map.copyOf(parts);
        long sum = parts.values().stream().mapToLong(Long::longValue).sum();
        if (sum != request.latencyNanos()) {
            throw new IllegalArgumentException(
                    "the parts are " + sum + " ns, the latency " + request.latencyNanos() + " ns");
        }
    }

    /** {@return the nanoseconds of {@code part}} */
    public long nanos(Part part) {
        return parts.getOrDefault(part, 0L);
    }

    /** {@return the part that took longest} */
    public Part longest() {
        Map<Part, Long> ordered = new EnumMap<>(parts);
        return ordered.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Part.UNEXPLAINED);
    }
}
