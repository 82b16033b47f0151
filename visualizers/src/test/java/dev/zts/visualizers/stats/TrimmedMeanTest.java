package dev.zts.visualizers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zts.telemetry.LatencySnapshot;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TrimmedMeanTest {
    @Test
    void slowestTwentieth_doesNotCount() {
        Histogram histogram = LatencySnapshot.newHistogram();
        histogram.recordValueWithCount(1_000, 95);
        histogram.recordValueWithCount(50_000_000, 5);

        assertThat(TrimmedMean.nanos(LatencySnapshot.of(histogram))).isEqualTo(1_000);
    }

    @Test
    void restCountsByItsValues() {
        Histogram histogram = LatencySnapshot.newHistogram();
        for (int i = 1; i <= 100; i++) {
            histogram.recordValue(i);
        }

        // the mean of 1 to 95
        assertThat(TrimmedMean.nanos(LatencySnapshot.of(histogram))).isCloseTo(48, within(1e-9));
    }

    @Test
    void noValue_isZero() {
        assertThat(TrimmedMean.nanos(LatencySnapshot.EMPTY)).isZero();
    }
}
