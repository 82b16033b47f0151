package dev.zts.operations;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What {@code /metrics} tells of answered requests. Any thread. */
public final class RequestMetrics {
    /** Upper bounds of the latencies that are told apart, in microseconds. */
    private static final int[] BOUNDS_MICROS = {
        50,
        100,
        250,
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000
    };

    private static final int STATUSES = 1_000;

    private final AtomicReferenceArray<@Nullable LongAdder> statuses =
            new AtomicReferenceArray<>(STATUSES);
    private final LongAdder[] buckets = new LongAdder[BOUNDS_MICROS.length + 1];
    private final LongAdder nanos = new LongAdder();

    public RequestMetrics() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /** A request was answered, and its answer has left after so long. */
    public void responded(int status, long latencyNanos) {
        refused(status);
        buckets[bucket(latencyNanos)].increment();
        nanos.add(latencyNanos);
    }

    /** What was no request was answered. */
    public void refused(int status) {
        LongAdder count = statuses.get(status);
        if (count == null) {
            statuses.compareAndSet(status, null, new LongAdder());
            count = statuses.get(status);
        }
        if (count != null) {
            count.increment();
        }
    }

    private static int bucket(long latencyNanos) {
        int bucket = 0;
        while (bucket < BOUNDS_MICROS.length && latencyNanos > BOUNDS_MICROS[bucket] * 1_000L) {
            bucket++;
        }
        return bucket;
    }

    /** Writes both families. */
    public void writeTo(OpenMetrics out) {
        OpenMetrics.Family responses = out.counter("zts_http_responses", "Responses by status.");
        for (int status = 0; status < STATUSES; status++) {
            LongAdder count = statuses.get(status);
            if (count != null) {
                responses.sample(count.sum(), "status", String.valueOf(status));
            }
        }
        long[] counts = new long[buckets.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets[i].sum();
        }
        double[] bounds = new double[BOUNDS_MICROS.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = BOUNDS_MICROS[i] / 1e6;
        }
        out.histogram(
                "zts_http_request_duration_seconds",
                "From the last byte of a request to the last byte of its answer.",
                bounds,
                counts,
                nanos.sum() / 1e9);
    }
}
