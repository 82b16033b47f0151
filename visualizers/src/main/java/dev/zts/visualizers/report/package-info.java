/** Results of a run as text, JSON and a self-contained HTML page. No JavaFX. */
package dev.zts.visualizers.report;
