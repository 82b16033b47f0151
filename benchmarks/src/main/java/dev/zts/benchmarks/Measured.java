package dev.zts.benchmarks;

import dev.zts.load.LoadGenerator;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadResult;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.net.InetSocketAddress;
import org.HdrHistogram.Histogram;

/**
 * A finished run of the load generator.
 *
 * @param latency from the intended send time
 * @param lag of the generator
 */
record Measured(LoadResult result, Histogram latency, Histogram lag) {

    static Measured run(InetSocketAddress target, LoadPlan plan) {
        Histogram latency = LatencySnapshot.newHistogram();
        Histogram lag = LatencySnapshot.newHistogram();
        Telemetry telemetry = new Telemetry();
        try (Sampler sampler =
                Sampler.start(
                        telemetry,
                        frame -> {
                            if (frame.phase() == Phase.MEASURE) {
                                add(frame, latency, lag);
                            }
                        })) {
            LoadResult result = LoadGenerator.start(target, plan, telemetry).done().join();
            sampler.flush();
            return new Measured(result, latency, lag);
        }
    }

    private static void add(Frame frame, Histogram latency, Histogram lag) {
        frame.latency().addTo(latency);
        frame.lag().addTo(lag);
    }

    /** {@return microseconds below which {@code percentile} percent of the values are} */
    static double micros(Histogram values, double percentile) {
        return values.getValueAtPercentile(percentile) / 1e3;
    }
}
