package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencySnapshotTest {
    private static final double[] PERCENTILES = {0, 0.1, 1, 25, 50, 75, 90, 99, 99.9, 99.99, 100};

    private static void assertSame(LatencySnapshot snapshot, Histogram histogram) {
        for (double percentile : PERCENTILES) {
            assertThat(snapshot.nanosAt(percentile))
                    .as("p%s of %s", percentile, histogram.getTotalCount())
                    .isEqualTo(histogram.getValueAtPercentile(percentile));
        }
        assertThat(snapshot.total()).isEqualTo(histogram.getTotalCount());
        assertThat(snapshot.minNanos()).isEqualTo(histogram.getMinValue());
        assertThat(snapshot.maxNanos()).isEqualTo(histogram.getMaxValue());
    }

    private static Histogram random(int seed, int count) {
        Histogram histogram = LatencySnapshot.newHistogram();
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            histogram.recordValue(
                    Math.min(
                            (long) Math.exp(9 + 3 * random.nextGaussian()),
                            LatencySnapshot.HIGHEST_NANOS));
        }
        return histogram;
    }

    @Test
    void percentilesAgreeWithTheHistogramTheyCameFrom() {
        for (int count : new int[] {1, 2, 3, 10, 99, 100, 101, 1000, 1001, 10_000}) {
            Histogram histogram = random(count, count);

            assertSame(LatencySnapshot.of(histogram), histogram);
        }
    }

    @Test
    void range_isOneNanosecondToAMinute() {
        Histogram histogram = LatencySnapshot.newHistogram();
        histogram.recordValue(1);
        histogram.recordValue(60_000_000_000L);

        LatencySnapshot snapshot = LatencySnapshot.of(histogram);

        assertThat(snapshot.minNanos()).isEqualTo(1);
        assertThat((double) snapshot.maxNanos()).isCloseTo(60e9, within(60e6));
    }

    @Test
    void plus_isAsIfRecordedTogether() {
        for (int count : new int[] {1, 50, 5_000}) {
            Histogram one = random(1, 5_000);
            Histogram two = random(2, count);
            LatencySnapshot sum = LatencySnapshot.of(one).plus(LatencySnapshot.of(two));

            one.add(two);

            assertSame(sum, one);
        }
    }

    @Test
    void plus_nothing_isTheSame() {
        LatencySnapshot some = LatencySnapshot.of(random(3, 10));

        assertThat(some.plus(LatencySnapshot.EMPTY)).isSameAs(some);
        assertThat(LatencySnapshot.EMPTY.plus(some)).isSameAs(some);
    }

    @Test
    void merged_isAsIfRecordedTogether() {
        Histogram one = random(1, 5000);
        Histogram two = random(2, 300);
        Histogram merged = LatencySnapshot.newHistogram();

        LatencySnapshot.of(one).addTo(merged);
        LatencySnapshot.of(two).addTo(merged);

        one.add(two);
        assertSame(LatencySnapshot.of(merged), one);
    }

    @Test
    void snapshot_staysWhenTheHistogramGoesOn() {
        Histogram histogram = random(1, 100);
        LatencySnapshot snapshot = LatencySnapshot.of(histogram);
        long p50 = snapshot.nanosAt(50);

        histogram.reset();
        histogram.recordValue(5);

        assertThat(snapshot.total()).isEqualTo(100);
        assertThat(snapshot.nanosAt(50)).isEqualTo(p50);
    }

    @Test
    void bins_getEveryCount() {
        Histogram histogram = LatencySnapshot.newHistogram();
        histogram.recordValueWithCount(10, 4);
        histogram.recordValueWithCount(20, 5);
        long[] bins = new long[3];

        LatencySnapshot.of(histogram).addTo(bins, nanos -> nanos / 10);

        assertThat(bins).containsExactly(0, 4, 5);
    }

    @Test
    void mean_isOfAllValues() {
        Histogram histogram = LatencySnapshot.newHistogram();
        histogram.recordValueWithCount(100, 3);
        histogram.recordValue(500);

        assertThat(LatencySnapshot.of(histogram).meanNanos()).isEqualTo(200);
    }

    @Test
    void empty_hasZeros() {
        LatencySnapshot empty = LatencySnapshot.of(LatencySnapshot.newHistogram());

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.nanosAt(0)).isZero();
        assertThat(empty.nanosAt(100)).isZero();
        assertThat(empty.meanNanos()).isZero();
    }

    @Test
    void percentileBeyondHundred_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatencySnapshot.EMPTY.nanosAt(100.1))
                .withMessage("percentile must be 0 to 100: 100.1");
    }
}
