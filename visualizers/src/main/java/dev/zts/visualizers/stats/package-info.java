/** Whether one of two ways to run the same load is faster, and how sure that is. No JavaFX. */
package dev.zts.visualizers.stats;
