package dev.zts.visualizers.report;

import dev.zts.visualizers.timeline.Stacks;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;

/**
 * All a report is made of.
 *
 * @param slowest the slowest requests of the measured part with the account of their time, slowest
 *     first
 * @param stacks JavaScript stacks of the measured part
 */
public record RunReport(
        RunFacts facts, TimelineView timeline, List<SlowRequest> slowest, Stacks stacks) {
    public RunReport {
        slowest = List.copyOf(slowest);
    }

    /** A report without stacks. */
    public RunReport(RunFacts facts, TimelineView timeline, List<SlowRequest> slowest) {
        this(facts, timeline, slowest, Stacks.NONE);
    }
}
