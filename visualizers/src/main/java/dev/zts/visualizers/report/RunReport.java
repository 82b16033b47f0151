package dev.zts.visualizers.report;

import dev.zts.visualizers.timeline.TimelineView;

/** All a report is made of. */
public record RunReport(RunFacts facts, TimelineView timeline) {}
