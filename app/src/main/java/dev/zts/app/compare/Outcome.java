package dev.zts.app.compare;

import dev.zts.visualizers.stats.Comparison;
import java.util.List;

/**
 * What a comparison found.
 *
 * @param folder its name
 * @param a settings of side A, as configured
 * @param b settings of side B
 * @param load and blocks, in a line
 * @param notes what to know when reading the figures, in plain sentences
 */
public record Outcome(
        String folder, String a, String b, String load, Comparison comparison, List<String> notes) {
    public Outcome {
        notes = List.copyOf(notes);
    }
}
