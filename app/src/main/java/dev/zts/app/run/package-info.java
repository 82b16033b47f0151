/** A run as window and command line drive it. No JavaFX. */
package dev.zts.app.run;
