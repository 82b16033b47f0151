package dev.zts.pool;

import dev.zts.telemetry.LatencySnapshot;
import java.util.stream.IntStream;
import org.HdrHistogram.AtomicHistogram;

/** How long requests waited for a runtime: those that had to. Two significant digits. */
final class WaitTimes {
    /*
     * A histogram per shard, so that threads of different shards do not write to the same counts. A
     * stripe that has not changed since it was read is not read again.
     */
    private final Stripe[] stripes;

    WaitTimes(int count) {
        stripes = IntStream.range(0, count).mapToObj(_ -> new Stripe()).toArray(Stripe[]::new);
    }

    private static final class Stripe {
        private final AtomicHistogram histogram =
                new AtomicHistogram(LatencySnapshot.HIGHEST_NANOS, 2);

        private LatencySnapshot read = LatencySnapshot.EMPTY;

        synchronized LatencySnapshot read() {
            if (histogram.getTotalCount() != read.total()) {
                read = LatencySnapshot.of(histogram);
            }
            return read;
        }
    }

    void add(int stripe, long nanos) {
        stripes[stripe].histogram.recordValue(Math.clamp(nanos, 0, LatencySnapshot.HIGHEST_NANOS));
    }

    /** {@return all waits so far} */
    LatencySnapshot read() {
        LatencySnapshot sum = LatencySnapshot.EMPTY;
        for (Stripe stripe : stripes) {
            sum = sum.plus(stripe.read());
        }
        return sum;
    }
}
