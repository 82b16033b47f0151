package dev.zts.operations;

import java.math.BigDecimal;

/** A text of figures by OpenMetrics 1.0. */
public final class OpenMetrics {
    public static final String CONTENT_TYPE =
            "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final StringBuilder text = new StringBuilder(8 << 10);

    /** A family whose samples are told one by one. */
    public final class Family {
        private final String sample;

        private Family(String sample) {
            this.sample = sample;
        }

        /** Tells one value, with labels as names and values in turn. */
        public Family sample(double value, String... labels) {
            line(sample, value, labels);
            return this;
        }
    }

    /** Begins a family of counts that never fall; {@code _total} is added to its samples. */
    public Family counter(String name, String help) {
        begin(name, "counter", help);
        return new Family(name + "_total");
    }

    /** Begins a family of values of now. */
    public Family gauge(String name, String help) {
        begin(name, "gauge", help);
        return new Family(name);
    }

    /**
     * Tells a distribution.
     *
     * @param bounds upper ones of all buckets but the last, ascending
     * @param counts of each bucket alone
     * @param sum of all values
     */
    public void histogram(String name, String help, double[] bounds, long[] counts, double sum) {
        begin(name, "histogram", help);
        long count = 0;
        for (int i = 0; i < counts.length; i++) {
            count += counts[i];
            String bound = i < bounds.length ? number(bounds[i]) : "+Inf";
            line(name + "_bucket", count, "le", bound);
        }
        line(name + "_count", count);
        line(name + "_sum", sum);
    }

    /** Begins a family; a name that ends with a unit says that this is it. */
    private void begin(String name, String type, String help) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        for (String unit : new String[] {"seconds", "bytes"}) {
            if (name.endsWith("_" + unit)) {
                text.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
            }
        }
        text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    }

    private void line(String name, double value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]);
            text.append("=\"").append(escaped(labels[i + 1])).append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(number(value)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** {@return a number without an exponent; a whole one of a bucket's bound with a point} */
    private static String number(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    /** {@return the whole text; nothing can be added after that} */
    public String end() {
        return text.append("# EOF\n").toString();
    }
}
