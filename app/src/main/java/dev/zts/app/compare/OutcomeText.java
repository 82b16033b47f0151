package dev.zts.app.compare;

import dev.zts.visualizers.stats.Comparison;
import dev.zts.visualizers.stats.Comparison.Subject;
import dev.zts.visualizers.stats.Gain;
import dev.zts.visualizers.stats.GainText;
import dev.zts.visualizers.stats.Metric;
import dev.zts.visualizers.stats.Verdict;
import java.util.Locale;

/** A comparison as a table for the terminal: at most 100 columns, no colours. */
public final class OutcomeText {
    private static final int NAME_WIDTH = 30;
    private static final int FIGURE_WIDTH = 10;

    private final StringBuilder out = new StringBuilder();

    private OutcomeText() {}

    public static String toText(Outcome outcome) {
        OutcomeText text = new OutcomeText();
        text.write(outcome);
        return text.out.toString();
    }

    private void write(Outcome outcome) {
        Comparison comparison = outcome.comparison();
        line("What if: " + outcome.folder());
        line("  A  " + outcome.a() + " (as configured)");
        line("  B  " + outcome.b());
        line(outcome.load());
        for (Metric metric : comparison.all().gains().keySet()) {
            table(comparison, metric);
        }
        line("");
        line("Verdict: " + GainText.verdict(comparison.headline()));
        outcome.notes().forEach(note -> line("Note: " + note));
    }

    private void table(Comparison comparison, Metric metric) {
        line("");
        row(metric.label(), "A", "B", "B is … times as fast, 95 %", "verdict");
        for (Subject handler : comparison.handlers()) {
            if (handler.gains().containsKey(metric)) {
                row(handler.name(), handler.gain(metric));
            }
        }
        row("all", comparison.all().gain(metric));
    }

    private void row(String name, Gain gain) {
        row(
                name,
                GainText.figure(gain.metric(), gain.a()),
                GainText.figure(gain.metric(), gain.b()),
                GainText.times(gain),
                gain.verdict().label());
        if (gain.verdict() == Verdict.INVALID) {
            line("    " + gain.reason());
        }
    }

    private void row(String name, String a, String b, String times, String verdict) {
        String shortName =
                name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "…";
        line(
                String.format(
                                Locale.ROOT,
                                "%-"
                                        + NAME_WIDTH
                                        + "s %"
                                        + FIGURE_WIDTH
                                        + "s %"
                                        + FIGURE_WIDTH
                                        + "s   %-26s  %s",
                                shortName,
                                a,
                                b,
                                times,
                                verdict)
                        .stripTrailing());
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
