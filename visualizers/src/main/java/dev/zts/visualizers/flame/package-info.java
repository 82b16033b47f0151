/** Flame graphs of JavaScript stacks, coloured by tier. No JavaFX. */
package dev.zts.visualizers.flame;
