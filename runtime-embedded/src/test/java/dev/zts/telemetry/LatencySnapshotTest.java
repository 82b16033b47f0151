package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencySnapshotTest {

    @Test
    void percentilesAgreeWithTheHistogramTheyCameFrom() {
        Histogram histogram = LatencySnapshot.newHistogram();
        for (long nanos = 1; nanos < 5_000_000_000L; nanos = nanos * 5 / 4 + 1) {
            histogram.recordValue(nanos);
        }

        LatencySnapshot snapshot = LatencySnapshot.of(histogram);

        for (double percentile : new double[] {0, 1, 25, 50, 75, 90, 99, 99.9, 100}) {
            assertThat(snapshot.nanosAt(percentile))
                    .as("p%s", percentile)
                    .isEqualTo(histogram.getValueAtPercentile(percentile));
        }
        assertThat(snapshot.total()).isEqualTo(histogram.getTotalCount());
        assertThat(snapshot.maxNanos()).isEqualTo(histogram.getMaxValue());
    }
}
