package dev.zts.visualizers.timeline;

import dev.zts.telemetry.StackSample;
import java.util.List;

/**
 * The JavaScript stacks that were seen in the measured part of a run, each with its count.
 *
 * @param samples stacks that differ; where a frame stood in its function makes no difference, and
 *     its {@code atLine} is the function's own line
 * @param other how often a stack was seen that is not among them because there were too many
 */
public record Stacks(List<StackSample> samples, long other) {

    /** None. */
    public static final Stacks NONE = new Stacks(List.of(), 0);

    public Stacks {
        samples = List.copyOf(samples);
    }

    /** {@return how often any stack was seen} */
    public long total() {
        return other + samples.stream().mapToLong(StackSample::count).sum();
    }
}
