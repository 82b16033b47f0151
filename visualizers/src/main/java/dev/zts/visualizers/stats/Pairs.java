package dev.zts.visualizers.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The blocks of both sides and one subject of them: compares it, or says why it cannot.
 *
 * @param subject picks the figures out of a block
 */
record Pairs(List<Block> a, List<Block> b, Function<Block, Figures> subject, long seed) {
    /** A gain or loss of less is not worth a word, however sure it is. */
    static final double NEGLIGIBLE = 0.01;

    private static final double MOST_FAILED = 0.01;

    /** Standard deviations by which a number of failures may differ by chance. */
    private static final double CHANCE = 3;

    /** Share of its rate that an open load must reach. */
    private static final double REACHED = 0.95;

    /** Share of a latency that may be the load generator's lateness. */
    private static final double MOST_LAG = 0.5;

    /** A drift of less disturbs no comparison. */
    private static final double LEAST_DRIFT = Math.log(1.05);

    Gain compare(Metric metric) {
        double[] ofA = values(a, metric);
        double[] ofB = values(b, metric);
        boolean comparable =
                ofA.length == ofB.length
                        && ofA.length > 1
                        && Stream.of(ofA, ofB).flatMapToDouble(Arrays::stream).allMatch(v -> v > 0);
        if (!comparable) {
            String why = whyInvalid(metric).orElse("A block has no figure.");
            return new Gain(metric, centre(ofA), centre(ofB), null, Verdict.INVALID, why);
        }
        Estimate gain =
                metric.perSecond()
                        ? Bootstrap.ratio(ofB, ofA, seed)
                        : Bootstrap.ratio(ofA, ofB, seed);
        Optional<String> invalid = whyInvalid(metric).or(() -> drift(ofA, ofB, gain));
        Verdict verdict = invalid.isPresent() ? Verdict.INVALID : judge(gain);
        return new Gain(
                metric,
                centre(ofA),
                centre(ofB),
                gain,
                verdict,
                invalid.orElseGet(() -> reason(verdict, gain)));
    }

    private double[] values(List<Block> blocks, Metric metric) {
        return blocks.stream().map(subject).mapToDouble(metric::of).toArray();
    }

    /** {@return the geometric mean, 0 if a value is not positive} */
    private static double centre(double[] values) {
        double mean = Arrays.stream(logarithms(values)).average().orElse(0);
        return values.length == 0 || mean == Double.NEGATIVE_INFINITY ? 0 : Math.exp(mean);
    }

    private static Verdict judge(Estimate gain) {
        if (gain.holds(1) || Math.abs(gain.value() - 1) < NEGLIGIBLE) {
            return Verdict.NO_DIFFERENCE;
        }
        return gain.value() > 1 ? Verdict.FASTER : Verdict.SLOWER;
    }

    private static String reason(Verdict verdict, Estimate gain) {
        if (verdict == Verdict.NO_DIFFERENCE) {
            return gain.holds(1)
                    ? String.format(
                            Locale.ROOT,
                            "The interval %.2f to %.2f holds 1.",
                            gain.low(),
                            gain.high())
                    : String.format(Locale.ROOT, "It is less than %.0f %%.", NEGLIGIBLE * 100);
        }
        return String.format(
                Locale.ROOT,
                "B is %.2f times as fast as A, %.2f to %.2f at 95 %%.",
                gain.value(),
                gain.low(),
                gain.high());
    }

    private Optional<String> whyInvalid(Metric metric) {
        return tooFewBlocks()
                .or(() -> tooFewRequests(metric))
                .or(this::failures)
                .or(this::refusals)
                .or(this::rate)
                .or(() -> lag(metric));
    }

