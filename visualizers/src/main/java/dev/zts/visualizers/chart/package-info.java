/**
 * Charts of a timeline, in JavaFX. Each draws a {@link dev.zts.visualizers.timeline.TimelineView},
 * knows its light and dark colours, and has a table of the same figures.
 */
package dev.zts.visualizers.chart;
