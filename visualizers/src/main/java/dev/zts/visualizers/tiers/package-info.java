/** What a compiler did to each function of a run, and what keeps functions slow. No JavaFX. */
package dev.zts.visualizers.tiers;