    private Optional<String> tooFewBlocks() {
        if (a.size() >= Comparison.FEWEST_BLOCKS && a.size() == b.size()) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%d blocks of A and %d of B; at least %d of each are needed.",
                        a.size(),
                        b.size(),
                        Comparison.FEWEST_BLOCKS));
    }

    private Optional<String> tooFewRequests(Metric metric) {
        long fewest =
                Stream.concat(a.stream(), b.stream())
                        .map(subject)
                        .mapToLong(metric::valuesIn)
                        .min()
                        .orElse(0);
        if (fewest >= metric.fewestValues()) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "A block has %d requests; %s needs %d. Take longer blocks or more load.",
                        fewest,
                        metric.label(),
                        metric.fewestValues()));
    }

    private Optional<String> failures() {
        long failedA = sum(a, Figures::failed);
        long failedB = sum(b, Figures::failed);
        double shareA = share(failedA, a);
        double shareB = share(failedB, b);
        if (Math.max(shareA, shareB) <= MOST_FAILED && !differ(failedA, failedB)) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%.1f %% of the requests failed on A and %.1f %% on B.",
                        shareA * 100,
                        shareB * 100));
    }

    /** What a handler refuses on purpose does no harm as long as both sides refuse the same. */
    private Optional<String> refusals() {
        long refusedA = sum(a, Figures::refused);
        long refusedB = sum(b, Figures::refused);
        if (!differ(refusedA, refusedB)) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%.1f %% of the requests were refused on A and %.1f %% on B.",
                        share(refusedA, a) * 100,
                        share(refusedB, b) * 100));
    }

    private double share(long count, List<Block> blocks) {
        return (double) count / Math.max(1, sum(blocks, Figures::requests));
    }

    /** {@return whether two counts are further apart than chance makes counts of rare events} */
    private static boolean differ(long countA, long countB) {
        return Math.abs(countA - countB) > CHANCE * Math.sqrt(countA + countB);
    }

    private long sum(List<Block> blocks, Function<Figures, Long> count) {
        return blocks.stream().map(subject).mapToLong(count::apply).sum();
    }

    /** A load that falls behind measures for how long it did. */
    private Optional<String> rate() {
        return behind("A", a).or(() -> behind("B", b));
    }

    private static Optional<String> behind(String side, List<Block> blocks) {
        double wanted = blocks.stream().mapToDouble(Block::wantedPerSecond).average().orElse(0);
        double reached =
                blocks.stream().mapToDouble(block -> block.all().perSecond()).average().orElse(0);
        if (reached >= wanted * REACHED) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%s answered %.0f of %.0f requests a second. Take a lower rate, or the"
                                + " closed model.",
                        side,
                        reached,
                        wanted));
    }

    private Optional<String> lag(Metric metric) {
        return switch (metric) {
            case LATENCY_P50 -> lag(50);
            case LATENCY_P99 -> lag(99);
            case HANDLER_TIME, THROUGHPUT -> Optional.empty();
        };
    }

    private Optional<String> lag(double percentile) {
        double share =
                Stream.concat(a.stream(), b.stream())
                        .mapToDouble(block -> lagShare(block, percentile))
                        .average()
                        .orElse(0);
        if (share <= MOST_LAG) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "The load generator was late: %.0f %% of the latency is its own.",
                        share * 100));
    }

    private double lagShare(Block block, double percentile) {
        double latency = subject.apply(block).latency().nanosAt(percentile);
        return Math.min(1, block.lag().nanosAt(percentile) / Math.max(1, latency));
    }

    /**
     * What both sides share, say a machine that grows warm, leaves the pairs' ratios alone. A trend
     * in these means that one side changed by itself: most often that it was not warm yet.
     */
    private static Optional<String> drift(double[] ofA, double[] ofB, Estimate gain) {
        Drift drift = Drift.of(differences(logarithms(ofA), logarithms(ofB)));
        double change = Math.abs(drift.change());
        boolean matters = change > LEAST_DRIFT && change > Math.abs(Math.log(gain.value()));
        if (!drift.significant() || !matters) {
            return Optional.empty();
        }
        double changeA = Drift.of(logarithms(ofA)).change();
        double changeB = Drift.of(logarithms(ofB)).change();
        boolean more = Math.abs(changeA) > Math.abs(changeB);
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%s drifted by %+.0f %% from its first block to its last, which is more"
                                + " than the difference. Warm up longer.",
                        more ? "A" : "B",
                        Math.expm1(more ? changeA : changeB) * 100));
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static double[] differences(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }
}
