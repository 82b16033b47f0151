package dev.zts.app.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.zts.visualizers.stats.Comparison;
import dev.zts.visualizers.stats.Comparison.Subject;
import dev.zts.visualizers.stats.Estimate;
import dev.zts.visualizers.stats.Gain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A comparison as JSON. Times are in nanoseconds, throughput per second, gains in times as fast:
 *
 * {@snippet lang=json :
 * {"format": "zts-whatif-1", "folder": "shop", "a": "coverage seed", "b": "coverage full",
 *  "load": "open load, …", "blocks": 8, "verdict": "faster", "notes": ["…"],
 *  "all": {"name": "all", "gains": {"handler_time": {"a": 2.1e5, "b": 1.4e5,
 *     "timesAsFast": 1.5, "low": 1.44, "high": 1.57, "verdict": "faster", "reason": "…"}}},
 *  "handlers": [{"name": "GET /items", "gains": {}}]}
 * }
 *
 * <p>A gain without a figure has no {@code timesAsFast}, {@code low} and {@code high}.
 */
public final class OutcomeJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private OutcomeJson() {}

    public static String toJson(Outcome outcome) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree(outcome)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and strings is always JSON", e);
        }
    }

    public static void write(Outcome outcome, Path file) throws IOException {
        Files.writeString(file, toJson(outcome), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> tree(Outcome outcome) {
        Comparison comparison = outcome.comparison();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "zts-whatif-1");
        tree.put("folder", outcome.folder());
        tree.put("a", outcome.a());
        tree.put("b", outcome.b());
        tree.put("load", outcome.load());
        tree.put("blocks", comparison.blocks());
        tree.put("verdict", name(comparison.headline().verdict()));
        tree.put("notes", outcome.notes());
        tree.put("all", tree(comparison.all()));
        List<Map<String, Object>> handlers =
                comparison.handlers().stream().map(OutcomeJson::tree).toList();
        tree.put("handlers", handlers);
        return tree;
    }

    private static Map<String, Object> tree(Subject subject) {
        Map<String, Object> gains = new LinkedHashMap<>();
        subject.gains().forEach((metric, gain) -> gains.put(name(metric), tree(gain)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", subject.name());
        tree.put("gains", gains);
        return tree;
    }

    private static Map<String, Object> tree(Gain gain) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("a", gain.a());
        tree.put("b", gain.b());
        Estimate times = gain.timesAsFast();
        if (times != null) {
            tree.put("timesAsFast", times.value());
            tree.put("low", times.low());
            tree.put("high", times.high());
        }
        tree.put("verdict", name(gain.verdict()));
        tree.put("reason", gain.reason());
        return tree;
    }

    private static String name(Enum<?> row) {
        return row.name().toLowerCase(Locale.ROOT);
    }
}
