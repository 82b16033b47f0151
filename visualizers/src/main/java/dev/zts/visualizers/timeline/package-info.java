/** Frames kept for drawing: seconds, totals and events of a run, bounded in size. No JavaFX. */
package dev.zts.visualizers.timeline;
