package dev.zts.memory;

import java.time.Duration;

/**
 * Settings of a {@link GcControl}.
 *
 * @param policy who asks for collections between requests
 * @param interval shortest time between two that are asked for
 * @param thresholdBytes allocated since the last collection when one is wanted; 0 for half of the
 *     nursery's capacity
 */
public record GcOptions(Policy policy, Duration interval, long thresholdBytes) {

    /** Who asks for collections between requests. */
    public enum Policy {
        /** Nobody but who calls {@link GcControl#collectIfAbove}. */
        OFF,

        /** The control itself, when no request runs. */
        AUTO
    }

    public GcOptions {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("interval must not be negative: " + interval);
        }
        if (thresholdBytes < 0) {
            throw new IllegalArgumentException(
                    "thresholdBytes must not be negative: " + thresholdBytes);
        }
    }

    public static GcOptions defaults() {
        return new GcOptions(Policy.OFF, Duration.ofSeconds(5), 0);
    }

    public GcOptions withPolicy(Policy other) {
        return new GcOptions(other, interval, thresholdBytes);
    }

    public GcOptions withInterval(Duration other) {
        return new GcOptions(policy, other, thresholdBytes);
    }

    public GcOptions withThresholdBytes(long bytes) {
        return new GcOptions(policy, interval, bytes);
    }
}
