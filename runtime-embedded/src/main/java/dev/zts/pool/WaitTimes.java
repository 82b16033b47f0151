package dev.zts.pool;

import dev.zts.telemetry.LatencySnapshot;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** How long requests waited for a runtime: those that had to. Two significant digits. */
final class WaitTimes {
    /*
     * A recorder per shard, so that threads of different shards do not write to the same counts, and
     * none of them is in the way of who reads.
     */
    private final Stripe[] stripes;

    WaitTimes(int count) {
        stripes = IntStream.range(0, count).mapToObj(_ -> new Stripe()).toArray(Stripe[]::new);
    }

    private static final class Stripe {
        private final Recorder recorder = new Recorder(LatencySnapshot.HIGHEST_NANOS, 2);
        private final Histogram all = new Histogram(LatencySnapshot.HIGHEST_NANOS, 2);
        private @Nullable Histogram interval;
        private LatencySnapshot read = LatencySnapshot.EMPTY;

        synchronized LatencySnapshot read() {
            Histogram latest = recorder.getIntervalHistogram(interval);
            interval = latest;
            if (latest.getTotalCount() > 0) {
                all.add(latest);
                read = LatencySnapshot.of(all);
            }
            return read;
        }
    }

    void add(int stripe, long nanos) {
        stripes[stripe].recorder.recordValue(Math.clamp(nanos, 0, LatencySnapshot.HIGHEST_NANOS));
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
