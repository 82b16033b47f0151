package dev.zts.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zts.visualizers.stats.Comparison;
import dev.zts.visualizers.stats.Comparison.Subject;
import dev.zts.visualizers.stats.Estimate;
import dev.zts.visualizers.stats.Gain;
import dev.zts.visualizers.stats.Metric;
import dev.zts.visualizers.stats.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Gain FASTER =
            new Gain(
                    Metric.HANDLER_TIME,
                    210_000,
                    140_000,
                    new Estimate(1.5, 1.44, 1.57),
                    Verdict.FASTER,
                    "B is 1.50 times as fast as A, 1.44 to 1.57 at 95 %.");
    private static final Gain INVALID =
            new Gain(Metric.HANDLER_TIME, 0, 0, null, Verdict.INVALID, "A block has no figure.");
    private static final Outcome OUTCOME =
            new Outcome(
                    "shop",
                    "coverage seed",
                    "coverage full",
                    "open load",
                    new Comparison(
                            8,
                            true,
                            new Subject("all", Map.of(Metric.HANDLER_TIME, FASTER)),
                            List.of(
                                    new Subject(
                                            "GET /" + "long".repeat(10),
                                            Map.of(Metric.HANDLER_TIME, FASTER)),
                                    new Subject(
                                            "GET /never", Map.of(Metric.HANDLER_TIME, INVALID)))),
                    List.of("Read me."));

    @Test
    void text_hasARowPerHandlerAndTheVerdict() {
        List<String> lines = OutcomeText.toText(OUTCOME).lines().toList();

        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines)
                .contains(
                        "GET /longlonglonglonglonglong…     210 µs     140 µs   1.50 (1.44 to 1.57) "
                                + "        B is faster",
                        "    A block has no figure.",
                        "Verdict: B is faster in handler time. B is 1.50 times as fast as A, 1.44 to"
                                + " 1.57 at 95 %.",
                        "Note: Read me.");
    }

    @Test
    void json_hasEveryFigureAndOmitsWhatIsNone() throws Exception {
        JsonNode tree = new ObjectMapper().readTree(OutcomeJson.toJson(OUTCOME));

        assertThat(tree.at("/format").asText()).isEqualTo("zts-whatif-1");
        assertThat(tree.at("/verdict").asText()).isEqualTo("faster");
        assertThat(tree.at("/all/gains/handler_time/timesAsFast").asDouble()).isEqualTo(1.5);
        assertThat(tree.at("/all/gains/handler_time/high").asDouble()).isEqualTo(1.57);
        JsonNode never = tree.at("/handlers/1/gains/handler_time");
        assertThat(never.at("/verdict").asText()).isEqualTo("invalid");
        assertThat(never.has("timesAsFast")).isFalse();
        assertThat(tree.at("/notes/0").asText()).isEqualTo("Read me.");
    }
}
