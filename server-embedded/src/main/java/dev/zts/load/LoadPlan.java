package dev.zts.load;

import java.time.Duration;
import java.util.List;

/**
 * What to send, how fast and how long.
 *
 * @param warmup sent first and kept out of the results; what still waits for a connection when it
 *     ends is not sent
 * @param duration measured part, after the warm-up
 * @param connections most connections of the open model
 * @param maxOutstanding most requests without an answer, waiting ones included; what is due beyond
 *     is counted as not sent
 * @param timeout from the actual send to the end of the response
 * @param allowRemote whether a target that is not this machine is accepted
 */
public record LoadPlan(
        LoadModel model,
        Duration warmup,
        Duration duration,
        int connections,
        int maxOutstanding,
        Duration timeout,
        List<LoadRequest> mix,
        boolean allowRemote) {
    public LoadPlan {
        mix = List.copyOf(mix);
        if (mix.isEmpty()) {
            throw new IllegalArgumentException("a load plan needs at least one request");
        }
        if (warmup.isNegative() || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "warm-up must not be negative and duration must be positive: "
                            + warmup
                            + ", "
                            + duration);
        }
        if (connections <= 0 || maxOutstanding <= 0) {
            throw new IllegalArgumentException(
                    "connections and maxOutstanding must be positive: "
                            + connections
                            + ", "
                            + maxOutstanding);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
    }

    /** {@return a plan of ten seconds after two of warm-up} */
    public static LoadPlan of(LoadModel model, List<LoadRequest> mix) {
        return new LoadPlan(
                model,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                64,
                10_000,
                Duration.ofSeconds(30),
                mix,
                false);
    }

    public LoadPlan withModel(LoadModel other) {
        return new LoadPlan(
                other, warmup, duration, connections, maxOutstanding, timeout, mix, allowRemote);
    }

    public LoadPlan withWarmup(Duration other) {
        return new LoadPlan(
                model, other, duration, connections, maxOutstanding, timeout, mix, allowRemote);
    }

    public LoadPlan withDuration(Duration other) {
        return new LoadPlan(
                model, warmup, other, connections, maxOutstanding, timeout, mix, allowRemote);
    }

    public LoadPlan withConnections(int most) {
        return new LoadPlan(
                model, warmup, duration, most, maxOutstanding, timeout, mix, allowRemote);
    }

    public LoadPlan withMaxOutstanding(int most) {
        return new LoadPlan(model, warmup, duration, connections, most, timeout, mix, allowRemote);
    }

    public LoadPlan withTimeout(Duration limit) {
        return new LoadPlan(
                model, warmup, duration, connections, maxOutstanding, limit, mix, allowRemote);
    }

    public LoadPlan withMix(List<LoadRequest> requests) {
        return new LoadPlan(
                model,
                warmup,
                duration,
                connections,
                maxOutstanding,
                timeout,
                requests,
                allowRemote);
    }

    public LoadPlan withAllowRemote(boolean allowed) {
        return new LoadPlan(
                model, warmup, duration, connections, maxOutstanding, timeout, mix, allowed);
    }
}
