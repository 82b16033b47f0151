package dev.zts.benchmarks.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of engines in cases, several a round each, of which the median counts. */
final class Rates {

    private final Map<String, Map<Candidate, List<Double>>> rates = new HashMap<>();

    void add(String name, Candidate engine, double rate) {
        rates.computeIfAbsent(name, _ -> new EnumMap<>(Candidate.class))
                .computeIfAbsent(engine, _ -> new ArrayList<>())
                .add(rate);
    }

    double median(Case each, Candidate engine) {
        return median(rates.get(each.name()).get(engine));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** {@return the geometric mean over cases of the ratios of two engines} */
    double ratio(List<Case> cases, Candidate a, Candidate b) {
        return Math.exp(
                cases.stream()
                        .mapToDouble(each -> Math.log(median(each, a) / median(each, b)))
                        .average()
                        .orElse(Double.NaN));
    }

    /**
     * {@return the medians as a table, the ratios of the first engine to each below}
     *
     * @param title above the names of the cases
     */
    String table(String title, List<Case> cases, List<Candidate> engines) {
        StringBuilder table = new StringBuilder(String.format("%-18s", title));
        engines.forEach(engine -> table.append(String.format("%20s", engine.text())));
        table.append(System.lineSeparator());
        for (Case each : cases) {
            table.append(String.format("%-18s", each.name()));
            for (Candidate engine : engines) {
                table.append(String.format(Locale.ROOT, "%,20.0f", median(each, engine)));
            }
            table.append(System.lineSeparator());
        }
        ratios(table, "suite", cases.stream().filter(Case::suite).toList(), engines);
        ratios(table, "scripts", cases.stream().filter(each -> !each.suite()).toList(), engines);
        ratios(table, "all", cases, engines);
        return table.toString();
    }

    private void ratios(
            StringBuilder table, String name, List<Case> cases, List<Candidate> engines) {
        if (cases.isEmpty()) {
            return;
        }
        Candidate first = engines.getFirst();
        table.append(String.format("%-18s", "x, " + name));
        for (Candidate engine : engines) {
            table.append(String.format(Locale.ROOT, "%20.2f", ratio(cases, first, engine)));
        }
        table.append(System.lineSeparator());
    }
}
