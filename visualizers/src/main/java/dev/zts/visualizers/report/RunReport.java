package dev.zts.visualizers.report;

import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;

/**
 * All a report is made of.
 *
 * @param slowest the slowest requests of the measured part with the account of their time, slowest
 *     first
 */
public record RunReport(RunFacts facts, TimelineView timeline, List<SlowRequest> slowest) {
    public RunReport {
        slowest = List.copyOf(slowest);
    }
}
