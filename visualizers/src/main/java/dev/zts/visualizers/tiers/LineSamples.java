package dev.zts.visualizers.tiers;

/**
 * How often stacks were sampled on a source line.
 *
 * @param interpreted of them, those that were interpreted
 */
public record LineSamples(long samples, long interpreted) {
    public static final LineSamples NONE = new LineSamples(0, 0);

    LineSamples plus(LineSamples other) {
        return new LineSamples(samples + other.samples, interpreted + other.interpreted);
    }
}
