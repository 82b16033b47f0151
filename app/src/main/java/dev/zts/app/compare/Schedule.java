package dev.zts.app.compare;

import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.visualizers.stats.Comparison;
import java.time.Duration;
import java.util.List;

/**
 * How two sides take turns.
 *
 * @param blocks of each side
 * @param block measured part of a block
 * @param runIn load of a block before its measured part: connections open
 * @param warmup least load of each side before the first block
 * @param warmupLimit longest time for both sides to settle
 * @param seed of the resampling
 */
public record Schedule(
        int blocks,
        Duration block,
        Duration runIn,
        Duration warmup,
        Duration warmupLimit,
        long seed) {
    /** Even, so that neither side goes first more often. */
    public static final int BLOCKS = 8;

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_WARMUP_SEGMENT = Duration.ofSeconds(2);

    /** Requests of the rarest kind in a block: its p99 needs 100. */
    private static final double WANTED_REQUESTS = 110;

    public Schedule {
        if (blocks < Comparison.FEWEST_BLOCKS) {
            throw new IllegalArgumentException(
                    "blocks must be at least " + Comparison.FEWEST_BLOCKS + ": " + blocks);
        }
        if (block.isNegative() || block.isZero()) {
            throw new IllegalArgumentException("a block must have a length: " + block);
        }
    }

    /** {@return blocks of 2 to 10 seconds, as the rarest request of {@code plan} needs it} */
    public static Schedule of(LoadPlan plan) {
        return new Schedule(
                BLOCKS,
                blockOf(plan),
                Duration.ofMillis(300),
                plan.warmup(),
                Duration.ofSeconds(30).plus(plan.warmup().multipliedBy(2)),
                1);
    }

    private static Duration blockOf(LoadPlan plan) {
        if (!(plan.model() instanceof LoadModel.Open(double rate))) {
            return SHORTEST;
        }
        List<LoadRequest> mix = plan.mix();
        double sum = mix.stream().mapToDouble(LoadRequest::weight).sum();
        double least = mix.stream().mapToDouble(LoadRequest::weight).min().orElse(sum);
        double seconds = Math.ceil(WANTED_REQUESTS * sum / least / rate);
        return seconds >= LONGEST.toSeconds()
                ? LONGEST
                : Duration.ofSeconds(Math.max(SHORTEST.toSeconds(), (long) seconds));
    }

    public Schedule withBlocks(int count) {
        return new Schedule(count, block, runIn, warmup, warmupLimit, seed);
    }

    public Schedule withBlock(Duration length) {
        return new Schedule(blocks, length, runIn, warmup, warmupLimit, seed);
    }

    public Schedule withWarmupLimit(Duration limit) {
        return new Schedule(blocks, block, runIn, warmup, limit, seed);
    }

    /** {@return the load of a block} */
    LoadPlan block(LoadPlan plan) {
        return plan.withWarmup(runIn).withDuration(block);
    }

    /** {@return the load between two looks at whether a side has settled} */
    LoadPlan warmupSegment(LoadPlan plan) {
        Duration length =
                block.compareTo(LONGEST_WARMUP_SEGMENT) < 0 ? block : LONGEST_WARMUP_SEGMENT;
        return plan.withWarmup(Duration.ZERO).withDuration(length);
    }
}
