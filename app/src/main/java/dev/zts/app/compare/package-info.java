/** The same load with two settings of the compiler, side by side. No JavaFX. */
package dev.zts.app.compare;
