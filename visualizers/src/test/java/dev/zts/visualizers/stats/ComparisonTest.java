package dev.zts.visualizers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zts.telemetry.LatencySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final int BLOCKS = 8;
    private static final double MILLI = 1e6;
    private static final LatencySnapshot NO_LAG = snapshot(1_000, 1);

    /** One histogram for all, since thousands of blocks are made. */
    private static final class Shared {
        private static final Histogram HISTOGRAM = LatencySnapshot.newHistogram();

        private Shared() {}
    }

    private static LatencySnapshot snapshot(double nanos, long count) {
        Shared.HISTOGRAM.reset();
        if (count > 0) {
            Shared.HISTOGRAM.recordValueWithCount(Math.round(nanos), count);
        }
        return LatencySnapshot.of(Shared.HISTOGRAM);
    }

    /** A handler of {@code nanos}, at 100 requests a second asked for and answered. */
    private static Figures figures(double nanos) {
        return new Figures(200, 0, 0, 100, snapshot(nanos + MILLI, 200), nanos, 200);
    }

    private static Block open(Figures all) {
        return new Block(100, NO_LAG, all, Map.of());
    }

    private static List<Block> blocks(int count, IntToDoubleFunction nanos) {
        return IntStream.range(0, count)
                .mapToObj(i -> open(figures(nanos.applyAsDouble(i))))
                .toList();
    }

    private static List<Block> noisy(Random random, double nanos, double deviation) {
        return blocks(BLOCKS, _ -> nanos * Math.exp(deviation * random.nextGaussian()));
    }

    /** A little noise, the same on every call: no two blocks are equal. */
    private static double steady(int i, double nanos) {
        return nanos * (1 + 0.001 * (i * 7 % 5));
    }

    private static Gain handlerTime(List<Block> a, List<Block> b) {
        return new Pairs(a, b, Block::all, 42).compare(Metric.HANDLER_TIME);
    }

    private static double timesAsFast(Gain gain) {
        return Objects.requireNonNull(gain.timesAsFast()).value();
    }

    private static double share(
            double factor, double deviation, Verdict wanted, IntUnaryOperator seeds) {
        int trials = 200;
        int found = 0;
        for (int i = 0; i < trials; i++) {
            Random random = new Random(seeds.applyAsInt(i));
            List<Block> a = noisy(random, MILLI, deviation);
            List<Block> b = noisy(random, MILLI * factor, deviation);
            found += handlerTime(a, b).verdict() == wanted ? 1 : 0;
        }
        return (double) found / trials;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.02, 0.08})
    void equalSides_showNoDifference(double deviation) {
        assertThat(share(1, deviation, Verdict.NO_DIFFERENCE, i -> i)).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void aFifthLess_isFound() {
        assertThat(share(0.8, 0.03, Verdict.FASTER, i -> 1_000 + i)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void aFifthMore_isFound() {
        assertThat(share(1.2, 0.03, Verdict.SLOWER, i -> 2_000 + i)).isGreaterThanOrEqualTo(0.97);
    }

    /** At 30 % of noise a difference of 5 % cannot be told with eight pairs. */
    @Test
    void littleInMuchNoise_isNotClaimed() {
        assertThat(share(0.95, 0.3, Verdict.FASTER, i -> 3_000 + i)).isLessThanOrEqualTo(0.1);
    }

    @Test
    void gain_tellsBothSidesAndHowManyTimesAsFast() {
        Gain gain =
                handlerTime(
                        blocks(BLOCKS, i -> steady(i, 3 * MILLI)),
                        blocks(BLOCKS, i -> steady(i, 2 * MILLI)));

        assertThat(gain.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(gain.a()).isCloseTo(3 * MILLI, within(0.015 * MILLI));
        assertThat(gain.b()).isCloseTo(2 * MILLI, within(0.01 * MILLI));
        assertThat(timesAsFast(gain)).isCloseTo(1.5, within(0.002));
        assertThat(gain.reason()).startsWith("B is 1.50 times as fast as A");
    }

    @Test
    void sureButTinyDifference_isNone() {
        Gain gain =
                handlerTime(
                        blocks(BLOCKS, i -> steady(i, 1.008 * MILLI)),
                        blocks(BLOCKS, i -> steady(i, MILLI)));

        assertThat(gain.verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(gain.reason()).isEqualTo("It is less than 1 %.");
    }

    @Test
    void fourBlocks_areTooFew() {
        assertThat(handlerTime(blocks(4, _ -> 2 * MILLI), blocks(4, _ -> MILLI)))
                .satisfies(gain -> {
                    assertThat(gain.verdict()).isEqualTo(Verdict.INVALID);
                    assertThat(gain.reason()).startsWith("4 blocks of A and 4 of B");
                });
        assertThat(handlerTime(blocks(6, _ -> 2 * MILLI), blocks(5, _ -> MILLI)).verdict())
                .isEqualTo(Verdict.INVALID);
        assertThat(handlerTime(List.of(), List.of()).verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void fewRequests_forbidThePercentileFirst() {
        List<Block> a = new ArrayList<>();
        List<Block> b = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            LatencySnapshot sixty = snapshot(steady(i, 20 * MILLI), 60);
            a.add(open(new Figures(60, 0, 0, 100, sixty, steady(i, MILLI), 60)));
            b.add(open(new Figures(60, 0, 0, 100, sixty, steady(i, MILLI), 60)));
        }

        Comparison comparison = Comparison.of(a, b, 1);

        assertThat(comparison.all().gain(Metric.HANDLER_TIME).verdict())
                .isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(comparison.all().gain(Metric.LATENCY_P99).verdict()).isEqualTo(Verdict.INVALID);
        assertThat(comparison.all().gain(Metric.LATENCY_P99).reason())
                .startsWith("A block has 60 requests; latency p99 needs 100.");
    }

    private static List<Block> failing(long failed, long refused) {
        LatencySnapshot times = snapshot(MILLI, 200);
        return IntStream.range(0, BLOCKS)
                .mapToObj(_ -> open(new Figures(200, failed, refused, 100, times, MILLI, 200)))
                .toList();
    }

    @Test
    void failures_areNoGain() {
        assertThat(handlerTime(failing(10, 0), failing(10, 0)).reason())
                .isEqualTo("5.0 % of the requests failed on A and 5.0 % on B.");
        assertThat(handlerTime(failing(0, 0), failing(2, 0)).verdict())
                .as("16 of 1,600 on one side only")
                .isEqualTo(Verdict.INVALID);
        assertThat(handlerTime(failing(1, 0), failing(2, 0)).verdict())
                .as("8 and 16 of 1,600 may be chance")
                .isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void refusalsOfBothSides_areTheHandlersAnswer() {
        assertThat(handlerTime(failing(0, 50), failing(0, 50)).verdict())
                .isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(handlerTime(failing(0, 0), failing(0, 50)).reason())
                .isEqualTo("0.0 % of the requests were refused on A and 25.0 % on B.");
    }

    @Test
    void rateThatWasNotReached_isInvalid() {
        List<Block> slow =
                IntStream.range(0, BLOCKS)
                        .mapToObj(_ -> new Block(200, NO_LAG, figures(MILLI), Map.of()))
                        .toList();

        Gain gain = handlerTime(slow, slow);

        assertThat(gain.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(gain.reason()).startsWith("A answered 100 of 200 requests a second.");
    }

    @Test
    void lateGenerator_forbidsLatenciesAndNotTheHandlersTime() {
        List<Block> late =
                IntStream.range(0, BLOCKS)
                        .mapToObj(i -> {
                            LatencySnapshot lag = snapshot(1.2 * MILLI, 200);
                            return new Block(100, lag, figures(steady(i, MILLI)), Map.of());
                        })
                        .toList();

        Comparison comparison = Comparison.of(late, late, 1);

        assertThat(comparison.all().gain(Metric.LATENCY_P50).reason())
                .isEqualTo("The load generator was late: 60 % of the latency is its own.");
        assertThat(comparison.all().gain(Metric.LATENCY_P99).verdict()).isEqualTo(Verdict.INVALID);
        assertThat(comparison.all().gain(Metric.HANDLER_TIME).verdict())
                .isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void driftBeyondTheDifference_isInvalid() {
        List<Block> warming = blocks(BLOCKS, i -> MILLI * Math.pow(0.95, i));
        List<Block> steady = blocks(BLOCKS, i -> steady(i, 0.8 * MILLI));

        Gain gain = handlerTime(warming, steady);

        assertThat(gain.verdict()).isEqualTo(Verdict.INVALID);
        // 0.95 to the seventh power is 0.698
        assertThat(gain.reason()).startsWith("A drifted by -30 %");
    }

    @Test
    void driftWithinALargeDifference_isAccepted() {
        List<Block> warming = blocks(BLOCKS, i -> 10 * MILLI * Math.pow(0.95, i));
        List<Block> steady = blocks(BLOCKS, i -> steady(i, MILLI));

        assertThat(handlerTime(warming, steady).verdict()).isEqualTo(Verdict.FASTER);
    }

    @Test
    void slowMachineForBothSides_doesNotHideTheDifference() {
        double[] machine = {1, 1.6, 1.1, 1.9, 1.05, 1.4, 1.7, 1.2};
        List<Block> a = blocks(BLOCKS, i -> machine[i] * steady(i, 1.2 * MILLI));
        List<Block> b = blocks(BLOCKS, i -> machine[i] * steady(i, MILLI));

        assertThat(handlerTime(a, b).verdict()).isEqualTo(Verdict.FASTER);
    }

    @Test
    void driftOfBothSides_doesNotHideTheDifference() {
        List<Block> a = blocks(BLOCKS, i -> Math.pow(1.1, i) * steady(i, 1.2 * MILLI));
        List<Block> b = blocks(BLOCKS, i -> Math.pow(1.1, i) * steady(i + 1, MILLI));

        assertThat(handlerTime(a, b).verdict()).isEqualTo(Verdict.FASTER);
    }

    @Test
    void handlers_areComparedOneByOne() {
        List<Block> a = new ArrayList<>();
        List<Block> b = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            Figures same = figures(steady(i, MILLI));
            Figures half = figures(steady(i, MILLI / 2));
            a.add(new Block(100, NO_LAG, same, Map.of("GET /x", same)));
            b.add(new Block(100, NO_LAG, same, Map.of("GET /x", half)));
        }

        Comparison comparison = Comparison.of(a, b, 1);

        assertThat(comparison.handlers())
                .extracting(Comparison.Subject::name)
                .containsExactly("GET /x");
        assertThat(comparison.handlers().getFirst().gain(Metric.HANDLER_TIME).verdict())
                .isEqualTo(Verdict.FASTER);
        assertThat(comparison.headline().verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(comparison.headline().metric()).isEqualTo(Metric.HANDLER_TIME);
    }

    @Test
    void handlerMissingOnOneSide_isInvalid() {
        List<Block> with = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            Figures figures = figures(steady(i, MILLI));
            with.add(new Block(100, NO_LAG, figures, Map.of("GET /x", figures)));
        }

        Comparison comparison = Comparison.of(with, blocks(BLOCKS, _ -> MILLI), 1);

        Gain gain = comparison.handlers().getFirst().gain(Metric.HANDLER_TIME);
        assertThat(gain.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(gain.timesAsFast()).isNull();
        assertThat(gain.reason()).startsWith("A block has 0 requests");
    }

    private static List<Block> closed(double perSecond) {
        return IntStream.range(0, BLOCKS)
                .mapToObj(i -> {
                    LatencySnapshot times = snapshot(MILLI, 500);
                    double rate = steady(i, perSecond);
                    return new Block(
                            0, NO_LAG, new Figures(500, 0, 0, rate, times, MILLI, 500), Map.of());
                })
                .toList();
    }

    @Test
    void closedLoad_isJudgedByItsThroughput() {
        Comparison comparison = Comparison.of(closed(400), closed(600), 1);

        assertThat(comparison.open()).isFalse();
        assertThat(comparison.headline().metric()).isEqualTo(Metric.THROUGHPUT);
        assertThat(comparison.headline().verdict()).isEqualTo(Verdict.FASTER);
        assertThat(timesAsFast(comparison.headline())).isCloseTo(1.5, within(0.001));
    }
}
