package dev.zts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@SuppressWarnings("StringConcatToTextBlock") // line ends are what it is about
class OpenMetricsTest {
    @Test
    void labels_areEscaped() {
        OpenMetrics out = new OpenMetrics();
        out.counter("a", "He \\ said\n").sample(1, "b", "x\"y\\z\nw", "c", "d");

        assertThat(out.end())
                .isEqualTo(
                        "# TYPE a counter\n# HELP a He \\\\ said\\n\n"
                                + "a_total{b=\"x\\\"y\\\\z\\nw\",c=\"d\"} 1.0\n# EOF\n");
    }

    @Test
    void buckets_areCumulative() {
        OpenMetrics out = new OpenMetrics();
        out.histogram("t_seconds", "T.", new double[] {0.5, 1}, new long[] {1, 2, 3}, 1e-7);

        assertThat(out.end())
                .isEqualTo(
                        "# TYPE t_seconds histogram\n# UNIT t_seconds seconds\n# HELP t_seconds T.\n"
                                + "t_seconds_bucket{le=\"0.5\"} 1.0\n"
                                + "t_seconds_bucket{le=\"1.0\"} 3.0\n"
                                + "t_seconds_bucket{le=\"+Inf\"} 6.0\n"
                                + "t_seconds_count 6.0\n"
                                + "t_seconds_sum 0.00000010\n# EOF\n");
    }
}
