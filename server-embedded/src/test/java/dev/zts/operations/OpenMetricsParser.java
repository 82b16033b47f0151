package dev.zts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads OpenMetrics 1.0 text, and fails at whatever the specification does not allow. */
public final class OpenMetricsParser {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String ESCAPED = "(?:[^\"\\\\\n]|\\\\[\"\\\\n])*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"" + ESCAPED + "\"";
    private static final Pattern META =
            Pattern.compile("# (TYPE|UNIT|HELP) (" + NAME + ") ((?:[^\\\\\n]|\\\\[n\\\\\"])*)");
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "("
                            + NAME
                            + ")(?:\\{("
                            + LABEL
                            + "(?:,"
                            + LABEL
                            + ")*)?})? (-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|[+-]Inf|NaN)");

    /** The samples of all families by name and labels. */
    private final Map<String, Double> samples = new LinkedHashMap<>();

    private final Set<String> families = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final List<Double> bounds = new ArrayList<>();
    private String family = "";
    private String type = "";
    private double last;

    private OpenMetricsParser() {}

    /** {@return each sample, such as {@code a_total{b="c"}}, with its value} */
    public static Map<String, Double> parse(String text) {
        OpenMetricsParser parser = new OpenMetricsParser();
        // The end is marked, nothing follows it, and every line ends with a line feed only.
        assertThat(text).endsWith("\n# EOF\n").doesNotContain("\r").doesNotContain("\n\n");
        for (String line : text.substring(0, text.length() - "# EOF\n".length()).lines().toList()) {
            parser.line(line);
        }
        parser.endFamily();
        return parser.samples;
    }

    private void line(String line) {
        Matcher meta = META.matcher(line);
        if (meta.matches()) {
            metadata(meta.group(1), meta.group(2), meta.group(3));
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as("sample: %s", line).isTrue();
        String labels = sample.group(2) == null ? "" : "{" + sample.group(2) + "}";
        String number = sample.group(3);
        double value = Double.parseDouble(number.replace("Inf", "Infinity"));
        sample(sample.group(1), labels, value);
        assertThat(samples.put(sample.group(1) + labels, value)).as("twice: %s", line).isNull();
    }

    private void metadata(String kind, String name, String rest) {
        if (!name.equals(family)) {
            endFamily();
            assertThat(families.add(name)).as("families are not interleaved: %s", name).isTrue();
            family = name;
            type = "unknown";
        }
        assertThat(told.add(kind + " " + name)).as("%s of %s once", kind, name).isTrue();
        switch (kind) {
            case "TYPE" -> {
                assertThat(rest).isIn("counter", "gauge", "histogram");
                type = rest;
            }
            case "UNIT" -> assertThat(name).endsWith("_" + rest);
            default -> assertThat(rest).isNotBlank();
        }
    }

    private void sample(String name, String labels, double value) {
        switch (type) {
            case "counter" -> {
                assertThat(name).isEqualTo(family + "_total");
                assertThat(value).isNotNegative().isFinite();
            }
            case "gauge" -> assertThat(name).isEqualTo(family);
            default -> bucket(name, labels, value);
        }
    }

    private void bucket(String name, String labels, double value) {
        if (name.equals(family + "_bucket")) {
            String bound = labels.substring("{le=\"".length(), labels.length() - 2);
            double parsed = Double.parseDouble(bound.replace("Inf", "Infinity"));
            assertThat(bound).as("bounds are floats").matches("[+]Inf|[0-9]+\\.[0-9]+");
            if (!bounds.isEmpty()) {
                assertThat(parsed).isGreaterThan(bounds.getLast());
            }
            bounds.add(parsed);
            assertThat(value).as("buckets are cumulative").isGreaterThanOrEqualTo(last);
            last = value;
        } else if (name.equals(family + "_count")) {
            assertThat(value).as("the count is the last bucket").isEqualTo(last);
        } else {
            assertThat(name).isEqualTo(family + "_sum");
        }
    }

    private void endFamily() {
        if (type.equals("histogram")) {
            assertThat(bounds).endsWith(Double.POSITIVE_INFINITY);
        }
        bounds.clear();
        last = 0;
    }
}
